// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import "./Pool.sol";
import "./WrappedEther.sol";

/// Swaps for whoever calls it, and keeps nothing.
contract Router {
    WrappedEther public immutable weth;

    constructor(WrappedEther weth_) {
        weth = weth_;
    }

    receive() external payable {}

    function etherForToken(Pool pool, uint256 least) external payable {
        weth.deposit{value: msg.value}();
        weth.transfer(address(pool), msg.value);
        require(pool.swap(weth, msg.sender) >= least, "too little");
    }

    function tokenForEther(Pool pool, Token token, uint256 amount, uint256 least) external {
        token.transferFrom(msg.sender, address(pool), amount);
        uint256 out = pool.swap(token, address(this));
        require(out >= least, "too little");
        weth.withdraw(out);
        payable(msg.sender).transfer(out);
    }

    function tokenForToken(Pool pool, Token token, uint256 amount, uint256 least) external {
        token.transferFrom(msg.sender, address(pool), amount);
        require(pool.swap(token, msg.sender) >= least, "too little");
    }
}
