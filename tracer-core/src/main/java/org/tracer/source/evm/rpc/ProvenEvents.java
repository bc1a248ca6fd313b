package org.tracer.source.evm.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;
import org.tracer.source.evm.codec.Log;
import org.tracer.source.remote.Notices;

/** What the events of a receipt move, read by the same rules as where a node tells of them. */
public final class ProvenEvents {

  /** No block has room for more; places of events behind would not be counted. */
  private static final int MOST = 1 << 18;

  private ProvenEvents() {}

  /**
   * The transfers that the events of one transaction tell of: tokens' and the chain's own of its
   * coin (EIP-7708), which are internal transfers here. Their places count events from the first of
   * the receipt.
   *
   * @param transaction where it stands; its index is not looked at
   */
  public static List<Transfer> of(List<Log> logs, ChainOrder transaction, EvmHash hash) {
    if (logs.size() > MOST) {
      throw new MalformedDataException(
          "a receipt has " + logs.size() + " events, more than a block holds",
          "transaction " + hash,
          "Use another source.");
    }
    List<NodeLog> events = new ArrayList<>();
    for (Log log : logs) {
      events.add(
          new NodeLog(
              log.address(),
              log.topics(),
              log.data().toString(),
              transaction.block(),
              hash, // The block's own name plays no part in what an event moves.
              hash,
              transaction.transaction(),
              events.size()));
    }
    List<Transfer> transfers = new ArrayList<>();
    Notices unread = new Notices();
    for (NodeLog event : events) {
      Fields fields = new Fields("transaction " + hash, event.contract().chain());
      transfers.addAll(TokenEvents.read(event, fields, unread));
      transfers.addAll(others(event, events, fields));
    }
    return List.copyOf(transfers);
  }

  private static List<Transfer> others(NodeLog event, List<NodeLog> all, Fields fields) {
    try {
      return TokenEvents.isCoin(event)
          ? List.of(coin(event, fields))
          : SupplyEvents.read(event, all, fields);
    } catch (MalformedDataException e) {
      // Any contract can write such events: what is of another form moves nothing.
      return List.of();
    }
  }

  private static Transfer coin(NodeLog event, Fields fields) {
    EvmAddress from = TokenEvents.address(event.topics().get(1), fields);
    EvmAddress to = TokenEvents.address(event.topics().get(2), fields);
    return new Transfer(
        TokenEvents.order(event, 0),
        event.transactionHash(),
        from,
        to,
        Asset.coin(fields.chain()),
        fields.quantity(event.data(), "data"),
        TransferKind.INTERNAL);
  }

  /**
   * Place among all events of the block of the one that a transfer's place names; empty if none.
   */
  public static OptionalInt eventOf(ChainOrder order) {
    return order.index() < TokenEvents.FIRST_PLACE || order.transaction() == ChainOrder.BLOCK_END
        ? OptionalInt.empty()
        : OptionalInt.of((order.index() - TokenEvents.FIRST_PLACE) / TokenEvents.PLACES);
  }

  /**
   * How many events of the block stand before the transaction, if both places are of one transfer.
   *
   * @param inBlock counts events from the first of the block
   * @param inTransaction counts them from the first of the transaction
   * @return empty if they cannot be of one transfer
   */
  public static OptionalInt eventsBefore(ChainOrder inBlock, ChainOrder inTransaction) {
    int places = inBlock.index() - inTransaction.index();
    return places < 0 || places % TokenEvents.PLACES != 0 || eventOf(inBlock).isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(places / TokenEvents.PLACES);
  }
}
