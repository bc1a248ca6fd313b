package org.tracer.trace.account;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tracer.accounting.account.AccountSegment;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.account.AccountChain;
import org.tracer.ledger.account.Transfer;

/** What a sweep notes down for its result. */
final class FundsLog {

  private final List<AccountSeed> seeds;
  private final boolean overlapping;
  private final List<SeededTransfer> seeded = new ArrayList<>();
  private final List<TracedTransfer> transfers = new ArrayList<>();
  private final List<Conversion> conversions = new ArrayList<>();
  private final List<AccountEndpoint> endpoints = new ArrayList<>();
  private final List<Transfer> unlisted = new ArrayList<>();

  FundsLog(AccountTraceRequest request) {
    this.seeds = request.seeds();
    this.overlapping = !request.rule().isConserving();
  }

  /** Whether anything has got a label so far. */
  boolean hasSeeded() {
    return !seeded.isEmpty();
  }

  /**
   * Gives clean money that a seed names its label. Under a rule whose labels overlap every label
   * counts for itself, so that what one seed names can be another's besides.
   */
  List<AccountSegment> label(Transfer transfer, List<AccountSegment> segments) {
    List<AccountSegment> labelled = segments;
    for (int seed = 0; seed < seeds.size(); seed++) {
      if (seeds.get(seed).matches(transfer)) {
        if (!overlapping) {
          return label(seed + 1, transfer, segments);
        }
        labelled = labelWhole(seed + 1, transfer, labelled);
      }
    }
    return labelled;
  }

  private List<AccountSegment> labelWhole(
      int label, Transfer transfer, List<AccountSegment> segments) {
    SortedSet<Integer> labels = new TreeSet<>();
    segments.forEach(segment -> labels.add(segment.label()));
    labels.remove(AccountSegment.CLEAN);
    if (labels.add(label)) {
      seeded.add(new SeededTransfer(label, transfer, transfer.amount()));
    }
    return labels.stream().map(one -> new AccountSegment(one, transfer.amount())).toList();
  }

  private List<AccountSegment> label(int label, Transfer transfer, List<AccountSegment> segments) {
    List<AccountSegment> all = new ArrayList<>(segments.size());
    BigInteger amount = BigInteger.ZERO;
    for (AccountSegment segment : segments) {
      boolean clean = segment.label() == AccountSegment.CLEAN;
      all.add(clean ? new AccountSegment(label, segment.amount()) : segment);
      amount = clean ? amount.add(segment.amount()) : amount;
    }
    if (amount.signum() > 0) {
      seeded.add(new SeededTransfer(label, transfer, amount));
    }
    return all;
  }

  void transfer(Transfer transfer, List<AccountSegment> segments) {
    transfers.add(new TracedTransfer(transfer, segments));
  }

  void conversion(Conversion conversion) {
    conversions.add(conversion);
  }

  /** A transfer of an asset that was not asked for, in a transaction that was looked at. */
  void unlisted(Transfer transfer) {
    unlisted.add(transfer);
  }

  List<Transfer> unlisted() {
    return unlisted;
  }

  void end(AccountEndpoint endpoint) {
    endpoints.add(endpoint);
  }

  FundsTrace result(AccountTraceRequest request, AccountChain chain) {
    Set<Integer> found = new HashSet<>();
    seeded.forEach(seed -> found.add(seed.label()));
    for (int seed = 0; seed < seeds.size(); seed++) {
      if (!found.contains(seed + 1)) {
        throw new InvalidInputException(
            "the seed brings nothing within the limits that is not already under trace",
            seeds.get(seed).name() + ", " + seeds.get(seed).position(),
            "Leave it out, or name it before the seeds that lead to it.");
      }
    }
    return new FundsTrace(
        request, chain.horizon(), seeded, transfers, conversions, endpoints, chain.notices());
  }
}
