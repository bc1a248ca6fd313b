package org.tracer.indicator.seen;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;

/**
 * What one transaction did to the balance of one address in one asset: what came in and what went
 * out, less what came back to the address itself. Fees that it paid are in what went out on chains
 * of outputs, and are left out on chains of accounts.
 *
 * @param received base units; zero if more went out
 * @param spent base units; zero if more came in
 * @param block height
 * @param place of the transaction in its block
 * @param time of the block, UTC
 */
public record Booking(
    String address,
    String transaction,
    Unit unit,
    BigInteger received,
    BigInteger spent,
    long block,
    int place,
    Instant time) {

  /** The order of the chain. */
  public static final Comparator<Booking> ORDER =
      Comparator.comparingLong(Booking::block)
          .thenComparingInt(Booking::place)
          .thenComparing(Booking::transaction)
          .thenComparing(Booking::address)
          .thenComparing(booking -> booking.unit().asset());

  public Booking {
    if (received.signum() < 0 || spent.signum() < 0) {
      throw new IllegalArgumentException("received " + received + ", spent " + spent);
    }
  }

  /** The booking of both sides together; one of the amounts is zero. */
  static Booking net(
      String address,
      String transaction,
      Unit unit,
      BigInteger in,
      BigInteger out,
      long block,
      int place,
      Instant time) {
    BigInteger gain = in.subtract(out);
    return new Booking(
        address,
        transaction,
        unit,
        gain.max(BigInteger.ZERO),
        gain.negate().max(BigInteger.ZERO),
        block,
        place,
        time);
  }
}
