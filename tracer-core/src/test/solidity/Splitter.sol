// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// Passes ether on. A payee that refuses stops nobody else: what it does not take stays here.
contract Splitter {
    receive() external payable {}

    function split(address[] calldata to, uint256[] calldata amounts) external payable {
        for (uint256 i = 0; i < to.length; i++) {
            (bool taken,) = to[i].call{value: amounts[i]}("");
            taken;
        }
    }
}

/// The same code behind another address: its calls to it are delegated, value and all.
contract SplitterProxy {
    address public immutable code;

    constructor(address code_) {
        code = code_;
    }

    fallback() external payable {
        (bool done,) = code.delegatecall(msg.data);
        require(done, "the code failed");
    }
}

/// Passes on what it is paid and then changes its mind: nothing has moved.
contract Refuser {
    address public immutable next;

    constructor(address next_) {
        next = next_;
    }

    receive() external payable {
        (bool taken,) = next.call{value: msg.value}("");
        require(taken && false, "refused");
    }
}
