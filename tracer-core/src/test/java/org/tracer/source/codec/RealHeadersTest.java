package org.tracer.source.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.ledger.ChainBuilder;

/** 8,065 consecutive headers of mainnet, heights 822,528 to 830,592. */
class RealHeadersTest {

  @Test
  void read_shouldLinkAndProveEveryHeader() throws IOException {
    Path file =
        Path.of(System.getProperty("tracer.root", "."))
            .resolve("../shared/data/btc-headers/mainnet-headers-822528-830592.bin")
            .normalize();
    assumeTrue(Files.exists(file), "skipped: no headers in shared/data");
    byte[] bytes = Files.readAllBytes(file);
    int changes = 0;
    BlockHeader previous = BlockHeader.read(bytes, 0);
    for (int at = BlockHeader.LENGTH; at < bytes.length; at += BlockHeader.LENGTH) {
      BlockHeader header = BlockHeader.read(bytes, at);
      assertThat(header.previous()).isEqualTo(previous.hash());
      assertThat(header.hasProofOfWork(BitcoinNetwork.MAIN)).isTrue();
      assertThat(header.toBytes())
          .isEqualTo(Arrays.copyOfRange(bytes, at, at + BlockHeader.LENGTH));
      if (header.bits() != previous.bits()) {
        int height = 822_528 + at / BlockHeader.LENGTH;
        assertThat(height % 2016).isZero();
        assertThat(CompactTarget.encode(header.target().orElseThrow())).isEqualTo(header.bits());
        changes++;
      }
      previous = header;
    }
    assertThat(changes).isBetween(3, 4);
  }

  @Test
  void hasProofOfWork_shouldRefuseAnEasierTargetThanTheNetworkAllows() {
    BlockHeader genesis = BlockHeader.read(new ChainBuilder().blocks().getFirst(), 0);
    assertThat(genesis.hasProofOfWork(BitcoinNetwork.REGTEST)).isTrue();
    assertThat(genesis.hasProofOfWork(BitcoinNetwork.MAIN)).isFalse();
  }
}
