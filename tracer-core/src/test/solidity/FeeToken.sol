// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import "./Token.sol";

/// Keeps one and a half percent of every transfer for its collector: less comes in than was sent.
contract FeeToken is Token {
    string public constant name = "Toll";
    string public constant symbol = "TOLL";
    uint8 public constant decimals = 18;
    address public immutable collector;

    constructor(address collector_, uint256 supply) {
        collector = collector_;
        totalSupply = supply;
        balanceOf[msg.sender] = supply;
        emit Transfer(address(0), msg.sender, supply);
    }

    function move(address from, address to, uint256 value) internal override {
        uint256 fee = value * 150 / 10_000;
        super.move(from, to, value - fee);
        super.move(from, collector, fee);
    }
}
