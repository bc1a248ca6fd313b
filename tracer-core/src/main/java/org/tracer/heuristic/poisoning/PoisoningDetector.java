package org.tracer.heuristic.poisoning;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.chain.evm.ListedTokens;
import org.tracer.ledger.account.Transfer;

/**
 * Goes through an account's transfers and says which only pretend. An address looks like another if
 * the first four and the last four of its forty digits are the same: of 10,000 addresses no two do
 * by chance, but for one time in 86. Address poisoning lives on people who compare just those
 * (arXiv 2501.16681).
 *
 * @param listed assets whose transfers are believed
 * @param least base units of an asset that count as a payment; an asset not named: 1
 * @param memory how long ago the imitated counterparty may have been dealt with
 */
public record PoisoningDetector(Set<Asset> listed, Map<Asset, BigInteger> least, Duration memory) {

  /** How long after a dealing an imitation of its other side counts as one. */
  private static final Duration MEMORY = Duration.ofDays(90);

  /** Dust of a coin is less than a thousandth. */
  private static final int PLACES_OF_DUST = 3;

  public PoisoningDetector {
    listed = Set.copyOf(listed);
    least = Map.copyOf(least);
  }

  /**
   * One that believes {@code assets}, and takes less than one unit of a listed dollar token, or a
   * thousandth of a coin, for dust.
   */
  public static PoisoningDetector of(Set<Asset> assets) {
    Map<Asset, BigInteger> least = new HashMap<>();
    for (Asset asset : assets) {
      OptionalInt zeros =
          asset.kind() == Asset.Kind.NATIVE
              ? OptionalInt.of(EvmNetwork.COIN_DECIMALS - PLACES_OF_DUST)
              : token(asset);
      zeros.ifPresent(n -> least.put(asset, BigInteger.TEN.pow(n)));
    }
    return new PoisoningDetector(assets, least, MEMORY);
  }

  /**
   * Zeros of the dust of a listed token; coins in the form of tokens are worth more than a dollar.
   */
  private static OptionalInt token(Asset asset) {
    Optional<ListedTokens.Token> token = ListedTokens.find(asset);
    if (token.isEmpty()) {
      return OptionalInt.empty();
    }
    int decimals = token.get().decimals();
    boolean coin = token.get().symbol().startsWith("W");
    return OptionalInt.of(coin ? Math.max(0, decimals - PLACES_OF_DUST) : decimals);
  }

  /**
   * Addresses with the same ends that were dealt with, and the last block of each; in the order in
   * which they were first dealt with. Of these only an earlier one can be imitated by a later: who
   * was there first does not become the imitation when the other was dealt with last.
   */
  private static final class Dealings {
    final Map<Address, Long> last = new LinkedHashMap<>();
  }

  /**
   * Findings in the order of the transfers; a transfer that is what it seems has none. Linear.
   *
   * @param transfers of {@code account} in all assets, in the order of the chain
   * @param times block times by height; asked only for the blocks of look-alikes
   */
  public List<Finding> find(
      Address account, List<Transfer> transfers, LongFunction<Instant> times) {
    Map<Integer, Dealings> dealings = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (Transfer transfer : transfers) {
      Address other = account.equals(transfer.from()) ? transfer.to() : transfer.from();
      if (other == null || transfer.kind().isFee()) {
        continue;
      }
      long block = transfer.order().block();
      Dealings known = dealings.computeIfAbsent(ends(other), any -> new Dealings());
      Address imitated = imitated(known, other, block, times);
      Finding.Kind kind = kind(transfer, account.equals(transfer.from()), imitated != null);
      if (kind != null) {
        findings.add(new Finding(transfer, kind, imitated));
      }
      if (kind == null) {
        known.last.put(other, block);
      }
    }
    return List.copyOf(findings);
  }

  private @Nullable Address imitated(
      Dealings known, Address other, long block, LongFunction<Instant> times) {
    for (Map.Entry<Address, Long> earlier : known.last.entrySet()) {
      if (earlier.getKey().equals(other)) {
        return null;
      }
      if (!times.apply(earlier.getValue()).plus(memory).isBefore(times.apply(block))) {
        return earlier.getKey();
      }
    }
    return null;
  }

  private Finding.@Nullable Kind kind(Transfer transfer, boolean paid, boolean alike) {
    if (transfer.amount().signum() == 0) {
      return Finding.Kind.ZERO_VALUE;
    }
    if (!listed.contains(transfer.asset())) {
      return Finding.Kind.UNLISTED_TOKEN;
    }
    if (!alike) {
      return null;
    }
    if (paid) {
      return Finding.Kind.PAID_LOOK_ALIKE;
    }
    BigInteger counts = least.getOrDefault(transfer.asset(), BigInteger.ONE);
    return transfer.amount().compareTo(counts) < 0
        ? Finding.Kind.LOOK_ALIKE_DUST
        : Finding.Kind.LOOK_ALIKE_PAYMENT;
  }

  /** The first and the last four of forty digits. */
  private static int ends(Address address) {
    if (address instanceof EvmAddress evm) {
      return (int) (evm.high() >>> 48) << 16 | (evm.low() & 0xffff);
    }
    throw new IllegalArgumentException("not an account of an EVM chain: " + address);
  }
}
