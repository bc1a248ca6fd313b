package org.tracer.source.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.error.MalformedDataException;

/** Blocks come out in their order, failures too, and no thread stays. */
@Timeout(60)
class BlockPipelineTest {

  private static final int COUNT = 400;

  private final List<byte[]> chain = BlockMutations.chain();

  /** Blocks of the chain again and again. */
  private final List<byte[]> blocks =
      new ArrayList<>(
          IntStream.range(0, COUNT).mapToObj(i -> chain.get(i % chain.size())).toList());

  private final List<Integer> emitted = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void noThreadShouldStay() {
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("tracer-scan"));
  }

  /** Takes a random time over each block, and checks that what it is handed belongs together. */
  private class Recorder implements BlockWork<int[]> {

    private final AtomicInteger scratches = new AtomicInteger();
    private final AtomicInteger emitting = new AtomicInteger();

    @Override
    public int[] scratch() {
      scratches.incrementAndGet();
      return new int[2];
    }

    @Override
    public void prepare(int block, byte[] bytes, int offset, BlockRows rows, int[] scratch) {
      scratch[0] = block;
      scratch[1] = rows.outputCount();
      LockSupport.parkNanos(new Random(block).nextInt(300_000));
    }

    @Override
    public void emit(int block, byte[] bytes, int offset, BlockRows rows, int[] scratch) {
      assertThat(emitting.incrementAndGet()).isEqualTo(1);
      assertThat(scratch).containsExactly(block, rows.outputCount());
      byte[] expected = blocks.get(block);
      assertThat(bytes).hasSizeGreaterThanOrEqualTo(offset + expected.length);
      int last = rows.transactionCount() - 1;
      assertThat(rows.start(last) + rows.length(last)).isEqualTo(offset + expected.length);
      emitted.add(block);
      emitting.decrementAndGet();
    }
  }

  private static List<Integer> upTo(int end) {
    return IntStream.range(0, end).boxed().toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void run_shouldEmitInOrder(int threads) {
    Recorder work = new Recorder();
    BlockPipeline.run(new MemoryBlocks(blocks), threads, true, work);
    assertThat(emitted).isEqualTo(upTo(COUNT));
    assertThat(work.scratches).hasValue(2 * threads);
  }

  @Test
  void run_shouldDoNothingWithoutBlocks() {
    assertThatCode(() -> BlockPipeline.run(new MemoryBlocks(List.of()), 2, true, new Recorder()))
        .doesNotThrowAnyException();
  }

  /** However threads are scheduled it is the first bad block, and all before it are emitted. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void run_shouldFailWithTheFirstBadBlock(int threads) {
    byte[] bad = chain.get(4).clone();
    bad[40] ^= 1;
    for (int block = 201; block < 210; block++) {
      blocks.set(block, bad);
    }
    assertThatThrownBy(
            () -> BlockPipeline.run(new MemoryBlocks(blocks), threads, true, new Recorder()))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage("its transactions do not give its Merkle root")
        .extracting("input")
        .isEqualTo("blk00007.dat, offset 201000, in the block: offset 36");
    assertThat(emitted).isEqualTo(upTo(201));
    emitted.clear();
    BlockPipeline.run(new MemoryBlocks(blocks), threads, false, new Recorder());
    assertThat(emitted).isEqualTo(upTo(COUNT));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void run_shouldRethrowWhatTheWorkThrows(boolean emitting) {
    Error failure = new AssertionError("on purpose");
    Recorder work =
        new Recorder() {
          @Override
          public void prepare(int block, byte[] bytes, int offset, BlockRows rows, int[] scratch) {
            super.prepare(block, bytes, offset, rows, scratch);
            if (block == 100 && !emitting) {
              throw failure;
            }
          }

          @Override
          public void emit(int block, byte[] bytes, int offset, BlockRows rows, int[] scratch) {
            if (block == 100) {
              throw failure;
            }
            super.emit(block, bytes, offset, rows, scratch);
          }
        };
    assertThatThrownBy(() -> BlockPipeline.run(new MemoryBlocks(blocks), 3, true, work))
        .isSameAs(failure);
    assertThat(emitted).isEqualTo(upTo(100));
  }

  @Test
  void run_shouldStopWhenInterrupted() {
    Thread caller = Thread.currentThread();
    Recorder work =
        new Recorder() {
          @Override
          public void emit(int block, byte[] bytes, int offset, BlockRows rows, int[] scratch) {
            super.emit(block, bytes, offset, rows, scratch);
            if (block == 50) {
              caller.interrupt();
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
          }
        };
    assertThatThrownBy(() -> BlockPipeline.run(new MemoryBlocks(blocks), 2, true, work))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(emitted).isEqualTo(upTo(51));
  }

  @Test
  void run_shouldRefuseNoThreads() {
    assertThatThrownBy(() -> BlockPipeline.run(new MemoryBlocks(blocks), 0, true, new Recorder()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a pipeline of 0 threads");
  }
}
