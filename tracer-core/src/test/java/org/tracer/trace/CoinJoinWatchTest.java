package org.tracer.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Satoshi;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.LedgerShape;
import org.tracer.heuristic.Strength;
import org.tracer.heuristic.Verdict;
import org.tracer.heuristic.coinjoin.CoinJoinAnswer;
import org.tracer.heuristic.coinjoin.CoinJoinDetectors;
import org.tracer.heuristic.coinjoin.CoinJoinFinding;
import org.tracer.heuristic.coinjoin.CoinJoinKind;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TransactionBuffer;
import org.tracer.ledger.TxInput;
import org.tracer.ledger.TxOutput;

/** Before what a trace stops: before a yes of a kind that several make, and before nothing less. */
class CoinJoinWatchTest {

  /**
   * Three coins of 100,000 that are not all needed: BIP 78 makes this form, and so does anybody.
   */
  private static final Transaction FITS_PAYJOIN =
      transaction(inputs(100_000, 100_000, 100_000), 160_000, 139_500);

  /** Three payments of 50,000, each with its change: the generic rule says yes. */
  private static final Transaction EQUAL_HALVES =
      transaction(inputs(90_000, 80_000, 70_000), 50_000, 50_000, 50_000, 39_500, 29_000, 19_000);

  /** Two payments of 50,000, each with its change: Stonewall's form, which one owner can make. */
  private static final Transaction STONEWALL =
      transaction(inputs(90_000, 80_000), 50_000, 50_000, 40_000, 29_000);

  @Test
  void stopsAt_shouldNotStopWhereADetectorSaysPossible() {
    CoinJoinAnswer answer =
        CoinJoinDetectors.of(BitcoinNetwork.REGTEST).judge(LedgerShape.of(FITS_PAYJOIN));
    assertThat(answer.verdict()).isEqualTo(Verdict.POSSIBLE);
    assertThat(answer.findings())
        .extracting(CoinJoinFinding::kind)
        .containsExactly(CoinJoinKind.PAYJOIN);

    CoinJoinWatch watch = watch(CoinJoinRule.STOP, FITS_PAYJOIN);
    assertThat(watch.stopsAt(7, buffer(FITS_PAYJOIN))).isFalse();
    assertThat(watch.note(7)).isNull();
  }

  /**
   * Whatever detectors there will be: those of today say no more than possible, of a kind that
   * several make, only where another says yes.
   */
  @ParameterizedTest
  @CsvSource({
    "YES, STONEWALL, true",
    "YES, PAYJOIN, true",
    "YES, WHIRLPOOL_TX0, false",
    "POSSIBLE, STONEWALL, false",
    "POSSIBLE, WASABI_2, false",
    "POSSIBLE, PAYJOIN, false",
    "INCONCLUSIVE, WHIRLPOOL, false",
    "INCONCLUSIVE, EQUAL_OUTPUTS, false",
  })
  void stopsAt_shouldStopAtNothingLessThanAYes(Verdict verdict, CoinJoinKind kind, boolean stops) {
    CoinJoinFinding finding =
        new CoinJoinFinding(
            new Heuristic("some-rule", 1, Strength.WEAK), kind, verdict, 1, 2, List.of("seen"));
    CoinJoinWatch watch =
        new CoinJoinWatch(
            CoinJoinRule.STOP,
            transaction -> new CoinJoinAnswer(verdict, List.of(finding)),
            key -> EQUAL_HALVES);

    assertThat(watch.stopsAt(7, buffer(EQUAL_HALVES))).isEqualTo(stops);
    assertThat(watch.note(7)).isEqualTo(stops ? "some-rule/1, WEAK: seen" : null);
  }

  /** The same transaction where the chain says what it spends, and where it does not. */
  @Test
  void stopsAt_shouldNotStopWhereInputsAreMissing() {
    assertThat(watch(CoinJoinRule.STOP, EQUAL_HALVES).stopsAt(7, buffer(EQUAL_HALVES))).isTrue();
    List<TxInput> unknown = new ArrayList<>(inputs(90_000, 80_000));
    unknown.add(input(2, null));
    Transaction partly = transaction(unknown, 50_000, 50_000, 50_000, 39_500, 29_000, 19_000);

    assertThat(CoinJoinDetectors.of(BitcoinNetwork.REGTEST).judge(LedgerShape.of(partly)).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(watch(CoinJoinRule.STOP, partly).stopsAt(7, buffer(partly))).isFalse();
  }

  @Test
  void stopsAt_shouldNotStopBeforeAStonewall() {
    CoinJoinAnswer answer =
        CoinJoinDetectors.of(BitcoinNetwork.REGTEST).judge(LedgerShape.of(STONEWALL));
    assertThat(answer.verdict()).isEqualTo(Verdict.POSSIBLE);
    assertThat(answer.maySeveralOwnersSpend()).isTrue();
    assertThat(watch(CoinJoinRule.STOP, STONEWALL).stopsAt(7, buffer(STONEWALL))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"STOP, true", "THROUGH, false", "IGNORE, false"})
  void stopsAt_shouldStopOnlyIfThatIsTheRule(CoinJoinRule rule, boolean stops) {
    assertThat(watch(rule, EQUAL_HALVES).stopsAt(7, buffer(EQUAL_HALVES))).isEqualTo(stops);
  }

  private static CoinJoinWatch watch(CoinJoinRule rule, Transaction transaction) {
    return new CoinJoinWatch(rule, BitcoinNetwork.REGTEST, key -> transaction);
  }

  private static List<TxInput> inputs(long... values) {
    List<TxInput> inputs = new ArrayList<>();
    for (int vin = 0; vin < values.length; vin++) {
      inputs.add(input(vin, output("payer" + vin, values[vin])));
    }
    return inputs;
  }

  private static TxInput input(int vin, @Nullable TxOutput spent) {
    return new TxInput(new OutPoint(TxId.parse("ab".repeat(32)), vin), spent);
  }

  private static TxOutput output(String holder, long valueSat) {
    return new TxOutput(Satoshi.of(valueSat), ChainBuilder.script(holder));
  }

  private static Transaction transaction(List<TxInput> inputs, long... values) {
    List<TxOutput> outputs = new ArrayList<>();
    for (long value : values) {
      outputs.add(output("payee" + outputs.size(), value));
    }
    BlockRef block =
        new BlockRef(BlockHeight.of(9), BlockHash.parse("00".repeat(32)), Instant.EPOCH);
    return new Transaction(TxId.parse("cd".repeat(32)), block, 1, inputs, outputs);
  }

  private static TransactionBuffer buffer(Transaction transaction) {
    TransactionBuffer buffer = new TransactionBuffer();
    buffer.start(false);
    for (TxInput input : transaction.inputs()) {
      TxOutput spent = input.output();
      buffer.addInput(spent == null ? TransactionBuffer.UNKNOWN_VALUE : spent.value().value());
    }
    transaction.outputs().forEach(output -> buffer.addOutput(output.value().value()));
    return buffer;
  }
}
