package org.tracer.source.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bitcoinj.core.Block;
import org.junit.jupiter.api.Test;
import org.tracer.error.MalformedDataException;
import org.tracer.source.blocks.RealBlocks;

/** Damaged blocks give rows or a reason, nothing else. Seeds are fixed. */
class DecoderFuzzTest {

  private final BlockDecoder decoder = new BlockDecoder();
  private final BlockRows rows = new BlockRows();

  private boolean decodes(byte[] block) {
    byte[] before = block.clone();
    try {
      decoder.decode(block, 0, block.length, rows);
      SameRows.assertSame(block, rows, Block.read(ByteBuffer.wrap(block.clone())));
      return true;
    } catch (MalformedDataException e) {
      assertThat(e).hasMessageNotContaining("null");
      assertThat(e.input()).startsWith("offset ");
      return false;
    } finally {
      assertThat(block).isEqualTo(before);
      assertThat(rows.valueSat.length).isLessThan(1_000_000);
    }
  }

  @Test
  void decode_shouldSurviveRandomBytes() {
    Random random = new Random(1);
    for (int run = 0; run < 5_000; run++) {
      byte[] bytes = new byte[random.nextInt(500)];
      random.nextBytes(bytes);
      if (bytes.length > 80) {
        bytes[80] = (byte) random.nextInt(3);
      }
      assertThat(decodes(bytes)).isFalse();
    }
  }

  @Test
  void decode_shouldAgreeWithBitcoinjOnDamagedBlocks() {
    List<byte[]> sound = BlockMutations.chain();
    Random random = new Random(2);
    int accepted = 0;
    for (int run = 0; run < 20_000; run++) {
      byte[] block = BlockMutations.damaged(sound.get(random.nextInt(sound.size())), random);
      BlockRoots.fix(block);
      if (decodes(block)) {
        accepted++;
      }
    }
    assertThat(accepted).isBetween(1_000, 15_000);
  }

  @Test
  void decode_shouldSurviveDamagedRealBlocks() {
    byte[] sound = RealBlocks.bytes("btc-blocks/481829.raw");
    assertThat(decodes(sound.clone())).isTrue();
    Random random = new Random(3);
    for (int run = 0; run < 150; run++) {
      byte[] block = BlockMutations.damaged(sound, random);
      try {
        decoder.decode(block, 0, block.length, rows);
        assertThat(Arrays.equals(block, sound)).isTrue();
      } catch (MalformedDataException e) {
        assertThat(e.input()).startsWith("offset ");
      }
    }
  }
}
