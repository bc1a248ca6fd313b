package org.tracer.source.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tracer.chain.bitcoin.BitcoinNetwork;

class LeastDifficultyTest {

  private static Path shared(String name) {
    Path root = Path.of(System.getProperty("tracer.root", "."));
    Path file = root.resolve("../shared/data/btc-headers").resolve(name).normalize();
    assumeTrue(Files.exists(file), () -> "skipped: no " + name + " in shared/data");
    return file;
  }

  /** A checkpoint each 2016 blocks: 12 bytes of work, 4 of height, 80 of header. */
  @Test
  void isMet_shouldHoldForEveryRealTargetThereWas() throws IOException {
    List<String> lines = Files.readAllLines(shared("bitcoinj-mainnet.checkpoints.txt"));
    int checked = 0;
    for (String line : lines.subList(3, lines.size())) {
      byte[] entry = Base64.getMimeDecoder().decode(line);
      int height = ByteBuffer.wrap(entry, 12, 4).getInt();
      BlockHeader header = BlockHeader.read(entry, 16);
      assertThat(LeastDifficulty.isMet(BitcoinNetwork.MAIN, height, header)).isTrue();
      checked++;
    }
    assertThat(checked).isGreaterThan(300);
  }

  @Test
  void isMet_shouldNotHoldForAnEasyBlockAtALateHeight() throws IOException {
    byte[] entry =
        Base64.getMimeDecoder()
            .decode(Files.readAllLines(shared("bitcoinj-mainnet.checkpoints.txt")).get(3));
    BlockHeader early = BlockHeader.read(entry, 16);

    assertThat(LeastDifficulty.isMet(BitcoinNetwork.MAIN, 2_015, early)).isTrue();
    assertThat(LeastDifficulty.isMet(BitcoinNetwork.MAIN, 100_000, early)).isFalse();
    assertThat(LeastDifficulty.isMet(BitcoinNetwork.REGTEST, 800_000, early)).isTrue();
  }
}
