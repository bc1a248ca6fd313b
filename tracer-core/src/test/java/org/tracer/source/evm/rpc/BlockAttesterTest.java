package org.tracer.source.evm.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tracer.source.evm.rpc.ScriptedNode.HEAD;
import static org.tracer.source.evm.rpc.ScriptedNode.number;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.chain.evm.EvmHash;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.account.Attestation;
import org.tracer.ledger.account.Attestation.Proof;
import org.tracer.source.SharedData;
import org.tracer.source.evm.rpc.ScriptedNode.Refusal;
import tools.jackson.databind.JsonNode;

/** Real blocks of mainnet, served whole, cut and altered. */
class BlockAttesterTest {

  private static final String ETL = "eth/ethereum-etl/";
  private static final long OLD = 0x76250;
  private static final long HELIOS = 21_925_176;

  private final ScriptedNode node = new ScriptedNode();
  private final List<EvmHash> hashes = new ArrayList<>();
  private final List<String> receipts = new ArrayList<>();
  private String block = "";
  private long number;

  @BeforeEach
  void tellOfTheBlocks() {
    node.on(
        "eth_getBlockByNumber",
        params -> {
          long asked = number(params.get(0));
          return asked == number ? block : ScriptedNode.block(asked == HEAD ? 30_000_000 : asked);
        });
    node.on("eth_getBlockReceipts", params -> receipts.toString());
    node.on("eth_getTransactionReceipt", params -> receipts.get(index(params)));
    node.on("eth_getTransactionByHash", params -> transaction(index(params)));
  }

  private int index(JsonNode params) {
    String hash = params.get(0).stringValue();
    for (int i = 0; i < hashes.size(); i++) {
      if (hashes.get(i).toString().equals(hash)) {
        return i;
      }
    }
    return hashes.size();
  }

  private String transaction(int index) {
    JsonNode transactions = RpcJson.read(block.getBytes(StandardCharsets.UTF_8));
    return index == hashes.size() ? "null" : transactions.get("transactions").get(index).toString();
  }

