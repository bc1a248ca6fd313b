// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// Tokens each of which is one (ERC-721), as far as the tests need them: no receiver is called.
contract Picture {
    event Transfer(address indexed from, address indexed to, uint256 indexed tokenId);
    event ApprovalForAll(address indexed owner, address indexed operator, bool approved);

    error NonexistentToken(uint256 tokenId);

    mapping(uint256 => address) private owners;
    mapping(address => mapping(address => bool)) public isApprovedForAll;

    function ownerOf(uint256 tokenId) public view returns (address) {
        address owner = owners[tokenId];
        if (owner == address(0)) {
            revert NonexistentToken(tokenId);
        }
        return owner;
    }

    function setApprovalForAll(address operator, bool approved) external {
        isApprovedForAll[msg.sender][operator] = approved;
        emit ApprovalForAll(msg.sender, operator, approved);
    }

    function mint(address to, uint256 tokenId) external {
        require(owners[tokenId] == address(0), "made before");
        owners[tokenId] = to;
        emit Transfer(address(0), to, tokenId);
    }

    function transferFrom(address from, address to, uint256 tokenId) external {
        take(from, tokenId);
        owners[tokenId] = to;
        emit Transfer(from, to, tokenId);
    }

    function burn(uint256 tokenId) external {
        take(msg.sender, tokenId);
        emit Transfer(msg.sender, address(0), tokenId);
    }

    function take(address from, uint256 tokenId) private {
        require(ownerOf(tokenId) == from, "not the owner's");
        require(from == msg.sender || isApprovedForAll[from][msg.sender], "not allowed");
        delete owners[tokenId];
    }
}
