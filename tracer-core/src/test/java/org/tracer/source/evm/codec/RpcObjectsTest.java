package org.tracer.source.evm.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tracer.source.evm.codec.RealEvmBlocks.MAIN;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.chain.evm.EvmHash;
import org.tracer.error.MalformedDataException;
import org.tracer.source.http.JsonValue;

/** What real nodes answered, recomputed. */
class RpcObjectsTest {

  private static final String HELIOS = "helios-21925176/rpc/";
  private static final String ETL = "ethereum-etl/";

  private static JsonValue json(String text) {
    return JsonValue.parse(text.getBytes(UTF_8), "answer");
  }

  private static List<Bytes> encoded(List<Receipt> receipts) {
    return receipts.stream().map(Receipt::encoded).toList();
  }

  private static JsonValue changed(JsonValue object, String from, String to) {
    String text = object.toString();
    assertThat(text).contains(from);
    return json(text.replaceFirst(from, to));
  }

  @Test
  void header_shouldHaveTheHashOfBlock21925176AndItsReceiptsRoot() {
    JsonValue block = RealEvmBlocks.json(HELIOS + "block.json");
    BlockHeader header = RpcObjects.header(MAIN, block);
    assertThat(header.number()).isEqualTo(21_925_176);
    assertThat(header.later()).hasSize(5);
    assertThat(BlockHeader.parse(MAIN, header.encoded())).isEqualTo(header);

    List<Receipt> receipts =
        RealEvmBlocks.json(HELIOS + "receipts.json").elements().stream()
            .map(receipt -> RpcObjects.receipt(MAIN, receipt))
            .toList();
    assertThat(receipts).hasSize(202).allMatch(Receipt::hasBloomOfItsLogs);
    assertThat(TrieRoot.ofReceipts(receipts)).isEqualTo(header.receiptsRoot());
    assertThat(receipts.getLast().cumulativeGasUsed()).isEqualTo(header.gasUsed());
    List<Log> logs = receipts.stream().flatMap(receipt -> receipt.logs().stream()).toList();
    assertThat(LogsBloom.of(logs)).isEqualTo(header.logsBloom());
    assertThat(LogsBloom.mayContain(header.logsBloom(), topic(logs))).isTrue();
    assertThat(LogsBloom.mayContain(receipts.get(7).logsBloom(), Bytes.of(new byte[20]))).isFalse();

    InclusionProof proof = InclusionProof.of(encoded(receipts), 128);
    assertThat(Receipt.parse(MAIN, proof.verify(header.receiptsRoot())))
        .isEqualTo(receipts.get(128));

    List<Withdrawal> withdrawals =
        block.get("withdrawals").elements().stream()
            .map(withdrawal -> RpcObjects.withdrawal(MAIN, withdrawal))
            .toList();
    assertThat(TrieRoot.ofWithdrawals(withdrawals))
        .isEqualTo(header.withdrawalsRoot().orElseThrow());
    assertThat(withdrawals.getFirst().amountWei().bitLength()).isGreaterThan(40);
  }

  private static Bytes topic(List<Log> logs) {
    return Bytes.of(logs.getLast().topics().getFirst().toBytes());
  }

