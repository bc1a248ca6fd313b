package org.tracer.evidence.evm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.ledger.account.EvmProof;

/** The second opinion: a script that shares nothing with this program. */
class CheckerScriptTest {

  @TempDir Path directory;

  private String check(String file, int expected) throws IOException, InterruptedException {
    Path proofs = Files.writeString(directory.resolve("proofs.jsonl"), file, UTF_8);
    return CheckerScript.run(proofs, expected);
  }

  @Test
  void script_shouldProveWhatWeProve() throws Exception {
    MadeBlock block = MadeBlock.payments(100, 130);
    List<EvmProof> proofs = new ArrayList<>();
    for (int index : new int[] {0, 1, 16, 127, 128, 129}) {
      proofs.add(block.proof(index));
    }
    String said = check(file(proofs), 0);
    assertThat(said).contains("6 proven, 0 wrong");
    assertThat(said).contains(block.hash(129) + " proven: block 100 " + block.header().hash());
    assertThat(said).contains("place 129, ok, gas 21000, events 1");
    // 1000 and 129 units.
    assertThat(said).contains("data " + "0".repeat(61) + "469");
  }

  private static String file(List<EvmProof> proofs) {
    return MadeProofs.file(proofs.toArray(EvmProof[]::new));
  }

  @Test
  void script_shouldRefuseWhatWeRefuse() throws Exception {
    String whole = file(List.of(MadeBlock.payments(100, 3).proof(1)));
    assertThat(check(whole.replace("\"index\":1", "\"index\":2"), 1)).contains("DOES NOT HOLD");
    int header = whole.indexOf("\"header\":\"") + 300;
    char other = whole.charAt(header) == '0' ? '1' : '0';
    String altered = whole.substring(0, header) + other + whole.substring(header + 1);
    assertThat(check(altered, 1)).contains("the header has another hash");
    int node = whole.indexOf("\"receiptNodes\":[\"") + 100;
    other = whole.charAt(node) == '0' ? '1' : '0';
    altered = whole.substring(0, node) + other + whole.substring(node + 1);
    assertThat(check(altered, 1)).contains("a node has another hash");
    assertThat(check(whole.substring(0, 500), 1)).contains("lines are missing");
  }
}
