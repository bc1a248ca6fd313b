package org.tracer.source.scan;

/** Blocks in a given order, of which each can be read alone. Safe for several threads. */
public interface BlockSequence {

  /** Number of blocks. */
  int size();

  /** Number of bytes of block {@code block}, its 80-byte header included. */
  int length(int block);

  /**
   * Writes the bytes of a block to the beginning of {@code into}, which has room for them.
   *
   * @throws org.tracer.error.SourceUnavailableException if they cannot be read (any more)
   */
  void read(int block, byte[] into);

  /** Where the block lies, for people: file and offset. */
  String where(int block);
}
