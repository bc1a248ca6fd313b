package org.tracer.heuristic.cospend;

import java.util.function.LongConsumer;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.heuristic.coinjoin.EqualOutputs;
import org.tracer.ledger.ChainTables;

/**
 * The multi-input rule over a whole chain: all inputs of a transaction are controlled by one
 * entity, and what two transactions say of a common address is put together. Nothing else is used:
 * no change outputs, no behaviour, no names.
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
  public static final int VERSION = 1;

  /** Names the rule by which {@link CoinJoins#APART} judges, with its version. */
  public static final String COINJOIN_RULE = EqualOutputs.RULE;

  private CoSpend() {}

  /**
   * Clusters every address. The result depends on the data and {@code coinJoins} alone.
   *
   * <p>Time: one pass over transactions and inputs, about linear in them; for {@link
   * CoinJoins#APART} also over outputs. Memory: 4 bytes an address.
   *
   * @param progress told now and then how many transactions were looked at
   * @throws InvalidInputException if there are more than 2,147,483,639 addresses
   * @throws MalformedDataException if an input spends what nobody can spend
   */
  public static Clustering cluster(ChainTables tables, CoinJoins coinJoins, LongConsumer progress) {
    DisjointSets sets = new DisjointSets(tables.addressCount());
    CoSpendReader reader = new CoSpendReader(tables, coinJoins);
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
    return new Clustering(tables, coinJoins, sets, reader.counts(merging[0]));
  }
}