  private static JsonNode json(String name) {
    try {
      return RpcJson.read(Files.readAllBytes(SharedData.path(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Block 483,920, before receipts had a status. */
  private void oldBlock() {
    number = OLD;
    String name = "block_with_logs/web3_response.eth_getBlockByNumber_0x76250_true.json";
    JsonNode found = json(ETL + "test_export_blocks_job/" + name).get("result");
    block = found.toString();
    for (JsonNode transaction : found.get("transactions")) {
      String hash = transaction.get("hash").stringValue();
      hashes.add(EvmHash.parse(hash));
      receipts.add(
          json(ETL
                  + "test_export_receipts_job/receipts_with_logs/"
                  + "web3_response.eth_getTransactionReceipt_"
                  + hash
                  + ".json")
              .get("result")
              .toString());
    }
  }

  /** Block 21,925,176 of which the transactions' hashes are known and all receipts. */
  private void newBlock() {
    number = HELIOS;
    JsonNode found = json("eth/helios-21925176/rpc/block.json");
    block = found.toString();
    found.get("transactions").forEach(hash -> hashes.add(EvmHash.parse(hash.stringValue())));
    json("eth/helios-21925176/rpc/receipts.json")
        .forEach(receipt -> receipts.add(receipt.toString()));
    node.on(
        "eth_getTransactionByHash",
        params ->
            """
            {"hash":%s,"blockNumber":"0x14e8d38","blockHash":"%s","transactionIndex":"0x%x",
             "from":"0x8fd9446590732dfabc6e03b69f05ff5bb6a241b3","value":"0x0","gas":"0x0"}\
            """
                .formatted(
                    params.get(0),
                    "0x92dabfa3f61ff1c349d12f5fd0dd4c99760a0a41b77dee8f0a80f83efdcb307a",
                    index(params)));
  }

  private List<Attestation> attest(EvmNetwork network) {
    node.on("eth_chainId", params -> "\"0x%x\"".formatted(network.number()));
    try (EvmRpcChain chain = node.open(network)) {
      node.asked.clear();
      return chain.attest(hashes.reversed());
    }
  }

  private List<Attestation> attest() {
    return attest(EvmNetwork.ETHEREUM);
  }

  private void refused(String message) {
    assertThatThrownBy(this::attest)
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining(message);
  }

  private static void change(List<String> texts, int place, String from, String to) {
    assertThat(texts.get(place)).contains(from);
    texts.set(place, texts.get(place).replaceFirst(from, to));
  }

  @ParameterizedTest
  @CsvSource({"all receipts, 2", "batches, 6"})
  void attest_shouldRecomputeARealBlock(String means, int questions) {
    oldBlock();
    if (means.equals("batches")) {
      node.without("eth_getBlockReceipts");
    }
    JsonNode json = RpcJson.read(block.getBytes(StandardCharsets.UTF_8));
    List<Attestation> attestations = attest();
    assertThat(attestations).extracting(Attestation::transaction).isEqualTo(hashes);
    assertThat(attestations)
        .allMatch(one -> one.proof() == Proof.RECOMPUTED && one.note().isEmpty());
    assertThat(attestations)
        .extracting(one -> one.blockHash().toString())
        .containsOnly(json.get("hash").stringValue());
    // Where the transactions stand was asked first.
    assertThat(node.asked).hasSize(hashes.size() + questions);
  }

  @Test
  void attest_shouldSayThatANodeGivesTooLittle() {
    oldBlock();
    node.without("eth_getBlockReceipts");
    node.override =
        body ->
            body.startsWith("[")
                ? ScriptedNode.answer(
                    200, "{\"id\":null,\"error\":{\"code\":-32600,\"message\":\"no batches\"}}")
                : null;
    assertThat(attest())
        .hasSize(4)
        .allMatch(one -> one.proof() == Proof.NODE_ATTESTED)
        .allMatch(one -> one.note().contains("takes batches"));
  }

  @Test
  void attest_shouldRefuseAReceiptWithAnotherByte() {
    oldBlock();
    int place = 0;
    while (!receipts.get(place).contains("\"data\":\"0x")) {
      place++;
    }
    change(receipts, place, "\"data\":\"0x0", "\"data\":\"0x1");
    refused("the node lies: the receipts have the root");
    assertThat(attest(EvmNetwork.of(10)))
        .allMatch(one -> one.proof() == Proof.NODE_ATTESTED)
        .allMatch(one -> one.note().contains("the receipts have the root"));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"value\":\"0x', '\"value\":\"0x1', the transactions have the root",
    "'\"gasUsed\":\"0x', '\"gasUsed\":\"0x1', the block is called",
    "'\"receiptsRoot\":\"0x.', '\"receiptsRoot\":\"0x0', the block is called"
  })
  void attest_shouldRefuseAnAlteredBlock(String from, String to, String message) {
    oldBlock();
    String before = block;
    block = before.replaceFirst(from, to);
    assertThat(block).isNotEqualTo(before);
    refused("the node lies: " + message);
    assertThat(attest(EvmNetwork.of(10)))
        .allMatch(one -> one.proof() == Proof.NODE_ATTESTED)
        .allMatch(one -> one.note().contains("rules that are not known here"));
  }

  @Test
  void attest_shouldRefuseASenderWhoDidNotSign() {
    oldBlock();
    block = block.replaceFirst("\"from\":\"0x...", "\"from\":\"0x000");
    refused("signed a transaction from");
  }

  @Test
  void attest_shouldRefuseAPriceThatDoesNotFollow() {
    oldBlock();
    receipts.replaceAll(text ->
        text.replaceFirst("\"effectiveGasPrice\":\"[^\"]*\"", "\"effectiveGasPrice\":\"0x1\""));
    refused("the price of gas is 1");
  }

  @Test
  void attest_shouldRefuseGasThatTheReceiptsDoNotGive() {
    oldBlock();
    change(receipts, 1, "\"gasUsed\":\"0x", "\"gasUsed\":\"0x1");
    refused("gas used is");
  }

  @Test
  void attest_shouldNotCallFutureHeadersAndOldNodesLiars() {
    oldBlock();
    String before = block;
    block = before.replaceFirst("\"gasUsed\":\"0x", "\"slotNumber\":\"0x1\",\"gasUsed\":\"0x1");
    assertThat(attest()).allMatch(one -> one.note().contains("not known here: slotNumber"));
    block = before;
    receipts.replaceAll(text -> text.replaceFirst(",\"status\":null", ""));
    receipts.replaceAll(
        text -> text.replaceFirst("\"root\":\"0x[0-9a-f]*\"", "\"status\":\"0x1\""));
    assertThat(attest()).allMatch(one -> one.note().contains("before Byzantium"));
  }

  @Test
  void attest_shouldSayWhichTransactionsItDoesNotKnow() {
    oldBlock();
    block = block.replaceFirst("\"type\":\"0x0\"", "\"type\":\"0x7e\"");
    if (!block.contains("0x7e\"")) {
      block = block.replaceFirst("\"gas\":", "\"type\":\"0x7e\",\"gas\":");
    }
    assertThat(attest()).allMatch(one -> one.note().contains("of the type 126"));
  }

  @Test
  void attest_shouldHoldReceiptsOfABlockWithoutTransactionsAgainstItsHeader() {
    newBlock();
    assertThat(attest())
        .hasSize(202)
        .allMatch(one -> one.proof() == Proof.NODE_ATTESTED)
        .allMatch(one -> one.note().contains("without its transactions"));
    change(receipts, 0, "\"data\":\"0x0", "\"data\":\"0x1");
    refused("the node lies: the receipts have the root");
  }

  @Test
  void attest_shouldRefuseAnotherReceiptThanTheTraceUsed() {
    oldBlock();
    node.on(
        "eth_getTransactionReceipt",
        params ->
            receipts.get(index(params)).replaceFirst("\"gasUsed\":\"0x", "\"gasUsed\":\"0x1"));
    node.on(
        "trace_transaction",
        params -> {
          throw new Refusal(-32601, "the method does not exist");
        });
    try (EvmRpcChain chain = node.open()) {
      chain.attest(hashes);
      int place = receipts.getFirst().contains("\"logs\":[]") ? 1 : 0;
      assertThat(chain.transaction(hashes.get(place))).isNotEmpty();
      assertThatThrownBy(() -> chain.attest(hashes))
          .isInstanceOf(MalformedDataException.class)
          .hasMessageContaining("something else of the transaction");
    }
  }

  @Test
  void attest_shouldNotInventATransaction() {
    oldBlock();
    hashes.add(ScriptedNode.hash(5));
    node.on(
        "eth_getTransactionByHash",
        params -> index(params) == 4 ? "null" : transaction(index(params)));
    assertThatThrownBy(this::attest)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("knows no such transaction");
  }
}
