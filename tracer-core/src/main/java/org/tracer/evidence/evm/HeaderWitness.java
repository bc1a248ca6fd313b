package org.tracer.evidence.evm;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmHash;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.account.AccountChain;
import org.tracer.ledger.account.Attestation;

/**
 * What another source says which blocks are the chain's. Whether it is independent of the first,
 * whoever names it must know.
 *
 * @param origin source URI, without secrets
 * @param hashes of blocks, by height
 */
public record HeaderWitness(ChainId chain, String origin, SortedMap<Long, EvmHash> hashes) {

  public HeaderWitness {
    hashes = Collections.unmodifiableSortedMap(new TreeMap<>(hashes));
  }

  /**
   * Asks a source in which blocks transactions stand.
   *
   * @throws org.tracer.error.InvalidInputException if it does not know one of them
   * @throws MalformedDataException if it names two blocks of one height
   */
  public static HeaderWitness of(AccountChain chain, Collection<EvmHash> transactions) {
    SortedMap<Long, EvmHash> hashes = new TreeMap<>();
    hashes.put(chain.horizon(), chain.horizonHash());
    for (Attestation one : chain.attest(transactions)) {
      EvmHash before = hashes.put(one.block(), one.blockHash());
      if (before != null && !before.equals(one.blockHash())) {
        throw new MalformedDataException(
            "a source names two blocks of one height",
            chain.origin() + ", block " + one.block(),
            "Use another source.");
      }
    }
    return new HeaderWitness(chain.chain(), chain.origin(), hashes);
  }
}
