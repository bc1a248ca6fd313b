package org.tracer.source.catalog;

import org.tracer.error.MalformedDataException;
import org.tracer.source.blocks.CoinbaseHeight;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.codec.ByteCursor;

/** What the first bytes of a block tell of its height. */
final class CoinbasePeek {

  /**
   * Enough to hold a header, the number of transactions, and those parts of a coinbase that lie
   * before the height and the height itself, all at their longest.
   */
  static final int LENGTH = BlockHeader.LENGTH + 9 + 4 + 2 + 1 + 36 + 9 + 5;

  private CoinbasePeek() {}

  /** The height stated, or {@link CoinbaseHeight#NONE}; any bytes may lie behind the header. */
  static int height(byte[] bytes, int available) {
    ByteCursor block = new ByteCursor(bytes, 0, available);
    int version = block.readInt32();
    if (version < 2) {
      return CoinbaseHeight.NONE;
    }
    try {
      block.skip(BlockHeader.LENGTH - 4);
      block.readVarInt();
      block.skip(4);
      int inputs = block.readUint8();
      if (inputs == 0 && block.readUint8() == 1) { // Marker and flag of BIP 144.
        inputs = block.readUint8();
      }
      boolean isCoinbase = inputs == 1;
      for (int i = 0; i < 4; i++) {
        isCoinbase &= block.readInt64() == 0;
      }
      isCoinbase &= block.readInt32() == -1;
      return isCoinbase ? CoinbaseHeight.read(block, block.readVarInt()) : CoinbaseHeight.NONE;
    } catch (MalformedDataException e) {
      return CoinbaseHeight.NONE; // Whoever reads the whole block will say what is wrong with it.
    }
  }
}
