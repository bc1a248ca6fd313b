package org.tracer.source.evm.rpc;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.error.SourceUnavailableException;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;
import org.tracer.source.remote.Notices;

/**
 * Books one transaction. Places in it are the same whatever was asked: 0 to 3 the fees, burned,
 * tip, blobs, data; 8 the value of the transaction; from 16 on what contracts moved, in the order
 * of execution; from {@link TokenEvents#FIRST_PLACE} on the events, in their own order. Fees stand
 * first because they are paid up front. How moves and events were interleaved is not known.
 */
final class TransactionBook {

  static final int VALUE = 8;
  private static final int FIRST_MOVE = 16;

  private final NodeBlock block;
  private final NodeTransaction transaction;
  private final NodeReceipt receipt;
  private final Fields fields;
  private final Asset coin;
  private final List<Transfer> transfers = new ArrayList<>();

  private TransactionBook(
      NodeBlock block, NodeTransaction transaction, NodeReceipt receipt, Fields fields) {
    this.block = block;
    this.transaction = transaction;
    this.receipt = receipt;
    this.fields = fields;
    this.coin = Asset.coin(fields.chain());
  }

  /**
   * All transfers of a transaction in the order of their places.
   *
   * @param moves null if there is no trace of it
   */
  static List<Transfer> of(
      NodeBlock block,
      NodeTransaction transaction,
      NodeReceipt receipt,
      @Nullable Moves moves,
      Fields fields,
      Notices notices) {
    TransactionBook book = new TransactionBook(block, transaction, receipt, fields);
    book.fees();
    boolean succeeded = book.succeeded(moves);
    if (!succeeded && !receipt.logs().isEmpty()) {
      throw fields.contradiction("a failed transaction has events");
    }
    if (succeeded) {
      book.value();
      if (moves == null) {
        book.coinEvents();
      } else {
        book.moves(moves);
      }
      for (NodeLog log : receipt.logs()) {
        book.transfers.addAll(TokenEvents.read(log, fields, notices));
        book.transfers.addAll(SupplyEvents.read(log, receipt.logs(), fields));
      }
      book.transfers.sort(Comparator.comparing(Transfer::order));
    }
    return List.copyOf(book.transfers);
  }

  /** Base fee and blobs are burned, the rest is the tip; before London all of it is. */
  private void fees() {
    BigInteger price = receipt.price(transaction);
    if (price == null) {
      throw fields.contradiction("neither transaction nor receipt says the price of gas");
    }
    BigInteger base = block.baseFee() == null ? BigInteger.ZERO : block.baseFee();
    // Rollups have transactions that pay nothing.
    BigInteger burned = base.min(price);
    BigInteger gas = receipt.gasUsed();
    fee(0, burned.multiply(gas), null, TransferKind.FEE_BURNED);
    fee(1, price.subtract(burned).multiply(gas), block.beneficiary(), TransferKind.FEE_TIP);
    fee(2, receipt.blobFee(), null, TransferKind.FEE_BURNED);
    fee(3, receipt.dataFee(), null, TransferKind.FEE_DATA);
  }

  private void fee(int place, BigInteger wei, @Nullable EvmAddress to, TransferKind kind) {
    if (wei.signum() > 0) {
      add(place, transaction.from(), to, wei, kind);
    }
  }

  private void add(
      int place, EvmAddress from, @Nullable EvmAddress to, BigInteger wei, TransferKind kind) {
    transfers.add(
        new Transfer(
            new ChainOrder(transaction.block(), transaction.index(), place),
            transaction.hash(),
            from,
            to,
            coin,
            wei,
            kind));
  }

  private boolean succeeded(@Nullable Moves moves) {
    Boolean said = receipt.succeeded();
    if (moves != null) {
      if (said != null && said != moves.succeeded()) {
        throw fields.contradiction("trace and receipt disagree on whether a transaction succeeded");
      }
      return moves.succeeded();
    }
    if (said != null) {
      return said;
    }
    // Before Byzantium every failure took all the gas, and whatever happened left traces.
    if (receipt.gasUsed().compareTo(transaction.gas()) < 0 || !receipt.logs().isEmpty()) {
      return true;
    }
    throw new SourceUnavailableException(
        "whether a transaction succeeded is not known: its receipt does not say",
        "transaction " + transaction.hash(),
        "Use a node that offers trace_transaction or debug_traceTransaction.");
  }

  private void value() {
    if (transaction.value().signum() > 0) {
      add(VALUE, transaction.from(), payee(), transaction.value(), TransferKind.PAYMENT);
    }
  }

  private EvmAddress payee() {
    EvmAddress payee = transaction.to() != null ? transaction.to() : receipt.created();
    if (payee == null) {
      throw fields.contradiction("a receipt does not name the contract that was created");
    }
    return payee;
  }

  private void moves(Moves moves) {
    for (int i = 0; i < moves.list().size(); i++) {
      Moves.Move move = moves.list().get(i);
      // What a contract sends to itself as it ends does not move.
      if (!move.destruction() || !move.from().equals(move.to())) {
        TransferKind kind = move.destruction() ? TransferKind.SELF_DESTRUCT : TransferKind.INTERNAL;
        add(FIRST_MOVE + i, move.from(), move.to(), move.wei(), kind);
      }
    }
  }

  /** Without a trace, the chain's own events tell of every move, that of the value included. */
  private void coinEvents() {
    boolean valueSeen = transaction.value().signum() == 0;
    for (NodeLog log : receipt.logs()) {
      if (TokenEvents.isCoin(log)) {
        EvmAddress from = TokenEvents.address(log.topics().get(1), fields);
        EvmAddress to = TokenEvents.address(log.topics().get(2), fields);
        BigInteger wei = fields.quantity(log.data(), "data");
        boolean isValue =
            !valueSeen
                && from.equals(transaction.from())
                && to.equals(payee())
                && wei.equals(transaction.value());
        if (isValue) {
          valueSeen = true;
        } else if (wei.signum() > 0) {
          int place = TokenEvents.order(log, 0).index();
          add(place, from, to, wei, TransferKind.INTERNAL);
        }
      }
    }
  }
}
