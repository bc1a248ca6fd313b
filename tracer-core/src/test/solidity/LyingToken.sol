// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// Says that anybody paid anybody. Nobody ever has any of it.
contract LyingToken {
    event Transfer(address indexed from, address indexed to, uint256 value);

    string public constant name = "Test Dollar";
    string public constant symbol = "TUSD";
    uint8 public constant decimals = 6;
    mapping(address => uint256) public balanceOf;

    function pretend(address from, address to, uint256 value) external {
        emit Transfer(from, to, value);
    }
}
