package org.tracer.export;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.Lossless;
import org.tracer.chain.Hash256;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Satoshi;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.graph.NamedLedger;
import org.tracer.trace.BalanceSheet;
import org.tracer.trace.LabelAmount;
import org.tracer.trace.Seed;
import org.tracer.trace.StopReason;
import org.tracer.trace.StopRules;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.TracedInput;
import org.tracer.trace.TracedOutput;
import org.tracer.trace.TracedTransaction;

/** A peel chain as long as one likes; every transaction makes four edges and four vertices. */
public final class LargeTrace {

  private LargeTrace() {}

  public static Trace of(int transactions) {
    Seed seed = new Seed.OfOutPoint("payment", new OutPoint(id(0), 0));
    List<TracedTransaction> list = new ArrayList<>();
    list.add(transaction(0, List.of()));
    for (int i = 1; i <= transactions; i++) {
      OutPoint spent = new OutPoint(id(i - 1), 0);
      list.add(transaction(i, List.of(new TracedInput(0, spent, amount(2_000)))));
    }
    return new Trace(
        new TraceRequest(List.of(seed), Lossless.FIFO, StopRules.NONE),
        NamedLedger.NETWORK,
        "test:large",
        NamedLedger.blockAt(transactions),
        List.of(),
        list,
        List.of(),
        new BalanceSheet(true, Map.of()),
        List.of());
  }

  private static TracedTransaction transaction(int number, List<TracedInput> inputs) {
    List<TracedOutput> outputs =
        number == 0
            ? List.of(output(number, 0, null))
            : List.of(output(number, 0, null), output(number, 1, StopReason.UNSPENT));
    List<LabelAmount> fee = number == 0 ? List.of() : amount(10);
    return new TracedTransaction(
        id(number),
        NamedLedger.blockAt(number),
        1,
        number,
        inputs,
        outputs,
        Satoshi.of(10),
        fee,
        number == 0 ? null : StopReason.FEE,
        List.of());
  }

  private static TracedOutput output(int number, int vout, @Nullable StopReason reason) {
    byte[] program =
        ByteBuffer.allocate(22)
            .put((byte) 0)
            .put((byte) 20)
            .putInt(number)
            .put((byte) vout)
            .array();
    BitcoinAddress address = LockingScript.of(program).address(NamedLedger.NETWORK).orElseThrow();
    return new TracedOutput(
        new OutPoint(id(number), vout),
        address,
        ScriptType.P2WPKH,
        "addr(" + address + ")",
        Satoshi.of(1_000),
        amount(1_000),
        number,
        reason);
  }

  private static List<LabelAmount> amount(long sat) {
    return List.of(new LabelAmount("payment", Satoshi.of(sat)));
  }

  /** Spread as hashes are; hash tables rely on it. */
  private static TxId id(int number) {
    return new TxId(new Hash256(number * 0x9e3779b97f4a7c15L, 0, 0, number));
  }
}
