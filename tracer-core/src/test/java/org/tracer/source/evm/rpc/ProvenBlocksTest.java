package org.tracer.source.evm.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tracer.source.evm.rpc.ScriptedNode.HEAD;
import static org.tracer.source.evm.rpc.ScriptedNode.number;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.MalformedDataException;
import org.tracer.evidence.evm.CheckerScript;
import org.tracer.evidence.evm.EvmProofReport;
import org.tracer.evidence.evm.EvmProofs;
import org.tracer.evidence.evm.HeaderGrade;
import org.tracer.evidence.evm.HeaderWitness;
import org.tracer.evidence.evm.ProofGrade;
import org.tracer.evidence.evm.ProofReports;
import org.tracer.evidence.evm.TransferProof;
import org.tracer.ledger.account.AttestedTransaction;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;
import org.tracer.source.SharedData;
import tools.jackson.databind.JsonNode;

/** Block 483,920 of mainnet, with all its transactions and receipts: proven, written, verified. */
class ProvenBlocksTest {

  private static final String ETL = "eth/ethereum-etl/";
  private static final ChainId MAIN = EvmNetwork.ETHEREUM.chainId();

  private final ScriptedNode node = new ScriptedNode();
  private final List<EvmHash> hashes = new ArrayList<>();
  private final List<String> receipts = new ArrayList<>();
  private String block = "";

  @TempDir Path directory;

