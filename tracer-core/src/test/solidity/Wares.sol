// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// Tokens with numbers and units (ERC-1155), as far as the tests need them: no receiver is called.
contract Wares {
    event TransferSingle(
        address indexed operator,
        address indexed from,
        address indexed to,
        uint256 id,
        uint256 value
    );
    event TransferBatch(
        address indexed operator,
        address indexed from,
        address indexed to,
        uint256[] ids,
        uint256[] values
    );

    mapping(uint256 => mapping(address => uint256)) private balances;
    mapping(address => mapping(address => bool)) public isApprovedForAll;

    function balanceOf(address account, uint256 id) external view returns (uint256) {
        return balances[id][account];
    }

    function setApprovalForAll(address operator, bool approved) external {
        isApprovedForAll[msg.sender][operator] = approved;
    }

    function mint(address to, uint256 id, uint256 value) external {
        balances[id][to] += value;
        emit TransferSingle(msg.sender, address(0), to, id, value);
    }

    function mintBatch(address to, uint256[] calldata ids, uint256[] calldata values) external {
        move(address(0), to, ids, values);
    }

    function safeTransferFrom(address from, address to, uint256 id, uint256 value, bytes calldata)
        external
    {
        require(from == msg.sender || isApprovedForAll[from][msg.sender], "not allowed");
        balances[id][from] -= value;
        balances[id][to] += value;
        emit TransferSingle(msg.sender, from, to, id, value);
    }

    function safeBatchTransferFrom(
        address from,
        address to,
        uint256[] calldata ids,
        uint256[] calldata values,
        bytes calldata
    ) external {
        require(from == msg.sender || isApprovedForAll[from][msg.sender], "not allowed");
        move(from, to, ids, values);
    }

    function burn(uint256 id, uint256 value) external {
        balances[id][msg.sender] -= value;
        emit TransferSingle(msg.sender, msg.sender, address(0), id, value);
    }

    function burnBatch(uint256[] calldata ids, uint256[] calldata values) external {
        move(msg.sender, address(0), ids, values);
    }

    function move(address from, address to, uint256[] calldata ids, uint256[] calldata values)
        private
    {
        for (uint256 i = 0; i < ids.length; i++) {
            if (from != address(0)) {
                balances[ids[i]][from] -= values[i];
            }
            if (to != address(0)) {
                balances[ids[i]][to] += values[i];
            }
        }
        emit TransferBatch(msg.sender, from, to, ids, values);
    }
}
