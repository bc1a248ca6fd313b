// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import "./Token.sol";

/// Two tokens, whose product no swap lowers; three in a thousand of what comes in is the toll.
contract Pool {
    event Swap(address indexed to, address tokenIn, uint256 amountIn, uint256 amountOut);
    event Sync(uint256 reserveA, uint256 reserveB);

    Token public immutable tokenA;
    Token public immutable tokenB;
    mapping(Token => uint256) public reserve;

    constructor(Token a, Token b) {
        tokenA = a;
        tokenB = b;
    }

    /// Counts what was sent here as the pool's own.
    function sync() public {
        reserve[tokenA] = tokenA.balanceOf(address(this));
        reserve[tokenB] = tokenB.balanceOf(address(this));
        emit Sync(reserve[tokenA], reserve[tokenB]);
    }

    /// Pays for what came in since the last call.
    function swap(Token tokenIn, address to) external returns (uint256 amountOut) {
        Token tokenOut = tokenIn == tokenA ? tokenB : tokenA;
        uint256 amountIn = tokenIn.balanceOf(address(this)) - reserve[tokenIn];
        uint256 counted = amountIn * 997;
        amountOut = counted * reserve[tokenOut] / (reserve[tokenIn] * 1000 + counted);
        tokenOut.transfer(to, amountOut);
        sync();
        emit Swap(to, address(tokenIn), amountIn, amountOut);
    }
}
