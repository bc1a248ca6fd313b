package org.tracer.source.evm.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference on books small enough to be worked out by hand. */
class ReferenceTest {

  private static final String TOKEN = "t";

  private final Books books = new Books();
  private int place;

  private void paid(String from, String to, long amount) {
    write(new Step(Step.Kind.PAYMENT, from, to, Holding.ETHER, BigInteger.valueOf(amount)));
    place++;
  }

  private void write(Step step) {
    books.apply(step);
    books.write(new Movement(1, place, books.movements().size(), "h" + place, step));
  }

  private Truth follow(Truth.Rule rule) {
    return Reference.follow(books, books.seed("seed"), rule, Truth.FeePlace.FIRST);
  }

  private static BigInteger of(Truth truth, String account, String asset) {
    return truth.labelled().getOrDefault(new Holding(account, asset), BigInteger.ZERO);
  }

  @ParameterizedTest
  @CsvSource({
    "FIFO, 0, 300, 200",
    "LIFO, 500, 0, 0",
    "DIRTY_FIRST, 500, 0, 0",
    "PRO_RATA, 200, 175, 125",
    "CLEAN_FIRST, 0, 0, 500"
  })
  void follow_shouldSplitAsTheRuleSays(Truth.Rule rule, long y, long z, long left) {
    books.open("x", BigInteger.valueOf(1000));
    books.open("thief", BigInteger.valueOf(500));
    books.open("other", BigInteger.valueOf(300));
    paid("thief", "x", 500);
    books.markSeed("seed");
    paid("x", "y", 600);
    paid("other", "x", 300);
    paid("x", "z", 700);
    Truth truth = follow(rule);
    assertThat(of(truth, "y", Holding.ETHER)).isEqualTo(y);
    assertThat(of(truth, "z", Holding.ETHER)).isEqualTo(z);
    assertThat(of(truth, "x", Holding.ETHER)).isEqualTo(left);
  }

  /** 100 clean, 50 dirty; 120 of them, 100 clean and 20 dirty or else, become 7 of another. */
  @ParameterizedTest
  @CsvSource({"FIFO, 20, 1, 30", "LIFO, 50, 3, 0", "PRO_RATA, 40, 2, 10", "CLEAN_FIRST, 20, 1, 30"})
  void follow_shouldExchangeInProportion(Truth.Rule rule, long given, long got, long left) {
    books.open("x", BigInteger.valueOf(100));
    books.open("thief", BigInteger.valueOf(50));
    paid("thief", "x", 50);
    books.markSeed("seed");
    write(new Step(Step.Kind.PAYMENT, "x", "pool", Holding.ETHER, BigInteger.valueOf(120)));
    write(new Step(Step.Kind.MINT, null, "x", TOKEN, BigInteger.valueOf(7)));
    books.exchanged("h" + place, new Order.Exchange("x", Holding.ETHER, TOKEN));
    Truth truth = follow(rule);
    assertThat(truth.given().get(Holding.ETHER)).isEqualTo(given);
    assertThat(truth.got().get(TOKEN)).isEqualTo(got);
    assertThat(of(truth, "x", TOKEN)).isEqualTo(got);
    assertThat(of(truth, "x", Holding.ETHER)).isEqualTo(left);
    assertThat(of(truth, "pool", Holding.ETHER)).isEqualTo(0);
  }

  @Test
  void follow_shouldEndInFees() {
    books.open("thief", BigInteger.valueOf(100));
    paid("thief", "x", 100);
    books.markSeed("seed");
    write(new Step(Step.Kind.FEE_BURNED, "x", null, Holding.ETHER, BigInteger.valueOf(30)));
    write(new Step(Step.Kind.FEE_TIP, "x", "p", Holding.ETHER, BigInteger.valueOf(9)));
    Truth truth = follow(Truth.Rule.FIFO);
    assertThat(truth.feesBurned()).isEqualTo(30);
    assertThat(truth.feesTipped()).isEqualTo(9);
    assertThat(of(truth, "p", Holding.ETHER)).isEqualTo(0);
    assertThat(of(truth, "x", Holding.ETHER)).isEqualTo(61);
  }
}
