package org.tracer.heuristic.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Heuristics on what is known around a transaction. */
class SurroundingsHeuristicsTest {

  /** Signatures of the form of DER, R of 32 and of 33 bytes, and keys of both forms. */
  private static final String LOW = "3044" + "0220" + "11".repeat(32) + "0220" + "22".repeat(32);

  private static final String HIGH = "3045" + "022100" + "91".repeat(32) + "0220" + "22".repeat(32);

  private static final String COMPRESSED = "02" + "33".repeat(32);
  private static final String UNCOMPRESSED = "04" + "33".repeat(64);

  private static Draft two() {
    return new Draft().in("a", 100_000).out("x", 45_123).out("y", 53_877);
  }

  private static Draft next() {
    return new Draft().in("x", 45_123).out("z", 40_000);
  }

  private static String unlocking(String signature, String key) {
    return push(signature + "01") + push(key);
  }

  private static String push(String item) {
    return HexFormat.of().toHexDigits((byte) (item.length() / 2)) + item;
  }

  private static Draft signed(Draft draft, String signature, int times) {
    for (int i = 0; i < times; i++) {
      draft.signed("a", 100_000, "", List.of(signature + "01", COMPRESSED));
    }
    return draft;
  }

  @Test
  void clientChange_shouldRuleOutWhatWasPaidBefore() {
    assertThat(two().left(new ClientChange())).isNull();
    assertThat(two().before(0, Seen.YES).left(new ClientChange())).containsExactly(1);
    assertThat(two().before(0, Seen.NO).before(1, Seen.NO).left(new ClientChange()))
        .containsExactly(0, 1);
  }

  @Test
  void shadow_shouldNeedExactlyOneNewOutputOfTwo() {
    Draft one = two().before(0, Seen.YES).before(1, Seen.NO);
    assertThat(one.left(new ShadowChange())).containsExactly(1);
    assertThat(two().before(0, Seen.NO).before(1, Seen.NO).left(new ShadowChange())).isNull();
    assertThat(two().before(1, Seen.NO).left(new ShadowChange())).isNull();
    assertThat(one.out("data", 0).left(new ShadowChange())).containsExactly(1);
    assertThat(one.out("z", 1).left(new ShadowChange())).isNull();
  }

  @Test
  void oneTimeChange_shouldAskAllItsConditions() {
    Draft good = two().before(0, Seen.YES).before(1, Seen.NO).again(1, Seen.NO);
    assertThat(good.left(new OneTimeChange())).containsExactly(1);
    assertThat(good.again(1, Seen.UNKNOWN).left(new OneTimeChange())).isNull();
    assertThat(good.again(1, Seen.YES).left(new OneTimeChange())).isNull();
    Draft self = two().before(0, Seen.YES).before(1, Seen.NO).again(1, Seen.NO);
    assertThat(self.out("a", 5).before(2, Seen.YES).left(new OneTimeChange())).isNull();
    Draft unknown = two().before(0, Seen.YES).before(1, Seen.NO).again(1, Seen.NO);
    assertThat(unknown.unknownIn().left(new OneTimeChange())).isNull();
  }

  @Test
  void peeling_shouldRuleOutSpendersOfAnotherShape() {
    Draft link = new Draft().in("y", 53_877).out("p", 10_000).out("q", 43_000);
    assertThat(two().left(new Peeling())).isNull();
    assertThat(two().spentBy(0, next()).left(new Peeling())).isNull();
    assertThat(two().spentBy(0, next()).spentBy(1, link).left(new Peeling())).containsExactly(1);
    assertThat(two().spentBy(1, link).left(new Peeling())).containsExactly(0, 1);
    assertThat(two().madeBy(link).spentBy(0, next()).left(new Peeling())).containsExactly(1);
    assertThat(two().in("b", 9).spentBy(1, link).left(new Peeling())).isNull();
  }

  @Test
  void lockTime_shouldKeepWhatIsSpentAlike() {
    assertThat(two().lockTime(699_999).left(new LockTime())).isNull();
    assertThat(
            two()
                .lockTime(699_999)
                .spentBy(0, next())
                .spentBy(1, next().lockTime(699_950))
                .left(new LockTime()))
        .containsExactly(1);
    assertThat(two().spentBy(0, next()).left(new LockTime())).containsExactly(0, 1);
  }