  private static JsonNode json(String name) {
    try {
      return RpcJson.read(Files.readAllBytes(SharedData.path(ETL + name))).get("result");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void tellOfTheBlock() {
    JsonNode found =
        json(
            "test_export_blocks_job/block_with_logs/"
                + "web3_response.eth_getBlockByNumber_0x76250_true.json");
    block = found.toString();
    for (JsonNode transaction : found.get("transactions")) {
      String hash = transaction.get("hash").stringValue();
      hashes.add(EvmHash.parse(hash));
      String name = "web3_response.eth_getTransactionReceipt_" + hash + ".json";
      receipts.add(json("test_export_receipts_job/receipts_with_logs/" + name).toString());
    }
    node.on(
        "eth_getBlockByNumber",
        params -> {
          long asked = number(params.get(0));
          return asked == 0x76250 ? block : ScriptedNode.block(asked == HEAD ? 30_000_000 : asked);
        });
    node.on("eth_getBlockReceipts", params -> receipts.toString());
    node.on(
        "eth_getTransactionByHash",
        params -> {
          JsonNode all = RpcJson.read(block.getBytes(StandardCharsets.UTF_8)).get("transactions");
          EvmHash hash = EvmHash.parse(params.get(0).stringValue());
          return all.get(hashes.indexOf(hash)).toString();
        });
  }

  /** Values of transactions and the standard event of tokens, read from the raw answers. */
  private List<Transfer> transfers() {
    List<Transfer> transfers = new ArrayList<>();
    JsonNode all = RpcJson.read(block.getBytes(StandardCharsets.UTF_8)).get("transactions");
    for (int i = 0; i < hashes.size(); i++) {
      BigInteger wei = quantity(all.get(i).get("value"));
      if (wei.signum() > 0) {
        transfers.add(
            new Transfer(
                new ChainOrder(0x76250, i, 8),
                hashes.get(i),
                address(all.get(i).get("from").stringValue()),
                address(all.get(i).get("to").stringValue()),
                Asset.coin(MAIN),
                wei,
                TransferKind.PAYMENT));
      }
      JsonNode receipt = RpcJson.read(receipts.get(i).getBytes(StandardCharsets.UTF_8));
      for (JsonNode log : receipt.get("logs")) {
        transfers.add(
            new Transfer(
                new ChainOrder(
                    0x76250, i, (1 << 24) + (quantity(log.get("logIndex")).intValue() << 12)),
                hashes.get(i),
                address("0x" + log.get("topics").get(1).stringValue().substring(26)),
                address("0x" + log.get("topics").get(2).stringValue().substring(26)),
                Asset.token(address(log.get("address").stringValue())),
                quantity(log.get("data")),
                TransferKind.TOKEN));
      }
    }
    return transfers;
  }

  private static BigInteger quantity(JsonNode text) {
    return new BigInteger(text.stringValue().substring(2), 16);
  }

  private static EvmAddress address(String text) {
    return EvmAddress.parse(MAIN, text);
  }

  private byte[] write() {
    try (EvmRpcChain chain = node.open()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      EvmProofs.write(chain, hashes.reversed(), out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private EvmProofReport verify(byte[] file) throws IOException {
    return EvmProofs.verify(
        new ByteArrayInputStream(file), "proofs", ProofReports.of(MAIN, transfers()));
  }

  @Test
  void verify_shouldProveEveryTransactionOfARealBlock() throws Exception {
    byte[] file = write();
    assertThat(write()).isEqualTo(file);
    EvmProofReport report = verify(file);
    assertThat(report.problems()).isEmpty();
    assertThat(report.transactions()).isEqualTo(4);
    assertThat(report.proven()).isEqualTo(4);
    assertThat(report.transfers())
        .filteredOn(one -> one.transfer().kind() == TransferKind.TOKEN)
        .isNotEmpty()
        .extracting(TransferProof::grade)
        .containsOnly(ProofGrade.PROVEN);
    // Of this time, receipts show success only by gas that is left.
    assertThat(report.transfers())
        .extracting(TransferProof::grade)
        .doesNotContain(ProofGrade.CONTRADICTED, ProofGrade.TRACE_ONLY);
    assertThat(report.headers())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.height()).isEqualTo(483_920);
          assertThat(one.grade()).isEqualTo(HeaderGrade.EMBEDDED);
          assertThat(one.work()).isTrue();
        });
    assertThat(report.sentences()).anyMatch(text -> text.contains("proof of work, which is not"));
    Path proofs = Files.write(directory.resolve("proofs.jsonl"), file);
    assertThat(CheckerScript.run(proofs, 0)).contains("4 proven, 0 wrong");
  }

  @Test
  void prove_shouldNotAskAgainForWhatWasAttested() {
    try (EvmRpcChain chain = node.open()) {
      chain.attest(hashes);
      node.asked.clear();
      List<AttestedTransaction> proven = chain.prove(hashes.reversed());
      assertThat(node.asked).isEmpty();
      assertThat(proven).extracting(one -> one.attestation().transaction()).isEqualTo(hashes);
      assertThat(proven).allMatch(one -> one.proof() != null);
      assertThat(HeaderWitness.of(chain, hashes).hashes())
          .containsEntry(483_920L, proven.getFirst().attestation().blockHash())
          .containsEntry(chain.horizon(), chain.horizonHash());
    }
  }

  @Test
  void prove_shouldRefuseAnInventedTransaction() {
    int end = block.lastIndexOf("}],");
    assertThat(end).isPositive();
    String first =
        RpcJson.read(block.getBytes(StandardCharsets.UTF_8)).get("transactions").get(0).toString();
    block =
        block.substring(0, end + 1)
            + ","
            + first.replaceFirst("\"value\":\"0x", "\"value\":\"0x1")
            + block.substring(end + 1);
    receipts.add(receipts.getFirst());
    assertThatThrownBy(this::write)
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("the node lies: the transactions have the root");
  }

  @Test
  void prove_shouldRefuseAnotherAmountInAnEvent() throws Exception {
    int place = 0;
    while (!receipts.get(place).contains("\"data\":\"0x0")) {
      place++;
    }
    receipts.set(place, receipts.get(place).replaceFirst("\"data\":\"0x0", "\"data\":\"0x1"));
    assertThatThrownBy(this::write)
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("the node lies: the receipts have the root");
    // On a chain whose rules are not known, there is no proof, and the file says so.
    node.on("eth_chainId", params -> "\"0xa\"");
    try (EvmRpcChain chain = node.open(EvmNetwork.of(10))) {
      assertThat(chain.prove(hashes))
          .hasSize(4)
          .allMatch(one -> one.proof() == null)
          .allMatch(one -> one.attestation().note().contains("the receipts have the root"));
    }
  }

  /** A result that was told another amount than the block has. */
  @Test
  void verify_shouldContradictAResultOfAnotherAmount() throws Exception {
    byte[] file = write();
    int place = 0;
    while (!receipts.get(place).contains("\"data\":\"0x0")) {
      place++;
    }
    receipts.set(place, receipts.get(place).replaceFirst("\"data\":\"0x0", "\"data\":\"0x1"));
    EvmProofReport report = verify(file);
    assertThat(report.holds()).isFalse();
    assertThat(report.grades()).containsEntry(ProofGrade.CONTRADICTED, 1L);
  }
}
