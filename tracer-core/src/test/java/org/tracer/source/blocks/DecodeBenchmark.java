package org.tracer.source.blocks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bitcoinj.core.Block;
import org.bitcoinj.core.Transaction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a block file takes to read, beside hashing its bytes once, which nobody can avoid. The
 * file is named by the environment variable {@code TRACER_BENCH_BLOCKS}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4)
@Measurement(iterations = 7)
@Fork(
    value = 1,
    jvmArgs = {"-Xms6g", "-Xmx6g", "-XX:+UseParallelGC", "-XX:+AlwaysPreTouch"})
public class DecodeBenchmark {

  private Path file = Path.of("");
  private byte[] bytes = {};

  @Setup
  public void read() throws IOException {
    String name = System.getenv("TRACER_BENCH_BLOCKS");
    if (name == null) {
      throw new IllegalStateException("name a block file in TRACER_BENCH_BLOCKS");
    }
    file = Path.of(name);
    bytes = Files.readAllBytes(file);
  }

  /** Everything a trace needs: all checks, ids, spenders. */
  @Benchmark
  public int ledger() {
    return BlockFiles.open(List.of(file)).transactionCount();
  }

  /** The floor: every byte through SHA-256 once. */
  @Benchmark
  public byte[] sha256() throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }

  /** What bitcoinj takes to read the same blocks and compute the ids, with no checks. */
  @Benchmark
  public int bitcoinj() {
    ByteBuffer source = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int ids = 0;
    while (source.remaining() > 8 && source.getInt() != 0) {
      int length = source.getInt();
      Block block = Block.read(source.slice(source.position(), length));
      for (Transaction transaction : block.getTransactions()) {
        ids ^= transaction.getTxId().hashCode();
      }
      source.position(source.position() + length);
    }
    return ids;
  }
}
