package org.tracer.source.scan;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.tracer.ledger.ChainBuilder;

/** Small sound blocks, and ways to damage them. */
public final class BlockMutations {

  private BlockMutations() {}

  /** Blocks with payments, most with witnesses. */
  public static List<byte[]> chain() {
    ChainBuilder chain = new ChainBuilder();
    chain.block("c1", "pkh:miner", 5_000);
    for (int height = 2; height < 12; height++) {
      chain.block("c" + height, "miner", 5_000);
      chain
          .pay("t" + height)
          .spend("c" + (height - 1) + ":0")
          .to("alice", 3_000)
          .to("pkh:bob", 1_900);
      chain.pay("u" + height).spend("t" + height + ":0").to("carol", 2_000);
    }
    return chain.blocks();
  }

  /** Flips bytes, sets extreme ones, cuts, repeats a stretch; never in the header. */
  public static byte[] damaged(byte[] sound, Random random) {
    byte[] bytes = sound.clone();
    for (int count = random.nextInt(3); count >= 0 && bytes.length > 90; count--) {
      int at = 80 + random.nextInt(bytes.length - 80);
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 3 -> bytes[at] = (byte) (0xfd + random.nextInt(3));
        case 4 -> bytes[at] = (byte) random.nextInt(4);
        case 5 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 8), (byte) 0xff);
        case 6 -> bytes = Arrays.copyOf(bytes, at + random.nextInt(40));
        default -> {
          int length = Math.min(bytes.length - at, random.nextInt(200));
          int to = 80 + random.nextInt(bytes.length - 80 - length + 1);
          System.arraycopy(bytes, at, bytes, to, length);
        }
      }
    }
    return bytes;
  }
}
