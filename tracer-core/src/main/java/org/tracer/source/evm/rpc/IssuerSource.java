package org.tracer.source.evm.rpc;

import java.util.List;
import java.util.Optional;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;

/** Where the events come from by which issuers act, and what their tokens say of accounts. */
public interface IssuerSource {

  /**
   * Events of a contract from a block up to the horizon. Earlier ones may be among them, and later
   * ones where {@link #asOfHorizon()} is false. Empty, with a notice, if they are too many.
   */
  Optional<List<NodeLog>> events(EvmAddress contract, List<EvmHash> events, long first);

  /** The answers of a contract to several calls, in their order; empty where none comes. */
  List<Optional<byte[]>> ask(EvmAddress contract, List<String> calls);

  /** How many calls are asked with one request. */
  int callsTogether();

  /** Whether contracts are asked as of the horizon, or else as of the newest block. */
  boolean asOfHorizon();

  /** Whether a call did not reach a contract: then that no answer came says nothing of it. */
  boolean refusedCalls(EvmAddress contract);
}
