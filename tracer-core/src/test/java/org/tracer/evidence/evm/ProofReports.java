package org.tracer.evidence.evm;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tracer.accounting.account.AccountRule;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.ledger.account.Attestation;
import org.tracer.ledger.account.Transfer;
import org.tracer.trace.account.AccountSeed;
import org.tracer.trace.account.AccountStopRules;
import org.tracer.trace.account.AccountTraceRequest;
import org.tracer.trace.account.FundsContext;
import org.tracer.trace.account.FundsReport;
import org.tracer.trace.account.FundsReport.Horizon;
import org.tracer.trace.account.FundsTrace;
import org.tracer.trace.account.TracedTransfer;

/** Results that name given transfers, as if money had been followed through them. */
public final class ProofReports {

  public static final String ORIGIN = "evm+http://node";

  private ProofReports() {}

  public static FundsReport of(ChainId chain, List<Transfer> transfers) {
    return of(chain, transfers, List.of(), Map.of());
  }

  public static FundsReport of(
      ChainId chain,
      List<Transfer> transfers,
      List<Attestation> attestations,
      Map<Long, Instant> times) {
    EvmAddress nobody = EvmAddress.parse(chain, "0x" + "0".repeat(40));
    AccountTraceRequest request =
        new AccountTraceRequest(
            List.of(new AccountSeed.OfAccount("seed", nobody, Asset.coin(chain))),
            AccountRule.FIFO,
            Set.of(),
            AccountStopRules.NONE);
    List<TracedTransfer> traced =
        transfers.stream().map(one -> new TracedTransfer(one, List.of())).toList();
    FundsTrace trace =
        new FundsTrace(request, Long.MAX_VALUE, List.of(), traced, List.of(), List.of(), List.of());
    return new FundsReport(
        chain,
        ORIGIN,
        new Horizon(Long.MAX_VALUE, EvmHash.parse("0x" + "0".repeat(64)), Instant.EPOCH),
        List.of(trace),
        new FundsContext(
            new TreeMap<>(times), Map.of(), Map.of(), List.of(), List.of(), attestations),
        List.of());
  }
}
