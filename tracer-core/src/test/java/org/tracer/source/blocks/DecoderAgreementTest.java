package org.tracer.source.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.MalformedDataException;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.scan.BlockDecoder;
import org.tracer.source.scan.BlockMutations;
import org.tracer.source.scan.BlockRoots;
import org.tracer.source.scan.BlockRows;

/** The fast decoder refuses what the check refuses, but for what witnesses and heights say. */
class DecoderAgreementTest {

  private final BlockDecoder decoder = new BlockDecoder();
  private final BlockRows rows = new BlockRows();

  private @Nullable String refusal(byte[] block) {
    try {
      decoder.decode(block, 0, block.length, rows);
      return null;
    } catch (MalformedDataException e) {
      return e.getMessage() + " (" + e.input() + ")";
    }
  }

  private static CheckedBlock check(byte[] block) {
    BlockFile file = new BlockFile("block", block, new byte[BlockFile.KEY_LENGTH]);
    BlockHeader header = BlockHeader.read(block, 0);
    return BlockCheck.check(
        new FoundBlock(file, "offset 0", 0, block.length, header, BitcoinNetwork.REGTEST));
  }

  @Test
  void decode_shouldAgreeWithTheCheckOnDamagedBlocks() {
    List<byte[]> sound = BlockMutations.chain();
    Random random = new Random(5);
    int accepted = 0;
    int beyond = 0;
    for (int run = 0; run < 30_000; run++) {
      byte[] block = BlockMutations.damaged(sound.get(random.nextInt(sound.size())), random);
      if (run % 10 != 0) {
        BlockRoots.fix(block);
      }
      CheckedBlock checked = check(block);
      String refusal = refusal(block);
      String reason = checked.refusal();
      if (reason == null) {
        assertThat(refusal).as("run %d", run).isNull();
        for (int k = 0; k < checked.transactionCount(); k++) {
          assertThat(TxId.read(rows.ids(), 32 * k)).isEqualTo(checked.id(k));
        }
        accepted++;
      } else if (refusal == null) {
        assertThat(reason).as("run %d", run).contains("witness");
        beyond++;
      }
    }
    assertThat(accepted).isGreaterThan(1_000);
    assertThat(beyond).isBetween(100, 10_000);
  }
}
