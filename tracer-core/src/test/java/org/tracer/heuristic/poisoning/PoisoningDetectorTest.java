package org.tracer.heuristic.poisoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.chain.evm.ListedTokens;
import org.tracer.heuristic.poisoning.Finding.Kind;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;

class PoisoningDetectorTest {

  private static final ChainId CHAIN = EvmNetwork.ETHEREUM.chainId();
  private static final Address VICTIM = address("0x1111111111111111111111111111111111111111");
  private static final Address FRIEND = address("0xa7b4000000000000000000000000000000009c2e");
  private static final Address TWIN = address("0xa7b4ffffffffffffffffffffffffffffffff9c2e");
  private static final Address COUSIN = address("0xa7b4ffffffffffffffffffffffffffffffff9c2f");
  private static final Asset USD =
      Asset.token(address("0xdac17f958d2ee523a2206206994597c13d831ec7"));
  private static final Asset FAKE =
      Asset.token(address("0x00000000000000000000000000000000000fa4e0"));

  private final List<Transfer> transfers = new ArrayList<>();

  private static Address address(String text) {
    return EvmAddress.parse(CHAIN, text);
  }

  private PoisoningDetectorTest add(long day, Address from, Address to, Asset asset, long amount) {
    transfers.add(
        new Transfer(
            new ChainOrder(day, transfers.size(), 0),
            null,
            from,
            to,
            asset,
            BigInteger.valueOf(amount),
            TransferKind.TOKEN));
    return this;
  }

  private List<Finding> find() {
    return new PoisoningDetector(
            Set.of(USD), Map.of(USD, BigInteger.valueOf(10_000)), Duration.ofDays(30))
        .find(VICTIM, transfers, day -> Instant.EPOCH.plus(Duration.ofDays(day)));
  }

  @Test
  void eachKindOfPretence() {
    add(1, VICTIM, FRIEND, USD, 5_000_000);
    add(2, VICTIM, TWIN, USD, 0);
    add(2, TWIN, VICTIM, USD, 9_999);
    add(2, VICTIM, TWIN, FAKE, 5_000_000);
    add(3, VICTIM, TWIN, USD, 7_000_000);
    add(3, TWIN, VICTIM, USD, 10_000);
    add(4, VICTIM, FRIEND, USD, 1);
    List<Finding> found = find();
    assertThat(found)
        .extracting(Finding::kind)
        .containsExactly(
            Kind.ZERO_VALUE,
            Kind.LOOK_ALIKE_DUST,
            Kind.UNLISTED_TOKEN,
            Kind.PAID_LOOK_ALIKE,
            Kind.LOOK_ALIKE_PAYMENT);
    assertThat(found).allMatch(finding -> FRIEND.equals(finding.imitated()));
    assertThat(found.get(3).kind().isLeftOut()).isFalse();
    assertThat(found.get(4).kind().isLeftOut()).isFalse();
  }

  @Test
  void of_shouldTakeLessThanADollarForDust() {
    Asset dollar = ListedTokens.named(VICTIM.chain(), "USDT").orElseThrow().asset();
    add(1, VICTIM, FRIEND, dollar, 5_000_000).add(2, TWIN, VICTIM, dollar, 999_999);
    add(3, TWIN, VICTIM, dollar, 1_000_000);
    assertThat(
            PoisoningDetector.of(Set.of(dollar))
                .find(VICTIM, transfers, day -> Instant.EPOCH.plus(Duration.ofDays(day))))
        .extracting(Finding::kind)
        .containsExactly(Kind.LOOK_ALIKE_DUST, Kind.LOOK_ALIKE_PAYMENT);
  }

  /** What is in the balance is not left out, whoever sent it. */
  @Test
  void isLeftOut_shouldBeTrueOnlyOfWhatMovesNothing() {
    assertThat(Kind.values())
        .filteredOn(Kind::isLeftOut)
        .containsExactly(Kind.ZERO_VALUE, Kind.UNLISTED_TOKEN);
  }

  @Test
  void oneDigitMoreIsNoImitation() {
    add(1, VICTIM, FRIEND, USD, 5_000_000).add(2, COUSIN, VICTIM, USD, 1);
    assertThat(find()).isEmpty();
  }

  @Test
  void theOneThatCameFirstIsTheTrueOne() {
    add(1, FRIEND, VICTIM, USD, 5_000_000).add(2, VICTIM, TWIN, USD, 5_000_000);
    add(3, VICTIM, FRIEND, USD, 5_000_000);
    assertThat(find()).extracting(Finding::kind).containsExactly(Kind.PAID_LOOK_ALIKE);
  }

  @Test
  void oldDealingsAreForgotten() {
    add(1, VICTIM, FRIEND, USD, 5_000_000).add(31, VICTIM, TWIN, USD, 6_000_000);
    assertThat(find()).extracting(Finding::kind).containsExactly(Kind.PAID_LOOK_ALIKE);
    transfers.clear();
    add(1, VICTIM, FRIEND, USD, 5_000_000).add(32, VICTIM, TWIN, USD, 6_000_000);
    assertThat(find()).isEmpty();
  }

  /** The imitation came after the memory of the true one had ended; then both are dealt with. */
  @Test
  void theTrueOneIsNeverCalledAnImitation() {
    add(1, VICTIM, FRIEND, USD, 5_000_000).add(40, TWIN, VICTIM, USD, 20_000);
    add(41, VICTIM, FRIEND, USD, 5_000_000).add(42, VICTIM, TWIN, USD, 5_000_000);
    List<Finding> found = find();
    assertThat(found).extracting(Finding::kind).containsExactly(Kind.PAID_LOOK_ALIKE);
    assertThat(found.getFirst().imitated()).isEqualTo(FRIEND);
    assertThat(found.getFirst().transfer().to()).isEqualTo(TWIN);
  }

  @Test
  void withoutInferences_shouldSayOnlyWhatMovesNothing() {
    add(1, VICTIM, FRIEND, USD, 5_000_000).add(2, VICTIM, TWIN, USD, 0);
    add(3, VICTIM, TWIN, USD, 7_000_000);
    assertThat(find()).hasSize(2).allMatch(finding -> FRIEND.equals(finding.imitated()));
    assertThat(Finding.withoutInferences(find()))
        .singleElement()
        .isEqualTo(new Finding(transfers.get(1), Kind.ZERO_VALUE, null));
  }
}
