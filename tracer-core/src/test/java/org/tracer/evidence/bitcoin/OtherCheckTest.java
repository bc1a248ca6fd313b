package org.tracer.evidence.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.SkipReasons;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.SampleChain;
import org.tracer.source.SharedData;
import org.tracer.source.blocks.BlockFiles;

/** The script in the documentation, which shares no code with Tracer, says the same. */
@ExtendWith(SkipReasons.class)
class OtherCheckTest {

  private static final Path ROOT = Path.of(System.getProperty("tracer.root", "."));
  private static final Path CHECKPOINTS =
      ROOT.resolve(
          "tracer-core/src/main/resources/org/tracer/source/codec/mainnet-checkpoints.csv");

  @TempDir private Path directory;

  /** What the script prints, the status last. */
  private List<String> check(String proofs) throws IOException, InterruptedException {
    assumeTrue(runs("python3", "--version"), "skipped: python3 is not on this machine");
    Path file = Files.writeString(directory.resolve("proofs.jsonl"), proofs);
    Path output = directory.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                "python3",
                ROOT.resolve("docs/verify/check_bitcoin_proofs.py").toString(),
                file.toString(),
                CHECKPOINTS.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    List<String> lines = new ArrayList<>(Files.readAllLines(output));
    lines.add("status " + process.exitValue());
    return lines;
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void script_shouldProveThePaymentOfBlock170() throws Exception {
    assertThat(check(ProofFile.toFinney()))
        .containsExactly(
            "proven f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16 height 170"
                + " block 00000000d1145790a8694403d4063f323d499e655c83426834d4ce2f8dd4a2ee place 1"
                + " work 2^32",
            "1 of 1 transactions proven",
            "status 0");
  }

  @Test
  void script_shouldProveEveryTransactionOfARealBlock() throws Exception {
    try (UtxoLedger ledger =
        BlockFiles.open(
            List.of(SharedData.path("btc-blocks/830000.raw")),
            BitcoinNetwork.MAIN,
            BlockHeight.of(830_000))) {
      List<TxId> ids = ProofFile.ids(ledger, 0);
      assertThat(check(ProofFile.write(ledger, ids)))
          .endsWith("%1$d of %1$d transactions proven".formatted(ids.size()), "status 0");
    }
  }

  @Test
  void script_shouldRefuseWhatTracerRefuses() throws Exception {
    SampleChain sample = new SampleChain();
    String proofs =
        ProofFile.write(
            BlockFiles.read("blk00000.dat", sample.chain.blockFile()), List.of(sample.id("merge")));
    assertThat(check(proofs)).endsWith("status 0");
    assertThat(check(proofs.replace("\"position\":2", "\"position\":3")).getFirst())
        .contains("CVE-2012-2459");
    assertThat(check(proofs.replace("\"position\":2", "\"position\":4")).getFirst())
        .contains("no tree of that depth");
    String line = ProofFile.toFinney();
    assertThat(check(line.replace(":170,", ":100000,")).getFirst()).contains("another difficulty");
    assertThat(check(line.replace(":170,", ":2016,")).getFirst()).contains("another block");
    assertThat(check(line.replace("\"raw\":\"01", "\"raw\":\"02")).getFirst())
        .contains("another id");
    assertThat(check(line.replace("\"header\":\"01", "\"header\":\"02")).getFirst())
        .contains("no proof of work");
    assertThat(check(line + line).get(1)).contains("earlier line");
    assertThat(check(line.strip()).getFirst()).contains("middle of a line");
    assertThat(check("{}\n")).endsWith("0 of 1 transactions proven", "status 1");
  }

  @Test
  void script_shouldFollowHeadersToACheckpoint() throws Exception {
    try (UtxoLedger ledger =
        BlockFiles.open(
            List.of(SharedData.path("btc-blocks/blk00000-first1MB-clean.dat")),
            BitcoinNetwork.MAIN,
            BlockHeight.of(0))) {
      String proofs = ProofFile.write(ledger, List.of(ProofFile.TO_FINNEY));
      assertThat(check(proofs))
          .anyMatch(line -> line.endsWith(" work 2^32, leads to a checkpoint"))
          .endsWith("status 0");
      assertThat(check(proofs.replace(":170,\"header\"", ":171,\"header\"")))
          .anyMatch(line -> line.contains("another block leads to the checkpoint"))
          .endsWith("status 1");
      assertThat(check(proofs.replace("\"from\":170", "\"from\":171")))
          .anyMatch(line -> line.contains("lead to no checkpoint"))
          .endsWith("status 1");
    }
  }
}
