package org.tracer.heuristic.cospend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.Hash256;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.error.InvalidInputException;
import org.tracer.heuristic.Strength;
import org.tracer.heuristic.Verdict;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.MemoryLedger;
import org.tracer.ledger.MemoryLedgerBuilder;
import org.tracer.ledger.RawBytes;
import org.tracer.ledger.TransactionForm;
import org.tracer.ledger.TransactionProof;

/** One transaction that spends from several addresses, in forms that each guard looks for. */
class CoSpendJudgeTest {

  private static final String DER = "30440220" + "11".repeat(32) + "0220" + "22".repeat(32);
  private static final TxId PAYER = new TxId(new Hash256(1, 1, 1, 1));
  private static final TxId SPENDER = new TxId(new Hash256(2, 1, 1, 1));

  /** Pays {@code locks} with {@code values}; the first {@code spent} are spent together. */
  private static MemoryLedger ledger(
      List<LockingScript> locks,
      long[] values,
      int spent,
      long[] outputs,
      @Nullable TransactionForm form) {
    MemoryLedgerBuilder builder = new MemoryLedgerBuilder();
    builder.startBlock(
        new BlockRef(
            BlockHeight.of(7), new BlockHash(new Hash256(7, 0, 0, 0)), Instant.ofEpochSecond(7)));
    builder.startTransaction(new TxId(new Hash256(0, 1, 1, 1)));
    add(builder, ChainBuilder.script("payer"), 1_000_000);
    builder.startTransaction(PAYER);
    builder.addInput(new TxId(new Hash256(0, 1, 1, 1)), 0);
    for (int i = 0; i < values.length; i++) {
      add(builder, locks.get(i), values[i]);
    }
    builder.startTransaction(SPENDER);
    for (int i = 0; i < spent; i++) {
      builder.addInput(PAYER, i);
    }
    for (int i = 0; i < outputs.length; i++) {
      add(builder, ChainBuilder.script("paid" + i), outputs[i]);
    }
    return builder.build(
        BitcoinNetwork.REGTEST,
        "blocks:made",
        List.of(),
        TransactionProof.Source.NONE,
        (block, index) -> Optional.ofNullable(index == 2 ? form : null));
  }

  private static void add(MemoryLedgerBuilder builder, LockingScript lock, long valueSat) {
    byte[] script = lock.toBytes();
    builder.addOutput(valueSat, builder.addScriptSource(script), 0, script.length);
  }

  private static CoSpendEvidence judge(MemoryLedger ledger, Set<CoSpendGuard> guards) {
    return new CoSpendJudge(ledger, guards).judge(ledger.find(SPENDER)).orElseThrow();
  }

  private static List<LockingScript> locks(String... holders) {
    return Stream.of(holders).map(ChainBuilder::script).toList();
  }

  private static MemoryLedger signed(String... hashTypes) {
    List<TransactionForm.Input> inputs =
        Stream.of(hashTypes)
            .map(type ->
                new TransactionForm.Input(
                    0,
                    RawBytes.of(new byte[0]),
                    List.of(RawBytes.of(HexFormat.of().parseHex(DER + type)))))
            .toList();
    return ledger(
        locks("alice", "bob"),
        new long[] {3_000, 4_000},
        2,
        new long[] {6_000},
        new TransactionForm(2, 0, inputs));
  }

  @Test
  void judge_shouldJoinWhatNoGuardFindsFaultWith() {
    CoSpendEvidence evidence = judge(signed("01", "01"), CoSpendGuard.STANDARD);
    assertThat(evidence.addresses()).isEqualTo(locks("alice", "bob"));
    assertThat(evidence.marks()).isEmpty();
    assertThat(evidence.joins()).isTrue();
    assertThat(evidence.verdict()).isEqualTo(Verdict.YES);
    assertThat(evidence.strength()).isEqualTo(Strength.STRONG);
    assertThat(evidence.txId()).isEqualTo(SPENDER);
  }

  @ParameterizedTest
  @CsvSource({
    "01, 83, a signature leaves the other inputs open; hash types: ALL; SINGLE|ANYONECANPAY",
    "83, 83, a signature leaves the other inputs open; hash types: SINGLE|ANYONECANPAY",
    "81, 81, a signature leaves the other inputs open; hash types: ALL|ANYONECANPAY",
    "01, 02, signatures have different hash types: ALL; NONE"
  })
  void judge_shouldSetApartMixedHashTypes(String one, String other, String why) {
    CoSpendEvidence evidence = judge(signed(one, other), CoSpendGuard.STANDARD);
    assertThat(evidence.joins()).isFalse();
    assertThat(evidence.verdict()).isEqualTo(Verdict.NO);
    // The separator of hash types is a comma; a semicolon stands for it in the table.
    assertThat(evidence.marks())
        .containsExactly(
            new GuardMark(
                CoSpendGuard.SIGHASH,
                GuardMark.Effect.SET_APART,
                "mixed-sighash/1",
                Verdict.YES,
                List.of(why.replace("open;", "open#").replace(";", ",").replace('#', ';'))));
    assertThat(judge(signed(one, other), Set.of()).joins()).isTrue();
  }

  @Test
  void judge_shouldMarkMixedHashTypesAsWeakWhereTheGuardIsNotInForce() {
    CoSpendEvidence evidence = judge(signed("01", "83"), Set.of(CoSpendGuard.COINJOIN));
    assertThat(evidence.joins()).isTrue();
    assertThat(evidence.strength()).isEqualTo(Strength.WEAK);
    assertThat(judge(signed("01", ""), Set.of()).marks()).isEmpty();
    assertThat(judge(signed("01", "01"), Set.of()).strength()).isEqualTo(Strength.STRONG);
  }