  /** The proofs of eth_getProof, which an independent client made. */
  @ParameterizedTest
  @ValueSource(strings = {"proof.json", "block_miner_proof.json"})
  void lookup_shouldFollowTheProofOfAnAccount(String name) {
    BlockHeader header = RpcObjects.header(MAIN, RealEvmBlocks.json(HELIOS + "block.json"));
    JsonValue proof = RealEvmBlocks.json(HELIOS + name);
    Bytes address = RpcValues.data(proof.get("address"), 20);
    Bytes key = Bytes.of(Keccak.hash(address).toBytes());
    List<Bytes> nodes = proof.get("accountProof").elements().stream().map(RpcValues::data).toList();
    Bytes account = TrieProof.lookup(header.stateRoot(), key, nodes).orElseThrow();
    RlpCursor fields = RlpCursor.of(account.toBytes()).readList();
    assertThat(fields.readInteger()).isEqualTo(RpcValues.quantity(proof.get("nonce")));
    assertThat(fields.readInteger()).isEqualTo(RpcValues.quantity(proof.get("balance")));
    EvmHash storage = fields.readHash();
    assertThat(storage).isEqualTo(RpcValues.hash(proof.get("storageHash")));
    for (JsonValue slot : proof.get("storageProof").elements()) {
      byte[] place = new byte[32];
      byte[] digits = RpcValues.quantity(slot.get("key")).toByteArray();
      int length = Math.min(32, digits.length);
      System.arraycopy(digits, digits.length - length, place, 32 - length, length);
      List<Bytes> path = slot.get("proof").elements().stream().map(RpcValues::data).toList();
      assertThat(TrieProof.lookup(storage, Bytes.of(Keccak.hash(place).toBytes()), path))
          .map(value -> RlpCursor.of(value.toBytes()).readInteger())
          .hasValue(RpcValues.quantity(slot.get("value")));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "test_export_blocks_job/blocks_with_transactions/web3_response, 0xb872, 2",
    "test_export_blocks_job/blocks_with_transactions/web3_response, 0xb873, 2",
    "test_export_blocks_job/block_with_logs/web3_response, 0x76250, 4",
    "test_export_blocks_job/block_without_transactions/web3_response, 0x0, 0",
    "test_stream/blocks_1755634_1755635/web3_response, 0x1ac9f2, 0",
    "test_stream/blocks_1755634_1755635/web3_response, 0x1ac9f3, 2",
  })
  void transactions_shouldHaveTheRootOfTheirBlock(String name, String number, int count) {
    JsonValue block =
        RealEvmBlocks.json(ETL + name + ".eth_getBlockByNumber_" + number + "_true.json")
            .get("result");
    BlockHeader header = RpcObjects.header(MAIN, block);
    List<Transaction> transactions = new ArrayList<>();
    for (JsonValue object : block.get("transactions").elements()) {
      SignedTransaction transaction = RpcTransactions.transaction(MAIN, object).orElseThrow();
      assertThat(RpcTransactions.sender(MAIN, transaction, object)).isPresent();
      object
          .optional("raw")
          .ifPresent(raw -> assertThat(transaction.encoded()).isEqualTo(RpcValues.data(raw)));
      transactions.add(transaction);
    }
    assertThat(transactions).hasSize(count);
    assertThat(TrieRoot.ofTransactions(transactions)).isEqualTo(header.transactionsRoot());
  }

  @Test
  void receipts_shouldHaveTheRootOfABlockBeforeByzantium() {
    JsonValue block =
        RealEvmBlocks.json(
                ETL
                    + "test_export_blocks_job/block_with_logs/"
                    + "web3_response.eth_getBlockByNumber_0x76250_true.json")
            .get("result");
    List<Receipt> receipts = new ArrayList<>();
    for (JsonValue transaction : block.get("transactions").elements()) {
      String name =
          ETL
              + "test_export_receipts_job/receipts_with_logs/web3_response."
              + "eth_getTransactionReceipt_"
              + transaction.get("hash").text()
              + ".json";
      receipts.add(RpcObjects.receipt(MAIN, RealEvmBlocks.json(name).get("result")));
    }
    assertThat(receipts).allMatch(receipt -> receipt.outcome() instanceof Outcome.StateRoot);
    assertThat(TrieRoot.ofReceipts(receipts))
        .isEqualTo(RpcObjects.header(MAIN, block).receiptsRoot());
  }

  @Test
  void withdrawals_shouldHaveTheRootsOfBlocks17173049And17173050() {
    List<JsonValue> blocks =
        RealEvmBlocks.jsonLines(
            ETL
                + "test_export_blocks_job/blocks_with_transactions_and_withdrawals/"
                + "expected_blocks.json");
    assertThat(blocks).hasSize(2);
    for (JsonValue block : blocks) {
      List<Withdrawal> withdrawals =
          block.get("withdrawals").elements().stream()
              .map(it ->
                  new Withdrawal(
                      it.get("index").index(),
                      it.get("validator_index").index(),
                      RpcValues.address(MAIN, it.get("address")),
                      it.get("amount").decimal().toBigIntegerExact()))
              .toList();
      assertThat(TrieRoot.ofWithdrawals(withdrawals))
          .isEqualTo(RpcValues.hash(block.get("withdrawals_root")));
    }
  }

