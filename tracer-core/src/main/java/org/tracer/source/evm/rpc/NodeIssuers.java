package org.tracer.source.evm.rpc;

import java.util.List;
import java.util.Optional;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;

/** What issuers did, as a node tells it. */
record NodeIssuers(ContractCalls calls, EventReader reader, long horizon) implements IssuerSource {

  @Override
  public Optional<List<NodeLog>> events(EvmAddress contract, List<EvmHash> events, long first) {
    List<List<String>> topics = List.of(events.stream().map(EvmHash::toString).toList());
    return Optional.of(
        first > horizon ? List.of() : reader.read(contract, topics, Math.max(0, first), horizon));
  }

  @Override
  public List<Optional<byte[]>> ask(EvmAddress contract, List<String> asked) {
    return calls.ask(contract, asked);
  }

  @Override
  public int callsTogether() {
    return Integer.MAX_VALUE;
  }

  @Override
  public boolean asOfHorizon() {
    return true;
  }

  /** A node that does not answer ends the reading. */
  @Override
  public boolean refusedCalls(EvmAddress contract) {
    return false;
  }
}
