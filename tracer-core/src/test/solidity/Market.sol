// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

interface Movable {
    function transferFrom(address from, address to, uint256 tokenId) external;
    function safeTransferFrom(address from, address to, uint256 id, uint256 value, bytes calldata data)
        external;
}

/// Sells against ether. A picture stays with its seller until it is sold, or is consigned; wares
/// are always consigned. A fortieth of the price stays here.
contract Market {
    struct Lot {
        address seller;
        address token;
        uint256 id;
        uint256 units;
        uint256 price;
        bool consigned;
    }

    Lot[] private lots;

    function offer(address token, uint256 id, uint256 price) external {
        lots.push(Lot(msg.sender, token, id, 0, price, false));
    }

    function consign(address token, uint256 id, uint256 price) external {
        lots.push(Lot(msg.sender, token, id, 0, price, true));
        Movable(token).transferFrom(msg.sender, address(this), id);
    }

    function consignUnits(address token, uint256 id, uint256 units, uint256 price) external {
        lots.push(Lot(msg.sender, token, id, units, price, true));
        Movable(token).safeTransferFrom(msg.sender, address(this), id, units, "");
    }

    function buy(uint256 number) external payable {
        Lot memory lot = lots[number];
        delete lots[number];
        require(lot.seller != address(0) && msg.value == lot.price, "not for this");
        address holder = lot.consigned ? address(this) : lot.seller;
        if (lot.units == 0) {
            Movable(lot.token).transferFrom(holder, msg.sender, lot.id);
        } else {
            Movable(lot.token).safeTransferFrom(holder, msg.sender, lot.id, lot.units, "");
        }
        (bool paid,) = lot.seller.call{value: lot.price - lot.price / 40}("");
        require(paid, "not paid");
    }
}
