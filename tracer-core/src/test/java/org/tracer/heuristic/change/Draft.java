package org.tracer.heuristic.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.Hash256;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Satoshi;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.RawBytes;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TransactionForm;
import org.tracer.ledger.TxInput;
import org.tracer.ledger.TxOutput;

/** A transaction put together for a test, with what is said to be known around it. */
final class Draft implements Surroundings {

  private final List<TxInput> inputs = new ArrayList<>();
  private final List<TxOutput> outputs = new ArrayList<>();
  private final List<TransactionForm.Input> written = new ArrayList<>();
  private final Map<Integer, Seen> before = new HashMap<>();
  private final Map<Integer, Seen> again = new HashMap<>();
  private final Map<Integer, Neighbour> spenders = new HashMap<>();
  private @Nullable Neighbour maker;
  private int version = 2;
  private long lockTime;
  private long sequence = 0xffff_fffdL;

  /** A lock: a plain name is P2WPKH, {@code pkh:} P2PKH, {@code sh:} P2SH, {@code data} none. */
  static LockingScript script(String holder) {
    if (holder.equals("data")) {
      return LockingScript.of(new byte[] {0x6a, 1, 0});
    }
    if (holder.startsWith("sh:")) {
      String hash = ChainBuilder.script(holder).toString().substring(4);
      return LockingScript.of(HexFormat.of().parseHex("a914" + hash + "87"));
    }
    return ChainBuilder.script(holder);
  }

  private static TxId id(int number) {
    return new TxId(new Hash256(number, 0, 0, 1));
  }

  Draft in(String holder, long valueSat) {
    TxOutput spent = new TxOutput(Satoshi.of(valueSat), script(holder));
    return input(new TxInput(new OutPoint(id(inputs.size()), 0), spent), "", List.of());
  }

  Draft unknownIn() {
    return input(new TxInput(new OutPoint(id(inputs.size()), 0), null), "", List.of());
  }

  /** As {@link #in} with what it shows: its script and its witness, in hexadecimal. */
  Draft signed(String holder, long valueSat, String unlocking, List<String> witness) {
    TxOutput spent = new TxOutput(Satoshi.of(valueSat), script(holder));
    return input(new TxInput(new OutPoint(id(inputs.size()), 0), spent), unlocking, witness);
  }

  private Draft input(TxInput input, String unlocking, List<String> witness) {
    inputs.add(input);
    written.add(
        new TransactionForm.Input(
            sequence,
            RawBytes.of(HexFormat.of().parseHex(unlocking)),
            witness.stream().map(item -> RawBytes.of(HexFormat.of().parseHex(item))).toList()));
    return this;
  }

  Draft out(String holder, long valueSat) {
    outputs.add(new TxOutput(Satoshi.of(valueSat), script(holder)));
    return this;
  }

  Draft version(int number) {
    version = number;
    return this;
  }

  Draft lockTime(long time) {
    lockTime = time;
    return this;
  }

  /** Of the inputs added from now on. */
  Draft sequence(long number) {
    sequence = number;
    return this;
  }

  Draft before(int vout, Seen seen) {
    before.put(vout, seen);
    return this;
  }

  Draft again(int vout, Seen seen) {
    again.put(vout, seen);
    return this;
  }

  /** The output is spent by the first input of another draft. */
  Draft spentBy(int vout, Draft other) {
    spenders.put(vout, new Neighbour(other.subject().transaction(), 0));
    return this;
  }

  Draft madeBy(Draft other) {
    maker = new Neighbour(other.subject().transaction(), 0);
    return this;
  }

  SpendingTransaction subject() {
    BlockRef block =
        new BlockRef(
            BlockHeight.of(700_000),
            new BlockHash(new Hash256(0, 0, 0, 7)),
            Instant.ofEpochSecond(1_600_000_000));
    Transaction transaction = new Transaction(id(99), block, 1, inputs, outputs);
    TransactionForm form = new TransactionForm(version, lockTime, written);
    return SpendingTransaction.of(transaction, Optional.of(form), this);
  }

  /** What a heuristic leaves; null if it does not apply. */
  @Nullable List<Integer> left(ChangeHeuristic heuristic) {
    return left(heuristic, subject());
  }

  static @Nullable List<Integer> left(ChangeHeuristic heuristic, SpendingTransaction subject) {
    return switch (heuristic.rule(subject)) {
      case Ruling.Left left -> left.survivors().list();
      case Ruling.NotApplied not -> null;
    };
  }

  @Override
  public Seen paidBefore(int vout) {
    return before.getOrDefault(vout, Seen.UNKNOWN);
  }

  @Override
  public Seen paidAgain(int vout) {
    return again.getOrDefault(vout, Seen.UNKNOWN);
  }

  @Override
  public @Nullable Neighbour spender(int vout) {
    return spenders.get(vout);
  }

  @Override
  public @Nullable Neighbour maker(int vin) {
    return maker;
  }
}
