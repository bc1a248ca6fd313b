package org.tracer.source.esplora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.source.SampleChain;
import org.tracer.source.Sources;
import org.tracer.source.TestOptions;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.http.Request;

class EsploraAnswersTest {

  @TempDir private Path directory;

  /** Proofs of a result are asked for when the transactions were read long before. */
  @Test
  void coinbase_shouldBeKnownWhenAllElseOfItsBlockIsForgotten() throws IOException {
    SampleChain sample = new SampleChain();
    Path file = Files.write(directory.resolve("blk00000.dat"), sample.chain.blockFile());
    try (EsploraAnswers answers =
        new EsploraAnswers(
            Sources.open("blocks:" + file, TestOptions.quick().withNetwork(BitcoinNetwork.REGTEST)),
            1)) {
      answers.send(Request.get("/tx/" + sample.id("split")));
      answers.send(Request.get("/tx/" + sample.id("merge")));
      BlockHeader second = BlockHeader.read(sample.chain.blocks().get(2), 0);
      assertThat(answers.send(Request.get("/block/" + second.hash() + "/txid/0")).text())
          .contains(sample.id("mined2").toString());
    }
  }
}
