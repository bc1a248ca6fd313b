package org.tracer.source.evm.node;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transaction to be made, and what will come of it.
 *
 * @param what kind of order, for the summary
 * @param to whom it calls or pays; null to make a contract
 * @param works false if it must fail, so that nothing but the fee moves
 * @param exchange assets that the sender gives and gets, if it swaps
 */
record Order(
    String what,
    String from,
    @Nullable String to,
    BigInteger value,
    String data,
    long gas,
    boolean works,
    List<Step> steps,
    @Nullable Exchange exchange) {

  /** Which asset an account gives in a transaction for which other. */
  record Exchange(String account, String given, String got) {}

  private static final long CALL_GAS = 1_500_000;

  Order {
    steps = List.copyOf(steps);
  }

  /** A call of a contract, with the steps that it takes. */
  static Order call(
      String what, String from, String to, BigInteger value, String data, List<Step> steps) {
    return new Order(what, from, to, value, data, CALL_GAS, true, steps, null);
  }

  Order exchanging(String given, String got) {
    return new Order(
        what, from, to, value, data, gas, works, steps, new Exchange(from, given, got));
  }

  /** The same that fails, and so does nothing. */
  Order failing() {
    return new Order(what + ", fails", from, to, value, data, gas, false, List.of(), null);
  }

  Order withGas(long limit) {
    return new Order(what, from, to, value, data, limit, works, steps, exchange);
  }
}
