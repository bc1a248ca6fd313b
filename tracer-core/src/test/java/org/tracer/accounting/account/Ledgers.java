package org.tracer.accounting.account;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Ledgers for tests: short ways to write one, and random ones. */
final class Ledgers {

  static final int C = AccountSegment.CLEAN;

  private Ledgers() {}

  static AccountEntry credit(long... labelsAndAmounts) {
    return new AccountEntry.Credit("credit", segments(labelsAndAmounts));
  }

  static AccountEntry debit(long amount) {
    return new AccountEntry.Debit("debit", BigInteger.valueOf(amount));
  }

  static List<AccountSegment> segments(long... labelsAndAmounts) {
    List<AccountSegment> segments = new ArrayList<>();
    for (int i = 0; i < labelsAndAmounts.length; i += 2) {
      segments.add(
          new AccountSegment(
              Math.toIntExact(labelsAndAmounts[i]), BigInteger.valueOf(labelsAndAmounts[i + 1])));
    }
    return List.copyOf(segments);
  }

  /** Of few entries or many, with zero amounts, mixed credits and accounts emptied now and then. */
  static AccountLedger random(Random random, int entries, int labels, int bits) {
    List<AccountSegment> opening = randomSegments(random, labels, bits);
    BigInteger balance = AccountSegment.sum(opening);
    List<AccountEntry> all = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      if (random.nextInt(5) < 2) {
        AccountEntry.Credit credit =
            new AccountEntry.Credit("credit " + i, randomSegments(random, labels, bits));
        balance = balance.add(credit.amount());
        all.add(credit);
      } else {
        BigInteger wish = amount(random, bits);
        BigInteger out = random.nextInt(12) == 0 ? balance : wish.min(balance);
        balance = balance.subtract(out);
        all.add(new AccountEntry.Debit("debit " + i, out));
      }
    }
    return new AccountLedger(opening, all);
  }

  private static List<AccountSegment> randomSegments(Random random, int labels, int bits) {
    List<AccountSegment> segments = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      segments.add(new AccountSegment(random.nextInt(labels + 1), amount(random, bits)));
    }
    return segments;
  }

  private static BigInteger amount(Random random, int bits) {
    return random.nextInt(8) == 0 ? BigInteger.ZERO : new BigInteger(bits, random);
  }
}
