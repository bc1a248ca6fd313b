package org.tracer.evidence.evm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tracer.chain.evm.EvmHash;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.trace.account.Conversion;
import org.tracer.trace.account.FundsReport;
import org.tracer.trace.account.FundsTrace;

/** The transfers on which a result rests: of seeds, of traced money, of exchanges. */
final class NamedTransfers {

  private NamedTransfers() {}

  /** Each once, in the order of the chain. */
  static Collection<Transfer> of(FundsReport report) {
    Map<ChainOrder, Set<Transfer>> named = new TreeMap<>();
    for (FundsTrace trace : report.traces()) {
      trace.seeds().forEach(seed -> add(named, seed.transfer()));
      trace.transfers().forEach(traced -> add(named, traced.transfer()));
      for (Conversion conversion : trace.conversions()) {
        conversion.proof().forEach(transfer -> add(named, transfer));
      }
    }
    return named.values().stream().flatMap(Set::stream).toList();
  }

  private static void add(Map<ChainOrder, Set<Transfer>> named, Transfer transfer) {
    named.computeIfAbsent(transfer.order(), any -> new LinkedHashSet<>()).add(transfer);
  }

  /** Those that transactions make, by transaction. */
  static Map<EvmHash, List<Transfer>> byTransaction(Collection<Transfer> named) {
    Map<EvmHash, List<Transfer>> all = new TreeMap<>();
    for (Transfer transfer : named) {
      if (transfer.transaction() != null) {
        all.computeIfAbsent(transfer.transaction(), any -> new ArrayList<>()).add(transfer);
      }
    }
    return all;
  }
}
