package org.tracer.example;

import java.util.List;
import org.tracer.accounting.Lossless;
import org.tracer.chain.OutPoint;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.SourceOptions;
import org.tracer.source.Sources;
import org.tracer.trace.Endpoint;
import org.tracer.trace.Seed;
import org.tracer.trace.StopRules;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.Tracer;

/** Prints where a payment is now. */
public final class FollowPayment {
  public static void main(String[] args) {
    Seed payment = new Seed.OfOutPoint("payment", OutPoint.parse(args[1]));
    TraceRequest request = new TraceRequest(List.of(payment), Lossless.FIFO, StopRules.NONE);
    try (UtxoLedger ledger = Sources.open(args[0], SourceOptions.defaults())) {
      for (Endpoint end : Tracer.trace(ledger, request).endpoints()) {
        System.out.println(end.reason() + " " + end.amount() + " satoshi at " + end.descriptor());
      }
    }
  }

  private FollowPayment() {}
}
