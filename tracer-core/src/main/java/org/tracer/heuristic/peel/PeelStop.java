package org.tracer.heuristic.peel;

/** Why a peel chain is not followed further. Each is an answer, none an error. */
public enum PeelStop {
  /** Nothing spends the remainder up to the horizon: whoever holds it holds it now. */
  UNSPENT,
  /** The data does not say what became of the remainder. */
  END_OF_DATA,
  /** No output of the spender is asserted to be its change. */
  AMBIGUOUS,
  /** The spender is a CoinJoin. */
  COINJOIN,
  /** The remainder pays a service: what it does with it is not its customer's doing. */
  SERVICE,
  /** The spender has more inputs than a link of a peel chain. */
  INPUTS,
  /** The spender has another number of spendable outputs than two. */
  OUTPUTS,
  /** The remainder lay still for longer than the limit. */
  DORMANT,
  /** The limit of peels is reached. */
  HOP_LIMIT
}
