package org.tracer.source.scan;

/**
 * What is done with every block of a {@link BlockPipeline}: {@link #prepare} for several blocks at
 * once, then {@link #emit} for one after the other. All that a block's emission needs of its
 * preparation goes through the scratch object.
 *
 * @param <S> state of one block in work, used again for later blocks
 */
public interface BlockWork<S> {

  /** A new scratch object. A pipeline asks for as many as it keeps blocks in work. */
  S scratch();

  /**
   * Works on one block; other threads work on other blocks meanwhile.
   *
   * @param block index in the sequence
   * @param bytes the block, from {@code offset} on
   * @param rows its rows, which like the bytes stay as they are until the block was emitted
   * @param scratch belongs to this block alone until it was emitted
   */
  void prepare(int block, byte[] bytes, int offset, BlockRows rows, S scratch);

  /**
   * Called strictly for one block at a time, in the sequence's order, each with what {@link
   * #prepare} got. Threads may differ from call to call; each call sees what earlier ones wrote.
   */
  void emit(int block, byte[] bytes, int offset, BlockRows rows, S scratch);
}