  @Test
  void transaction_shouldBeTheOneOfAnotherNetworkToo() {
    JsonValue object = RealEvmBlocks.json(HELIOS + "transaction.json");
    SignedTransaction transaction = RpcTransactions.transaction(MAIN, object).orElseThrow();
    assertThat(transaction.type()).isEqualTo(2);
    assertThat(transaction.chainId()).isEqualTo(5);
    assertThat(RpcTransactions.sender(MAIN, transaction, object)).isPresent();
    assertThatThrownBy(() ->
            RpcTransactions.sender(MAIN, transaction, changed(object, "0x4281ecf0", "0x4281ecf1")))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("signed by 0x4281");
    assertThatThrownBy(
            () -> RpcTransactions.transaction(MAIN, changed(object, "\"0x623355\"", "\"0x1\"")))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("its fields have the hash");
    assertThat(RpcTransactions.transaction(MAIN, changed(object, "\"0x2\"", "\"0x7e\""))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chainId",
        "nonce",
        "maxFeePerGas",
        "maxPriorityFeePerGas",
        "gas",
        "value",
        "input",
        "accessList",
        "v",
        "r",
        "s",
        "hash"
      })
  void transaction_shouldNameTheFieldThatIsMissing(String name) {
    JsonValue object = RealEvmBlocks.json(HELIOS + "transaction.json");
    JsonValue without = changed(object, "\"" + name + "\":", "\"was\":");
    assertThatThrownBy(() -> RpcTransactions.transaction(MAIN, without))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining(name.equals("v") ? "yParity" : name);
  }

  @Test
  void header_shouldRefuseAHashThatDoesNotFollow() {
    JsonValue block = RealEvmBlocks.json(HELIOS + "block.json");
    assertThatThrownBy(
            () -> RpcObjects.header(MAIN, changed(block, "\"0xf8e2f0\"", "\"0xf8e2f1\"")))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("is a block called 0x92dabfa3");
    assertThatThrownBy(
            () -> RpcObjects.header(MAIN, changed(block, "\"withdrawalsRoot\"", "\"was\"")))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("has no \"withdrawalsRoot\" before it");
    assertThatThrownBy(() -> RpcObjects.header(MAIN, changed(block, "\"miner\"", "\"was\"")))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("has no \"miner\"");
  }

  @ParameterizedTest
  @CsvSource({"0x0,0", "0x1f,31", "0x001F,31", "0xffffffffffffffff,18446744073709551615"})
  void quantity_shouldBeReadWithOrWithoutLeadingZeros(String text, String number) {
    assertThat(RpcValues.quantity(json("\"" + text + "\"")).toString()).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"0x\"",
        "\"\"",
        "\"12\"",
        "12",
        "null",
        "\"0X1\"",
        "\"0x-1\"",
        "\"0x+1\"",
        "\"0xg\"",
        "\"0x 1\"",
        "[]",
        "\"0x11111111111111111111111111111111111111111111111111111111111111111\""
      })
  void quantity_shouldRefuseWhatIsNone(String text) {
    assertThatThrownBy(() -> RpcValues.quantity(json(text)))
        .isInstanceOf(MalformedDataException.class);
  }

  @Test
  void data_shouldBeWholeBytes() {
    assertThat(RpcValues.data(json("\"0x\""))).isEqualTo(Bytes.EMPTY);
    assertThat(RpcValues.data(json("\"0x00fF\""))).isEqualTo(Bytes.of((byte) 0, (byte) -1));
    assertThatThrownBy(() -> RpcValues.data(json("\"0x0\"")))
        .isInstanceOf(MalformedDataException.class);
    assertThatThrownBy(() -> RpcValues.hash(json("\"0x00\"")))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("1 bytes, expected 32");
  }
}
