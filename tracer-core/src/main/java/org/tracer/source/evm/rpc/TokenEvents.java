package org.tracer.source.evm.rpc;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;
import org.tracer.source.remote.Notices;

/**
 * Reads the standard events of tokens: ERC-20 and ERC-721 {@code Transfer}, ERC-1155 {@code
 * TransferSingle} and {@code TransferBatch}. Other events that move tokens are not read.
 */
final class TokenEvents {

  static final EvmHash TRANSFER =
      EvmHash.parse("0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef");
  static final EvmHash SINGLE =
      EvmHash.parse("0xc3d58168c5ae7397731d063d5bbf3d657854427343f4c083240f7aacaa2d0f62");
  static final EvmHash BATCH =
      EvmHash.parse("0x4a39dc06d4c0dbc64b70af90fd698a233a518aa5d07e595d983b8c0526c8f7fb");

  /** From here come the chain's own events of its coin (EIP-7708), which are no token's. */
  static final String COIN_LOGGER = "0xfffffffffffffffffffffffffffffffffffffffe";

  /** Places of events stand behind those of fees and moves of coin. */
  static final int FIRST_PLACE = 1 << 24;

  static final int PLACES = 1 << 12;
  private static final int WORD = 64;

  private TokenEvents() {}

  static boolean isCoin(NodeLog log) {
    return Node.lower(log.contract()).equals(COIN_LOGGER)
        && log.topics().size() == 3
        && log.topics().getFirst().equals(TRANSFER);
  }

  /** The place of an event in its transaction: known from the event alone. */
  static ChainOrder order(NodeLog log, int part) {
    if (part >= PLACES) {
      throw new IllegalArgumentException("an event with " + part + " transfers");
    }
    int place =
        Math.addExact(FIRST_PLACE, Math.addExact(Math.multiplyExact(log.index(), PLACES), part));
    return new ChainOrder(log.block(), log.transaction(), place);
  }

  /** What an event moves; empty if it is none of those known. One of another form is noted. */
  static List<Transfer> read(NodeLog log, Fields fields, Notices notices) {
    try {
      return read(log, fields);
    } catch (MalformedDataException e) {
      // Any contract can write such events; one must not keep the rest from being read.
      notices.add(
          "events that look like a token's and are not read",
          String.format(
              Locale.ROOT,
              "event %d of block %d, of contract %s, looks like a token's and is not read: %s",
              log.index(),
              log.block(),
              log.contract(),
              e.getMessage()));
      return List.of();
    }
  }

  private static List<Transfer> read(NodeLog log, Fields fields) {
    List<EvmHash> topics = log.topics();
    String data = log.data().substring(2);
    if (topics.isEmpty() || isCoin(log)) {
      return List.of();
    }
    EvmHash event = topics.getFirst();
    if (event.equals(TRANSFER) && topics.size() == 3 && data.length() >= WORD) {
      Asset asset = Asset.token(log.contract());
      return List.of(transfer(log, 0, topics.get(1), topics.get(2), asset, word(data, 0), fields));
    }
    if (event.equals(TRANSFER) && topics.size() == 4) {
      Asset asset = numbered(log, Asset.Kind.ERC721, number(topics.get(3)));
      return List.of(transfer(log, 0, topics.get(1), topics.get(2), asset, BigInteger.ONE, fields));
    }
    if (event.equals(SINGLE) && topics.size() == 4 && data.length() >= 2 * WORD) {
      Asset asset = numbered(log, Asset.Kind.ERC1155, word(data, 0));
      return List.of(transfer(log, 0, topics.get(2), topics.get(3), asset, word(data, 1), fields));
    }
    if (event.equals(BATCH) && topics.size() == 4) {
      return batch(log, data, fields);
    }
    if (event.equals(TRANSFER) || event.equals(SINGLE) || event.equals(BATCH)) {
      throw fields.contradiction("its parties are not where the standards want them");
    }
    return List.of();
  }

  private static List<Transfer> batch(NodeLog log, String data, Fields fields) {
    List<BigInteger> ids = list(data, 0, fields);
    List<BigInteger> amounts = list(data, 1, fields);
    if (ids.size() != amounts.size() || ids.size() > PLACES) {
      throw fields.contradiction("an ERC-1155 event has lists that do not fit together");
    }
    List<Transfer> transfers = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      Asset asset = numbered(log, Asset.Kind.ERC1155, ids.get(i));
      transfers.add(
          transfer(
              log, i, log.topics().get(2), log.topics().get(3), asset, amounts.get(i), fields));
    }
    return transfers;
  }

  private static List<BigInteger> list(String data, int head, Fields fields) {
    if (data.length() < 2 * WORD) {
      throw fields.contradiction("an ERC-1155 event is cut short");
    }
    BigInteger offset = word(data, head);
    if (offset.bitLength() > 24 || offset.intValue() % 32 != 0) {
      throw fields.contradiction("an ERC-1155 event has an odd list");
    }
    int start = offset.intValue() / 32;
    if ((start + 1) * WORD > data.length()) {
      throw fields.contradiction("an ERC-1155 event is cut short");
    }
    BigInteger count = word(data, start);
    if (count.bitLength() > 20 || (start + 1 + count.intValue()) * WORD > data.length()) {
      throw fields.contradiction("an ERC-1155 event is cut short");
    }
    List<BigInteger> values = new ArrayList<>();
    for (int i = 1; i <= count.intValue(); i++) {
      values.add(word(data, start + i));
    }
    return values;
  }

  private static BigInteger word(String data, int number) {
    return new BigInteger(data.substring(number * WORD, (number + 1) * WORD), 16);
  }

  private static BigInteger number(EvmHash topic) {
    return new BigInteger(1, topic.toBytes());
  }

  private static Asset numbered(NodeLog log, Asset.Kind kind, BigInteger id) {
    return new Asset(log.contract().chain(), kind, log.contract(), id);
  }

  /** Parties are padded to 32 bytes; the zero address makes and destroys units. */
  private static Transfer transfer(
      NodeLog log,
      int part,
      EvmHash payer,
      EvmHash payee,
      Asset asset,
      BigInteger amount,
      Fields fields) {
    @Nullable EvmAddress from = party(payer, fields);
    @Nullable EvmAddress to = party(payee, fields);
    TransferKind kind = TransferKind.TOKEN;
    if (from == null && to == null) {
      // Nobody to nobody is no movement, but an event all the same: the zero address to itself.
      from = address(payer, fields);
      to = from;
    } else if (from == null) {
      kind = TransferKind.MINT;
    } else if (to == null) {
      kind = TransferKind.BURN;
    }
    return new Transfer(order(log, part), log.transactionHash(), from, to, asset, amount, kind);
  }

  static EvmAddress address(EvmHash topic, Fields fields) {
    byte[] bytes = topic.toBytes();
    for (int i = 0; i < 12; i++) {
      if (bytes[i] != 0) {
        throw fields.contradiction("a party of an event is no address: " + topic);
      }
    }
    return EvmAddress.read(fields.chain(), bytes, 12);
  }

  private static @Nullable EvmAddress party(EvmHash topic, Fields fields) {
    EvmAddress address = address(topic, fields);
    return address.high() == 0 && address.middle() == 0 && address.low() == 0 ? null : address;
  }
}
