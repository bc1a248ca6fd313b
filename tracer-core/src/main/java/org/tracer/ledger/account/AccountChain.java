package org.tracer.ledger.account;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmHash;

/**
 * The one port through which a chain of accounts is read. A fixed view up to {@link #horizon()}:
 * nothing a later block says changes an answer.
 *
 * <p>Every method may throw {@link org.tracer.error.SourceUnavailableException} when the source
 * does not answer and {@link org.tracer.error.MalformedDataException} when its answers are damaged
 * or contradict each other. Confined to one thread.
 */
public interface AccountChain extends AutoCloseable {

  ChainId chain();

  /** Height of the last block of this view. */
  long horizon();

  /** Hash of the last block of this view. */
  EvmHash horizonHash();

  /** Where the data comes from, as a source URI without secrets or this machine's paths. */
  String origin();

  /** Block time, UTC: the proposer's claim. */
  Instant time(long block);

  /**
   * Every transfer of {@code asset} that {@code account} pays or gets, at {@code from} or behind
   * it, in the order of the chain, fees included; never cut. A balance that they do not explain
   * comes as a transfer of kind {@link TransferKind#UNEXPLAINED}.
   */
  List<Transfer> transfers(Address account, Asset asset, ChainOrder from);

  /**
   * The same, or nothing if they are more than {@code most}: a source that finds that out before it
   * has read them all reads no further.
   */
  default Optional<List<Transfer>> transfersIfFew(
      Address account, Asset asset, ChainOrder from, int most) {
    List<Transfer> all = transfers(account, asset, from);
    return all.size() > most ? Optional.empty() : Optional.of(all);
  }

  /** Base units of {@code asset} that {@code account} has before {@code at}. */
  BigInteger balanceBefore(Address account, Asset asset, ChainOrder at);

  /**
   * All transfers of a transaction in the order in which it made them; empty if it is not known.
   */
  List<Transfer> transaction(EvmHash hash);

  /** What stands behind an account at the horizon. */
  AccountKind kind(Address account);

  /** What a token's contract says of itself; empty if the source does not tell. */
  default Optional<TokenClaims> claims(Asset token) {
    return Optional.empty();
  }

  /**
   * What the issuer of {@code token} did to any of {@code accounts} from a block on, in the order
   * of the chain; what stands at the horizon without a known beginning comes last. Empty where the
   * token has no such powers or the source cannot tell, of which {@link #notices()} then speak.
   */
  default List<IssuerAct> issuerActs(Set<Address> accounts, Asset token, long fromBlock) {
    return List.of();
  }

  /** How each of these transactions is known, in the order of the chain. */
  default List<Attestation> attest(Collection<EvmHash> transactions) {
    return List.of();
  }

  /**
   * How each of these transactions is known, in the order of the chain, with what proves it where
   * the source gives enough. What {@link #attest} has read of late is not asked for again.
   */
  default List<AttestedTransaction> prove(Collection<EvmHash> transactions) {
    return attest(transactions).stream().map(one -> new AttestedTransaction(one, null)).toList();
  }

  /** What a reader of any result must know: what was not asked for, gaps, claims not checked. */
  default List<String> notices() {
    return List.of();
  }

  @Override
  void close();
}
