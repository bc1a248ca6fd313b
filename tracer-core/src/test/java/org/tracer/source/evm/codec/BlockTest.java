package org.tracer.source.evm.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tracer.source.evm.codec.RealEvmBlocks.MAIN;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.error.MalformedDataException;
import org.tracer.source.http.JsonValue;

/** A block with withdrawals made by hand, and what a header refuses. */
class BlockTest {

  private static final EvmHash ZERO = new EvmHash(0, 0, 0, 0);
  private static final EvmAddress ACCOUNT =
      EvmAddress.parse(MAIN, "0xb9d7934878b5fb9610b3fe8a5e441e8fad7e293f");
  private static final Withdrawal FIRST =
      new Withdrawal(2_210_752, 540_230, ACCOUNT, BigInteger.valueOf(45_762_059));
  private static final Withdrawal SECOND =
      new Withdrawal(2_210_753, 540_231, ACCOUNT, BigInteger.ONE);

  private static Bytes rlp(BigInteger number) {
    return Bytes.of(new RlpWriter().integer(number).toBytes());
  }

  private static Bytes rlp(EvmHash hash) {
    return Bytes.of(new RlpWriter().hash(hash).toBytes());
  }

  private static Block block(@Nullable List<Withdrawal> withdrawals, List<Bytes> later) {
    BlockHeader header =
        new BlockHeader(
            ZERO,
            Block.ommersHash(List.of()),
            ACCOUNT,
            ZERO,
            TrieRoot.EMPTY,
            TrieRoot.EMPTY,
            Bytes.of(new byte[LogsBloom.LENGTH]),
            BigInteger.ZERO,
            17_173_049,
            30_000_000,
            0,
            Instant.ofEpochSecond(1_683_029_999),
            Bytes.EMPTY,
            ZERO,
            Bytes.of(new byte[8]),
            later);
    return new Block(header, List.of(), List.of(), withdrawals);
  }

  private static void requireRefused(Block block, String message) {
    assertThatThrownBy(block::check)
        .isInstanceOfSatisfying(
            MalformedDataException.class,
            e -> {
              assertThat(e).hasMessageContaining(message);
              assertThat(e.input()).startsWith("block ").contains("0x");
            });
  }

  @Test
  void check_shouldRecomputeWithdrawals() {
    List<Withdrawal> both = List.of(FIRST, SECOND);
    List<Bytes> later = List.of(rlp(BigInteger.TEN), rlp(TrieRoot.ofWithdrawals(both)));
    Block sound = block(both, later);
    sound.check();
    assertThat(Block.parseAll(MAIN, sound.encoded())).containsExactly(sound);
    assertThat(sound.header().baseFeePerGas()).hasValue(BigInteger.TEN);
    assertThat(FIRST.amountWei()).isEqualTo(new BigInteger("45762059000000000"));

    requireRefused(block(List.of(FIRST), later), "the withdrawals have the root");
    requireRefused(block(List.of(SECOND, FIRST), later), "the withdrawals have the root");
    requireRefused(block(null, later), "there are none");
    requireRefused(block(both, List.of()), "does not name");
  }

  @Test
  void check_shouldRefuseWhatTheHeaderDoesNotName() {
    Block sound = RealEvmBlocks.blocks("rlp/eth3346406.bin").getFirst();
    List<Transaction> transactions = sound.transactions();
    requireRefused(
        new Block(sound.header(), transactions.subList(1, transactions.size()), List.of(), null),
        "the transactions have the root");
    requireRefused(
        new Block(sound.header(), transactions, List.of(sound.header()), null),
        "the ommers have the root");
  }

  @Test
  void laterFields_shouldBeKeptWhateverTheyAre() {
    Bytes list = Bytes.of((byte) 0xc1, (byte) 5);
    List<Bytes> unknown = List.of(rlp(ZERO), list, rlp(BigInteger.ONE), list, list, list, list);
    BlockHeader header = block(null, unknown).header();
    assertThat(BlockHeader.parse(MAIN, header.encoded())).isEqualTo(header);
    assertThat(header.later()).isEqualTo(unknown);
    assertThat(header.baseFeePerGas()).isEmpty();
    assertThat(header.withdrawalsRoot()).isEmpty();
  }

  @Test
  void receipts_shouldReadBackFromTheListThatNodesExchange() {
    Bytes bloom = Bytes.of(new byte[LogsBloom.LENGTH]);
    Log log = new Log(ACCOUNT, List.of(ZERO), Bytes.of((byte) 1));
    List<Receipt> receipts =
        List.of(
            new Receipt(0, new Outcome.StateRoot(ZERO), 1, bloom, List.of(), List.of()),
            new Receipt(2, new Outcome.Status(false), 2, bloom, List.of(log), List.of()),
            new Receipt(
                0x7e, new Outcome.Status(true), 3, bloom, List.of(), List.of(rlp(BigInteger.ONE))));
    RlpWriter list = new RlpWriter();
    list.raw(List.of(receipts.getFirst().encoded()));
    receipts.subList(1, 3).forEach(receipt -> list.string(receipt.encoded()));
    assertThat(Receipt.parseList(MAIN, Bytes.of(list.toList()))).isEqualTo(receipts);
    assertThat(receipts.get(1).hasBloomOfItsLogs()).isFalse();
  }

  /** Before a fork of theirs, rollups showed a deposit's nonce and did not hash it. */
  @Test
  void receipt_shouldHaveWhatIsBehindTheReceiptOfADeposit() {
    String deposit =
        "{\"type\":\"0x7e\",\"status\":\"0x1\",\"cumulativeGasUsed\":\"0xb729\",\"logs\":[],"
            + "\"logsBloom\":\"0x"
            + "00".repeat(LogsBloom.LENGTH)
            + "\",\"depositNonce\":\"0x5\"";
    assertThat(receipt(deposit + "}").later()).isEmpty();
    assertThat(receipt(deposit + ",\"depositReceiptVersion\":\"0x1\"}").later())
        .containsExactly(rlp(BigInteger.valueOf(5)), rlp(BigInteger.ONE));
    assertThatThrownBy(() -> receipt(deposit.replace("\"status\":\"0x1\",", "") + "}"))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("neither \"status\" nor \"root\"");
    assertThatThrownBy(
            () -> receipt(deposit.replace("\"status\":\"0x1\"", "\"status\":\"0x2\"") + "}"))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("is 2, at most 1");
  }

  private static Receipt receipt(String json) {
    return RpcObjects.receipt(MAIN, JsonValue.parse(json.getBytes(UTF_8), "answer"));
  }
}
