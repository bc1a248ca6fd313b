package org.tracer.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tracer.accounting.Policies;
import org.tracer.accounting.Policy;
import org.tracer.ledger.UtxoLedger;
import org.tracer.naive.NaiveTracer;
import org.tracer.naive.RandomChain;
import org.tracer.naive.RandomRequest;
import org.tracer.naive.TraceLines;

/**
 * Every rule, with every treatment of fees and any limits, against a second implementation that
 * moves single satoshi; and several rules at once against each alone. Seeds of the random numbers
 * are fixed; a failure names its own.
 */
class SecondImplementationTest {

  private static final int CHAINS = 1_000;

  @Test
  void trace_shouldSayWhatASecondImplementationSays() {
    for (int seed = 0; seed < CHAINS; seed++) {
      Random random = new Random(seed);
      RandomChain chain = new RandomChain(random);
      TraceRequest request = RandomRequest.of(chain, random);
      UtxoLedger ledger = chain.ledger();
      for (Policy policy : Policies.all()) {
        TraceRequest one = request.withPolicy(policy);
        assertThat(TraceLines.of(Tracer.trace(ledger, one)))
            .as("chain %d, %s", seed, one)
            .isEqualTo(NaiveTracer.trace(chain, one));
      }
    }
  }

  @Test
  void compare_shouldGiveWhatEveryRuleGivesAlone() {
    for (int seed = 0; seed < CHAINS / 2; seed++) {
      Random random = new Random(-1 - seed);
      RandomChain chain = new RandomChain(random);
      TraceRequest request = RandomRequest.of(chain, random);
      UtxoLedger ledger = chain.ledger();
      List<Trace> alone =
          Policies.all().stream()
              .map(policy -> Tracer.trace(ledger, request.withPolicy(policy)))
              .toList();

      assertThat(compare(ledger, request, Policies.all()))
          .as("chain %d, %s", seed, request)
          .isEqualTo(alone);

      List<Policy> some = new ArrayList<>(Policies.all());
      Collections.shuffle(some, random);
      List<Policy> subset = some.subList(0, 1 + random.nextInt(some.size()));
      assertThat(compare(ledger, request, subset))
          .as("chain %d, %s, %s", seed, request, subset)
          .isEqualTo(
              subset.stream().map(policy -> alone.get(Policies.all().indexOf(policy))).toList());
    }
  }

  private static List<Trace> compare(
      UtxoLedger ledger, TraceRequest request, List<Policy> policies) {
    return Tracer.compare(ledger, request, policies, TraceListener.SILENT).traces();
  }
}
