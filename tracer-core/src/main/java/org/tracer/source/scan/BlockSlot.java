package org.tracer.source.scan;

import org.jspecify.annotations.Nullable;
import org.tracer.error.MalformedDataException;

/** One block in work and what is kept for it. Handed from thread to thread under a lock. */
final class BlockSlot<S> {

  private static final int START = 0;

  private final BlockDecoder decoder = new BlockDecoder();
  private final BlockRows rows = new BlockRows();
  private final S scratch;
  private byte[] bytes = {};
  private boolean ready;
  private @Nullable Throwable failure;

  BlockSlot(S scratch) {
    this.scratch = scratch;
  }

  /** Whether the block waits to be emitted. */
  boolean isReady() {
    return ready;
  }

  void setReady(boolean ready) {
    this.ready = ready;
  }

  /** Why the block cannot be emitted; null if it can. */
  @Nullable Throwable failure() {
    return failure;
  }

  /** Reads, decodes and prepares a block; what goes wrong becomes the slot's failure. */
  @SuppressWarnings("IllegalCatch") // Handed to the calling thread, which throws it.
  void prepare(int block, BlockSequence blocks, boolean hashed, BlockWork<S> work) {
    try {
      int length = blocks.length(block);
      if (bytes.length < length) {
        bytes = new byte[length + (length >> 2)];
      }
      blocks.read(block, bytes);
      if (hashed) {
        decoder.decode(bytes, START, length, rows);
      } else {
        decoder.decodeWithoutIds(bytes, START, length, rows);
      }
      work.prepare(block, bytes, START, rows, scratch);
    } catch (Throwable e) {
      failure = placed(e, block, blocks);
    }
  }

  @SuppressWarnings("IllegalCatch") // As above.
  void emit(int block, BlockSequence blocks, BlockWork<S> work) {
    try {
      work.emit(block, bytes, START, rows, scratch);
    } catch (Throwable e) {
      failure = placed(e, block, blocks);
    }
  }

  private static Throwable placed(Throwable failure, int block, BlockSequence blocks) {
    if (!(failure instanceof MalformedDataException e)) {
      return failure;
    }
    String input = e.input().isEmpty() ? "" : ", in the block: " + e.input();
    return new MalformedDataException(
        String.valueOf(e.getMessage()), blocks.where(block) + input, e.remedy(), e);
  }
}
