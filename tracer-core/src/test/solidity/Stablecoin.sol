// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import "./Token.sol";

/// Six decimals and an issuer. `mint` and `burn` emit a Transfer as Circle's do; `issue`, `redeem`
/// and `destroyBlackFunds` emit none, and no argument of theirs is indexed, as Tether's.
contract Stablecoin is Token {
    event Issue(uint256 amount);
    event Redeem(uint256 amount);
    event AddedBlackList(address user);
    event RemovedBlackList(address user);
    event DestroyedBlackFunds(address blackListedUser, uint256 balance);

    string public constant name = "Test Dollar";
    string public constant symbol = "TUSD";
    uint8 public constant decimals = 6;
    address public immutable owner = msg.sender;
    mapping(address => bool) public isBlackListed;

    modifier onlyOwner() {
        require(msg.sender == owner, "not the owner");
        _;
    }

    function mint(address to, uint256 value) external onlyOwner {
        totalSupply += value;
        balanceOf[to] += value;
        emit Transfer(address(0), to, value);
    }

    function burn(uint256 value) external {
        balanceOf[msg.sender] -= value;
        totalSupply -= value;
        emit Transfer(msg.sender, address(0), value);
    }

    function issue(uint256 value) external onlyOwner {
        totalSupply += value;
        balanceOf[owner] += value;
        emit Issue(value);
    }

    function redeem(uint256 value) external onlyOwner {
        balanceOf[owner] -= value;
        totalSupply -= value;
        emit Redeem(value);
    }

    function addBlackList(address user) external onlyOwner {
        isBlackListed[user] = true;
        emit AddedBlackList(user);
    }

    function removeBlackList(address user) external onlyOwner {
        isBlackListed[user] = false;
        emit RemovedBlackList(user);
    }

    function destroyBlackFunds(address user) external onlyOwner {
        require(isBlackListed[user], "not on the list");
        uint256 funds = balanceOf[user];
        balanceOf[user] = 0;
        totalSupply -= funds;
        emit DestroyedBlackFunds(user, funds);
    }

    function move(address from, address to, uint256 value) internal override {
        require(!isBlackListed[from], "on the list");
        super.move(from, to, value);
    }
}
