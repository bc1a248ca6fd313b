package org.tracer.evidence.bitcoin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tracer.bounds.Bounds;
import org.tracer.bounds.BoundsResult;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.ledger.UtxoLedger;
import org.tracer.path.PathResult;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceComparison;

/**
 * Files of proofs: one line a transaction, with everything that is needed to see that it stands in
 * a block. About 3 kB a transaction of a full block. Where the source has all headers from a block
 * of mainnet to the next checkpoint, they follow, up to 320 kB for every 2016 blocks touched.
 */
public final class BitcoinProofs {

  private BitcoinProofs() {}

  /**
   * Every transaction that a trace names, in order of their ids: seeds, hops, endpoints and what is
   * known to spend them.
   */
  public static SortedSet<TxId> transactionsOf(Trace trace) {
    NamedTransactions named = new NamedTransactions();
    named.add(trace);
    return Collections.unmodifiableSortedSet(named.ids());
  }

  /** As {@link #transactionsOf(Trace)}, of all policies. */
  public static SortedSet<TxId> transactionsOf(TraceComparison comparison) {
    NamedTransactions named = new NamedTransactions();
    comparison.traces().forEach(named::add);
    return Collections.unmodifiableSortedSet(named.ids());
  }

  /**
   * Every transaction that a search for paths names: those of its start and target, of every path
   * it lists, and of the places that bound what can have come; not all that it looked at.
   *
   * @param bounds null where there are none
   */
  public static SortedSet<TxId> transactionsOf(PathResult paths, @Nullable BoundsResult bounds) {
    NamedTransactions named = new NamedTransactions();
    named.add(paths);
    if (bounds instanceof Bounds found) {
      named.add(found);
    }
    return Collections.unmodifiableSortedSet(named.ids());
  }

  /**
   * Writes one line a transaction, in chain order, then headers, then the transactions that the
   * ledger does not have. Where the source gives no proof the line says why. The same ledger and
   * ids give the same bytes.
   *
   * @throws IOException if {@code out} fails
   * @throws org.tracer.error.MalformedDataException if the source's answers contradict each other
   */
  public static void write(UtxoLedger ledger, Collection<TxId> transactions, OutputStream out)
      throws IOException {
    new ProofWriting(ledger, out).write(new TreeSet<>(transactions));
  }

  /**
   * Checks a file of proofs without any source. Whatever the file holds, the answer is a report.
   *
   * @param name of the file, for messages
   * @param expected the transactions that must be proven
   * @throws IOException if {@code in} fails
   */
  public static ProofReport verify(
      InputStream in, String name, Collection<TxId> expected, BitcoinNetwork network)
      throws IOException {
    return new ProofReading(name, expected, network).read(in);
  }
}
