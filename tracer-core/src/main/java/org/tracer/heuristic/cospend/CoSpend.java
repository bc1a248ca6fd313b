package org.tracer.heuristic.cospend;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.LongConsumer;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.ChainTables;

/**
 * The multi-input rule over a whole chain: all inputs of a transaction are controlled by one
 * entity, and what two transactions say of a common address is put together. Nothing else is used:
 * no change outputs, no behaviour, no names.
 *
 * <p>Guards set apart what several owners are likely to have signed: see {@link CoSpendGuard}.
 *
 * <p>It is an inference. It is wrong where people sign together (CoinJoin, PayJoin, dual-funded
 * channels, swaps in one transaction), where a custodian spends for several customers, and where
 * keys change hands; a single wrong join can unite two large clusters. It misses addresses that
 * were never spent together: two clusters may be one entity.
 *
 * @see <a href="https://arxiv.org/abs/1107.4524">Reid and Harrigan, An Analysis of Anonymity in the
 *     Bitcoin System, 2011</a>
 * @see <a href="https://doi.org/10.1007/978-3-642-39884-1_4">Androulaki et al., Evaluating User
 *     Privacy in Bitcoin, FC 2013, heuristic 1</a>
 * @see <a href="https://doi.org/10.1145/2504730.2504747">Meiklejohn et al., A Fistful of Bitcoins,
 *     IMC 2013, heuristic 1</a>
 */
public final class CoSpend {

  /** Names the rule in results. */
  public static final String ID = "co-spend";

  /** Changes when the same data and parameters may give another result. */
  public static final int VERSION = 2;

  /** The guards that tables suffice for; hash types stand in raw transactions only. */
  public static final Set<CoSpendGuard> GUARDS_ON_TABLES =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(CoSpendGuard.SIGHASH)));

  private CoSpend() {}

  /**
   * Clusters every address. The result depends on the data and {@code guards} alone.
   *
   * <p>Time: one pass over transactions and inputs, about linear in them, and what the CoinJoin
   * detectors ask of outputs. Memory: 4 bytes an address.
   *
   * @param guards those in force, as far as tables suffice: see {@link Clustering#guards}
   * @param progress told now and then how many transactions were looked at
   * @throws InvalidInputException if there are more than 2,147,483,639 addresses
   * @throws MalformedDataException if an input spends what nobody can spend
   */
  public static Clustering cluster(
      ChainTables tables, Set<CoSpendGuard> guards, LongConsumer progress) {
    EnumSet<CoSpendGuard> asked = EnumSet.noneOf(CoSpendGuard.class);
    asked.addAll(guards);
    asked.retainAll(GUARDS_ON_TABLES);
    Set<CoSpendGuard> inForce = Collections.unmodifiableSet(asked);
    DisjointSets sets = new DisjointSets(tables.addressCount());
    CoSpendReader reader = new CoSpendReader(tables, inForce);
    long[] merging = {0};
    reader.read(
        (transaction, addresses, count) -> {
          boolean merged = false;
          for (int i = 1; i < count; i++) {
            merged |= sets.join((int) addresses[0], (int) addresses[i]);
          }
          merging[0] += merged ? 1 : 0;
          return true;
        },
        progress);
    sets.flatten();
    return new Clustering(tables, inForce, sets, reader.counts(merging[0]));
  }
}
