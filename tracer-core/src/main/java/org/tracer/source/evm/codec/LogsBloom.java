package org.tracer.source.evm.codec;

import java.util.List;

/**
 * The 2048 bits that tell which addresses and topics do not occur among logs: an address or topic
 * whose three bits are not all set is in none of them. That they are set says nothing.
 *
 * @see <a href="https://ethereum.github.io/yellowpaper/paper.pdf">Yellow Paper, section 4.3.1</a>
 */
public final class LogsBloom {

  /** Number of bytes. */
  public static final int LENGTH = 256;

  private LogsBloom() {}

  /** The bits of all addresses and topics of {@code logs}. */
  public static Bytes of(List<Log> logs) {
    byte[] bloom = new byte[LENGTH];
    for (Log log : logs) {
      add(bloom, log.address().toBytes());
      log.topics().forEach(topic -> add(bloom, topic.toBytes()));
    }
    return Bytes.owned(bloom);
  }

  /** Whether an address or a topic may occur; false is certain, true is not. */
  public static boolean mayContain(Bytes bloom, Bytes item) {
    byte[] bits = new byte[LENGTH];
    add(bits, item.shared());
    for (int i = 0; i < LENGTH; i++) {
      if ((bits[i] & ~bloom.at(i)) != 0) {
        return false;
      }
    }
    return true;
  }

  private static void add(byte[] bloom, byte[] item) {
    byte[] hash = Keccak.hash(item).toBytes();
    for (int pair = 0; pair < 6; pair += 2) {
      int bit = (((hash[pair] & 0xff) << 8) | (hash[pair + 1] & 0xff)) & 0x7ff;
      bloom[LENGTH - 1 - bit / 8] |= (byte) (1 << (bit % 8));
    }
  }
}
