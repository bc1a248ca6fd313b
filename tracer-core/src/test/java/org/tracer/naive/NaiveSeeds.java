package org.tracer.naive;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.tracer.chain.OutPoint;
import org.tracer.trace.Seed;

/** Which outputs the seeds of a request name. */
final class NaiveSeeds {

  /**
   * One output that a seed names.
   *
   * @param label number of the seed, from 1
   */
  record Row(int label, OutPoint place) {}

  final List<Row> rows = new ArrayList<>();
  private final RandomChain chain;

  NaiveSeeds(RandomChain chain, List<Seed> seeds) {
    this.chain = chain;
    for (int i = 0; i < seeds.size(); i++) {
      for (OutPoint place : chain.outPoints) {
        if (names(seeds.get(i), place)) {
          rows.add(new Row(i + 1, place));
        }
      }
    }
  }

  private boolean names(Seed seed, OutPoint place) {
    return switch (seed) {
      case Seed.OfOutPoint one -> one.outPoint().equals(place);
      case Seed.OfTransaction whole ->
          whole.txId().equals(place.txId())
              && (whole.vouts().isEmpty() || whole.vouts().contains(place.vout()));
      case Seed.OfAddress address ->
          address.script().equals(chain.output(place).lock())
              && (address.from() == null
                  || !chain.output(place).block().time().isBefore(address.from()))
              && (address.until() == null
                  || !chain.output(place).block().time().isAfter(address.until()));
    };
  }

  /** What all outputs of a label hold. */
  BigInteger total(int label) {
    return rows.stream()
        .filter(row -> row.label() == label)
        .map(row -> BigInteger.valueOf(chain.output(row.place()).value()))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }
}
