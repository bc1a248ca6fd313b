package org.tracer.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tracer.chain.OutPoint;
import org.tracer.trace.TracedOutput;
import org.tracer.trace.TracedTransaction;

/** Nothing in the search recurses, and long paths do not make it slow. */
class LongChainTest {

  private static final int LENGTH = 200_000;

  @Test
  @Timeout(300)
  void of_shouldFollowAChainOfManyHops() {
    LongChain chain = new LongChain(LENGTH);
    FlowBounds bounds = FlowBounds.of(chain.trace);
    Set<OutPoint> payments = new HashSet<>();
    long tainted = LongChain.SEEDED;
    long most = LongChain.SEEDED;
    long room = 0;
    for (TracedTransaction hop : chain.trace.transactions()) {
      if (!hop.inputs().isEmpty()) {
        TracedOutput payment = hop.outputs().getFirst();
        payments.add(payment.position());
        most = Math.min(most, hop.outputs().getLast().value().value());
        room += payment.value().value();
        long escapes = payment.value().value() + (hop.fee() == null ? 0 : hop.fee().value());
        tainted = Math.max(0, tainted - escapes);
      }
    }
    OutPoint rest = new OutPoint(chain.hops.getLast(), 1);

    Bounds ofRest = (Bounds) bounds.of(Target.ofPositions(Set.of(rest)));
    assertThat(ofRest.least().value()).isEqualTo(tainted);
    assertThat(ofRest.most().value()).isEqualTo(most);
    assertThat(ofRest.least().value()).isPositive();
    Bounds ofPayments = (Bounds) bounds.of(Target.ofPositions(payments));
    assertThat(ofPayments.least().value()).isZero();
    assertThat(ofPayments.most().value()).isEqualTo(room);
  }
}
