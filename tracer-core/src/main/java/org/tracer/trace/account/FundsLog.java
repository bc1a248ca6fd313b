package org.tracer.trace.account;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracer.accounting.account.AccountSegment;
import org.tracer.chain.Asset;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.account.AccountChain;
import org.tracer.ledger.account.Transfer;

/** What a sweep notes down for its result. */
final class FundsLog {

  private final List<AccountSeed> seeds;
  private final Map<Integer, Map<Asset, BigInteger>> seeded = new HashMap<>();
  private final List<TracedTransfer> transfers = new ArrayList<>();
  private final List<Conversion> conversions = new ArrayList<>();
  private final List<AccountEndpoint> endpoints = new ArrayList<>();

  FundsLog(List<AccountSeed> seeds) {
    this.seeds = seeds;
  }

  /** Gives clean money that a seed names its label. */
  List<AccountSegment> label(Transfer transfer, List<AccountSegment> segments) {
    for (int seed = 0; seed < seeds.size(); seed++) {
      if (seeds.get(seed).matches(transfer)) {
        return label(seed + 1, transfer.asset(), segments);
      }
    }
    return segments;
  }

  private List<AccountSegment> label(int label, Asset asset, List<AccountSegment> segments) {
    List<AccountSegment> all = new ArrayList<>(segments.size());
    for (AccountSegment segment : segments) {
      boolean clean = segment.label() == AccountSegment.CLEAN;
      all.add(clean ? new AccountSegment(label, segment.amount()) : segment);
      if (clean) {
        seeded
            .computeIfAbsent(label, any -> new HashMap<>())
            .merge(asset, segment.amount(), BigInteger::add);
      }
    }
    return all;
  }

  void transfer(Transfer transfer, List<AccountSegment> segments) {
    transfers.add(new TracedTransfer(transfer, segments));
  }

  void conversion(Conversion conversion) {
    conversions.add(conversion);
  }

  void end(AccountEndpoint endpoint) {
    endpoints.add(endpoint);
  }

  FundsTrace result(AccountTraceRequest request, AccountChain chain) {
    for (int seed = 0; seed < seeds.size(); seed++) {
      if (!seeded.containsKey(seed + 1)) {
        throw new InvalidInputException(
            "the seed brings nothing that is not already under trace",
            seeds.get(seed).name() + ", " + seeds.get(seed).position(),
            "Leave it out, or name it before the seeds that lead to it.");
      }
    }
    return new FundsTrace(
        request, chain.horizon(), seeded, transfers, conversions, endpoints, chain.notices());
  }
}
