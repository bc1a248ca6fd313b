package org.tracer.indicator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.tracer.indicator.seen.Booking;
import org.tracer.indicator.seen.Crossing;
import org.tracer.indicator.seen.Payment;
import org.tracer.indicator.seen.Seen;
import org.tracer.indicator.seen.Unit;
import org.tracer.price.Rates;
import org.tracer.price.RatesCsv;

/** Payments written by hand, in an asset of which one whole unit is worth one euro. */
final class Story {

  static final Unit EURO = new Unit("eip155:1/native", "ETH", 2);
  static final Instant START = Instant.parse("2025-03-01T12:00:00Z");

  private final List<Payment> payments = new ArrayList<>();
  private final List<Booking> bookings = new ArrayList<>();
  private final List<Crossing> crossings = new ArrayList<>();
  private Instant now = START;
  private Instant horizon = Instant.parse("2025-12-31T00:00:00Z");

  Story after(Duration duration) {
    now = now.plus(duration);
    return this;
  }

  Story minutes(long minutes) {
    return after(Duration.ofMinutes(minutes));
  }

  Story hours(long hours) {
    return after(Duration.ofHours(hours));
  }

  Story days(long days) {
    return after(Duration.ofDays(days));
  }

  Story at(String instant) {
    now = Instant.parse(instant);
    return this;
  }

  Story until(Instant end) {
    horizon = end;
    return this;
  }

  Instant now() {
    return now;
  }

  Story pay(String payer, String payee, String euros) {
    return pay(List.of(payer), payee, euros, EURO);
  }

  Story pay(List<String> payers, String payee, String euros, Unit unit) {
    int number = payments.size();
    String id = "tx" + number;
    BigInteger amount = new BigDecimal(euros).movePointRight(2).toBigIntegerExact();
    payments.add(new Payment(id, 0, payers, payee, unit, amount, number, 0, now));
    bookings.add(new Booking(payee, id, unit, amount, BigInteger.ZERO, number, 0, now));
    if (!payers.isEmpty()) {
      bookings.add(
          new Booking(payers.getFirst(), id, unit, BigInteger.ZERO, amount, number, 0, now));
    }
    return this;
  }

  Story cross(Crossing.Kind kind, String from, int hops) {
    return cross(kind, from, hops, true);
  }

  Story cross(Crossing.Kind kind, String from, int hops, boolean sure) {
    String id = "tx" + (payments.size() - 1);
    crossings.add(new Crossing(kind, id, List.of(from), hops, "inference", sure, "test"));
    return this;
  }

  List<Payment> payments() {
    return payments;
  }

  /** The history of one address, whole. */
  Seen history(String address) {
    return seen(address, payments, List.of(address));
  }

  /** A document: no address has its whole history in it. */
  Seen document() {
    return seen("document", payments, List.of());
  }

  Seen seen(String what, List<Payment> some, List<String> whole) {
    TreeSet<String> starts = new TreeSet<>(whole);
    return new Seen(
        what,
        "eip155:1",
        "test",
        1_000,
        horizon,
        starts,
        new TreeSet<>(whole),
        some,
        bookings,
        crossings,
        List.of());
  }

  /** One euro a unit, on every day of 2025. */
  static Rates euros() {
    return rates("EUR");
  }

  static Rates rates(String currency) {
    StringBuilder csv = new StringBuilder("date,asset,currency,rate,source\n");
    for (LocalDate day = LocalDate.of(2025, 1, 1); day.getYear() == 2025; day = day.plusDays(1)) {
      csv.append(day).append(",eip155:1/native,").append(currency).append(",1,test\n");
    }
    try {
      byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
      return RatesCsv.read(new ByteArrayInputStream(bytes), "rates.csv");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Circumstances known() {
    return new Circumstances(euros(), null, null, null);
  }

  static Rule rule(String id) {
    return RuleFiles.shipped().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  static RuleResult ask(String id, Seen seen, Circumstances known) {
    return RedFlags.check(List.of(rule(id)), seen, known).getFirst();
  }
}
