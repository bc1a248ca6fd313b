// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// Holds ether until somebody ends it. Since EIP-6780 its code stays, and only the ether goes.
contract Mortal {
    constructor() payable {}

    receive() external payable {}

    function end(address payable heir) external {
        selfdestruct(heir);
    }
}

/// Ends while it is made. Its own heir is nobody: such ether is gone.
contract Stillborn {
    constructor(address payable heir) payable {
        selfdestruct(heir == address(0) ? payable(address(this)) : heir);
    }
}

/// Pays by making a contract that ends at once.
contract Factory {
    function pay(address payable heir) external payable {
        new Stillborn{value: msg.value}(heir);
    }
}