  @Test
  void version_shouldKeepWhatIsSpentAlike() {
    assertThat(two().version(1).spentBy(0, next()).left(new Version())).containsExactly(1);
    assertThat(two().left(new Version())).isNull();
  }

  @Test
  void sequence_shouldKeepWhatIsSpentAlike() {
    Draft last = new Draft().sequence(0xffff_ffffL).in("x", 45_123).out("z", 40_000);
    Draft mixed = next().sequence(0xffff_ffffL).in("c", 5);
    assertThat(two().spentBy(0, last).left(new Sequence())).containsExactly(1);
    assertThat(two().spentBy(0, next()).left(new Sequence())).containsExactly(0, 1);
    assertThat(two().spentBy(0, mixed).left(new Sequence())).isNull();
    Draft open = new Draft().sequence(0xffff_fffeL).in("x", 45_123).out("z", 40_000);
    assertThat(two().spentBy(0, open).left(new Sequence())).containsExactly(1);
  }

  /** By hand: 1 input, 2 outputs of P2WPKH without witness: 113 bytes; 1 and 1: 82. */
  @Test
  void feeRate_shouldCompareWholeSatoshiAVirtualByte() {
    Draft paying = new Draft().in("a", 100_000).out("x", 45_123).out("y", 54_877 - 113 * 5);
    assertThat(paying.subject().transaction().weight()).isEqualTo(4 * 113);
    Draft same = new Draft().in("x", 45_123).out("z", 45_123 - 82 * 5);
    Draft other = new Draft().in("x", 45_123).out("z", 45_123 - 82 * 6);
    assertThat(paying.spentBy(0, same).left(new FeeRate())).containsExactly(0, 1);
    assertThat(paying.spentBy(0, other).left(new FeeRate())).containsExactly(1);
    assertThat(two().unknownIn().spentBy(0, same).left(new FeeRate())).isNull();
  }

  @Test
  void bip69_shouldNotTakeAnOrderByChanceForOne() {
    Draft sorted = new Draft().in("a", 100).out("p", 1).out("q", 2).out("r", 3).out("s", 4);
    Draft unsorted = new Draft().in("a", 100).out("p", 2).out("q", 1);
    assertThat(sorted.spentBy(0, unsorted).left(new Bip69Order())).containsExactly(1, 2, 3);
    assertThat(two().spentBy(0, unsorted).left(new Bip69Order())).isNull();
    Draft spentInOrder = new Draft().in("x", 9).out("p", 1).out("q", 2).out("r", 3).out("s", 4);
    Draft first = new Draft().in("a", 100).out("p", 2).out("q", 1).spentBy(0, spentInOrder);
    assertThat(first.left(new Bip69Order())).containsExactly(1);
    Draft shortOne = new Draft().in("a", 100).out("p", 2).out("q", 1).spentBy(0, next());
    assertThat(shortOne.left(new Bip69Order())).isNull();
  }

  @Test
  void lowR_shouldTellGrindingFromNot() {
    Draft grinding = signed(new Draft(), LOW, 7);
    Draft fewer = signed(new Draft(), LOW, 6);
    Draft not = signed(signed(new Draft(), LOW, 6), HIGH, 1);
    Draft paying = signed(new Draft().out("x", 1).out("y", 2), HIGH, 1);
    assertThat(paying.spentBy(0, fewer).left(new LowR())).isNull();
    assertThat(paying.spentBy(1, not).left(new LowR())).containsExactly(0, 1);
    assertThat(paying.spentBy(0, grinding).left(new LowR())).containsExactly(1);
  }

  @Test
  void keyForm_shouldTellKeysApart() {
    Draft paying =
        new Draft()
            .signed("pkh:a", 9, unlocking(HIGH, COMPRESSED), List.of())
            .out("pkh:x", 1)
            .out("pkh:y", 2);
    Draft old = new Draft().signed("pkh:x", 1, unlocking(LOW, UNCOMPRESSED), List.of());
    Draft recent = new Draft().signed("pkh:x", 1, unlocking(LOW, COMPRESSED), List.of());
    assertThat(paying.left(new KeyForm())).isNull();
    assertThat(paying.spentBy(0, old).left(new KeyForm())).containsExactly(1);
    assertThat(paying.spentBy(0, recent).left(new KeyForm())).containsExactly(0, 1);
    paying.signed("pkh:b", 9, unlocking(LOW, UNCOMPRESSED), List.of());
    assertThat(paying.left(new KeyForm())).isNull();
  }
}
