package org.tracer.naive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracer.chain.OutPoint;
import org.tracer.trace.FeeRule;
import org.tracer.trace.StopReason;
import org.tracer.trace.TraceRequest;

/**
 * Follows all money of a whole chain, transaction after transaction, traced or not.
 *
 * @param <M> the form in which the rule sees money
 */
public final class NaiveTracer<M> {

  private final RandomChain chain;
  private final FeeRule fees;
  private final NaiveRule<M> rule;
  private final NaiveSeeds seeds;
  private final NaiveLimits limits;
  private final Map<OutPoint, NaiveCoin<M>> coins = new HashMap<>();
  private final List<NaiveStep<M>> steps = new ArrayList<>();
  private final long[] seeded;

  private NaiveTracer(RandomChain chain, TraceRequest request, NaiveRule<M> rule) {
    this.chain = chain;
    this.rule = rule;
    fees = request.fees();
    seeds = new NaiveSeeds(chain, request.seeds());
    limits = new NaiveLimits(chain, request, seeds);
    seeded = new long[seeds.rows.size()];
  }

  /** What a trace must say, as {@link TraceLines} writes it. */
  public static List<List<Object>> trace(RandomChain chain, TraceRequest request) {
    int labels = request.seeds().size();
    return lines(chain, request, NaiveRule.named(request.policy().name(), labels));
  }

  private static <M> List<List<Object>> lines(
      RandomChain chain, TraceRequest request, NaiveRule<M> rule) {
    NaiveTracer<M> tracer = new NaiveTracer<>(chain, request, rule);
    tracer.run();
    NaiveLines<M> lines = new NaiveLines<>(chain, request, rule);
    lines.addSeeds(tracer.seeds, tracer.seeded);
    lines.addSteps(tracer.steps);
    return lines.lines();
  }

  private void run() {
    for (RandomChain.Block block : chain.blocks) {
      RandomChain.Tx coinbase = block.transactions().getFirst();
      List<RandomChain.Tx> payers = block.transactions().subList(1, block.transactions().size());
      if (fees == FeeRule.ENDPOINT) {
        makeFromNothing(coinbase);
        payers.forEach(payer -> spend(block, payer));
      } else {
        payers.forEach(payer -> spend(block, payer));
        collect(block, coinbase, payers.size());
      }
    }
  }

  private void spend(RandomChain.Block block, RandomChain.Tx tx) {
    if (limits.hasUnknownFee(tx)) {
      makeFromNothing(tx);
    } else {
      pour(block, tx, tx.inputs().stream().map(coins::get).toList());
    }
  }

  /** The coinbase takes the fees of its block, which are what its last steps left, and subsidy. */
  private void collect(RandomChain.Block block, RandomChain.Tx coinbase, int payers) {
    if (block.transactions().stream().anyMatch(limits::hasUnknownFee)) {
      makeFromNothing(coinbase);
      return;
    }
    List<NaiveCoin<M>> in = new ArrayList<>();
    for (NaiveStep<M> payer : steps.subList(steps.size() - payers, steps.size())) {
      in.add(payer.out.getLast());
    }
    long subsidy = block.subsidy();
    NaiveCoin<M> fresh =
        new NaiveCoin<>(coinbase, NaiveCoin.FEE, subsidy, rule.clean(subsidy), false, 0);
    in.add(fees == FeeRule.SUBSIDY_FIRST ? 0 : in.size(), fresh);
    pour(block, coinbase, in);
  }

  private void makeFromNothing(RandomChain.Tx tx) {
    NaiveStep<M> step = new NaiveStep<>(tx, 0, List.of());
    steps.add(step);
    fill(step, tx.values().stream().map(rule::clean).toList());
  }

  private void pour(RandomChain.Block block, RandomChain.Tx tx, List<NaiveCoin<M>> in) {
    if (!rule.passes(money(in))) {
      in.stream()
          .filter(NaiveCoin::isFollowed)
          .forEach(coin -> coin.end(StopReason.COMMINGLED, tx));
    }
    int hop =
        in.stream().filter(NaiveCoin::isFollowed).mapToInt(coin -> coin.hop + 1).min().orElse(0);
    NaiveStep<M> step = new NaiveStep<>(tx, hop, in);
    steps.add(step);
    long left = in.stream().mapToLong(coin -> coin.value).sum();
    List<Long> sinks = new ArrayList<>(tx.values());
    for (long value : tx.values()) {
      left -= value;
    }
    sinks.add(left);
    List<M> shares = rule.split(money(in), sinks);
    fill(step, shares);
    M share = shares.getLast();
    boolean traced = !rule.held(share).isEmpty();
    NaiveCoin<M> fee = new NaiveCoin<>(tx, NaiveCoin.FEE, left, share, traced, hop);
    if (traced) {
      limits.judgeFee(fee, rule.held(share), block);
    }
    step.out.add(fee);
  }

  /** What is not followed any more is as good as clean. */
  private List<M> money(List<NaiveCoin<M>> in) {
    return in.stream()
        .map(coin -> coin.isFollowed() ? coin.money : rule.clean(coin.value))
        .toList();
  }

  private void fill(NaiveStep<M> step, List<M> shares) {
    for (int vout = 0; vout < step.tx.outputs().size(); vout++) {
      OutPoint place = new OutPoint(step.tx.id(), vout);
      M money = shares.get(vout);
      boolean isSeed = false;
      for (int row = 0; row < seeded.length; row++) {
        if (seeds.rows.get(row).place().equals(place)) {
          int label = seeds.rows.get(row).label();
          M after = rule.seed(money, label);
          seeded[row] =
              rule.held(after).getOrDefault(label, 0L) - rule.held(money).getOrDefault(label, 0L);
          money = after;
          isSeed = true;
        }
      }
      boolean traced = !rule.held(money).isEmpty();
      long value = step.tx.outputs().get(vout).value();
      NaiveCoin<M> coin =
          new NaiveCoin<>(step.tx, vout, value, money, traced, isSeed ? 0 : step.hop);
      if (traced) {
        limits.judgeOutput(coin, rule.held(money), isSeed);
      }
      coins.put(place, coin);
      step.out.add(coin);
    }
  }
}