  @Test
  void judge_shouldSayWhereSignaturesAreNotKnown() {
    MemoryLedger silent =
        ledger(locks("alice", "bob"), new long[] {3_000, 4_000}, 2, new long[] {6_000}, null);
    CoSpendEvidence evidence = judge(silent, CoSpendGuard.STANDARD);
    assertThat(evidence.joins()).isTrue();
    assertThat(evidence.marks())
        .extracting(GuardMark::guard, GuardMark::effect, GuardMark::verdict)
        .containsExactly(
            tuple(CoSpendGuard.SIGHASH, GuardMark.Effect.NOT_CHECKED, Verdict.INCONCLUSIVE));
    assertThat(judge(signed("01", ""), CoSpendGuard.STANDARD).marks().getFirst().evidence())
        .containsExactly("no signature was found in 1 of 2 inputs");
  }

  /** Inputs 3,000 and 4,000, outputs 3,500 and 3,400: neither output needed the smaller input. */
  @Test
  void judge_shouldMarkThePayJoinFormAsWeakUnlessItIsToBeSetApart() {
    MemoryLedger ledger =
        ledger(
            locks("alice", "bob"), new long[] {3_000, 4_000}, 2, new long[] {3_500, 3_400}, null);
    CoSpendEvidence kept = judge(ledger, Set.of(CoSpendGuard.COINJOIN));
    assertThat(kept.joins()).isTrue();
    assertThat(kept.strength()).isEqualTo(Strength.WEAK);
    assertThat(kept.marks())
        .extracting(GuardMark::guard, GuardMark::effect, GuardMark::rule)
        .containsExactly(
            tuple(CoSpendGuard.PAYJOIN, GuardMark.Effect.WEAKENED, "coinjoin-payjoin/1"));
    assertThat(judge(ledger, Set.of(CoSpendGuard.PAYJOIN)).joins()).isFalse();
  }

  @Test
  void judge_shouldSetApartCoinJoinsOrMarkThem() {
    MemoryLedger ledger =
        ledger(
            locks("alice", "bob", "carol"),
            new long[] {3_000, 4_000, 5_000},
            3,
            new long[] {2_000, 2_000, 2_000, 900, 1_900},
            null);
    assertThat(judge(ledger, CoSpendGuard.STANDARD).joins()).isFalse();
    CoSpendEvidence kept = judge(ledger, Set.of());
    assertThat(kept.joins()).isTrue();
    assertThat(kept.strength()).isEqualTo(Strength.WEAK);
    assertThat(kept.marks()).extracting(GuardMark::guard).containsOnly(CoSpendGuard.COINJOIN);
  }

  /** P2WPKH dust is 294 satoshi at most, sent to five who are not the payer. */
  @ParameterizedTest
  @CsvSource({
    "294, 294, true",
    "295, 294, false",
    "294, 295, false",
    "1, 1, true",
    "294, 10000, false"
  })
  void judge_shouldLeaveOutUnsolicitedDust(long dustSat, long likeSat, boolean left) {
    List<LockingScript> all = locks("alice", "dusted", "bob", "s1", "s2", "s3", "s4");
    long[] values = {9_000, dustSat, 8_000, likeSat, likeSat, likeSat, likeSat};
    MemoryLedger ledger = ledger(all, values, 3, new long[] {15_000}, null);
    CoSpendEvidence evidence = judge(ledger, Set.of(CoSpendGuard.DUST));
    assertThat(evidence.leftOut()).isEqualTo(left ? locks("dusted") : List.of());
    assertThat(evidence.addresses())
        .isEqualTo(left ? locks("alice", "bob") : locks("alice", "dusted", "bob"));
    assertThat(evidence.joins()).isTrue();
    assertThat(judge(ledger, Set.of()).addresses()).hasSize(3);
  }

  @Test
  void judge_shouldNotLeaveOutAnAddressThatSpendsMoreThanDust() {
    List<LockingScript> all = locks("alice", "dusted", "dusted", "s1", "s2", "s3", "s4");
    long[] values = {9_000, 294, 8_000, 294, 294, 294, 294};
    MemoryLedger ledger = ledger(all, values, 3, new long[] {15_000}, null);
    assertThat(judge(ledger, CoSpendGuard.STANDARD).addresses())
        .isEqualTo(locks("alice", "dusted"));
  }

  @Test
  void judge_shouldJoinNothingWhereDustLeavesOneAddress() {
    List<LockingScript> all = locks("alice", "dusted", "s1", "s2", "s3", "s4");
    long[] values = {9_000, 294, 294, 294, 294, 294};
    MemoryLedger ledger = ledger(all, values, 2, new long[] {9_000}, null);
    assertThat(judge(ledger, CoSpendGuard.STANDARD).joins()).isFalse();
  }

  @Test
  void judge_shouldBeEmptyForOneAddress() {
    MemoryLedger ledger =
        ledger(locks("alice", "alice"), new long[] {3_000, 4_000}, 2, new long[] {6_000}, null);
    assertThat(new CoSpendJudge(ledger, Set.of()).judge(ledger.find(SPENDER))).isEmpty();
  }

  @Test
  void parse_shouldKnowEveryGuardByItsName() {
    for (CoSpendGuard guard : CoSpendGuard.values()) {
      assertThat(CoSpendGuard.parse(guard.toString())).isEqualTo(guard);
    }
    assertThatThrownBy(() -> CoSpendGuard.parse("CoinJoin"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("there is no such guard");
  }
}
