package org.tracer.source.index.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.error.WritingFailedException;
import org.tracer.ledger.ChainBuilder;
import org.tracer.source.index.IndexManifest;
import org.tracer.source.index.IndexVerification;
import org.tracer.source.index.SegmentInfo;

/** Builds that are killed, that cannot write, or of which there are two. */
class StoppedBuildTest {

  private static final int BLOCKS = 60;
  private static final int OLD_BLOCKS = 30;

  @TempDir Path directory;

  private List<byte[]> chain;
  private Path blocks;
  private Path index;

  @BeforeEach
  void makeBlocks() throws IOException {
    chain = IndexBuildTest.randomChain(4, BLOCKS).blocks();
    blocks = Files.createDirectories(directory.resolve("blocks"));
    index = directory.resolve("index");
    write(chain.size());
  }

  private void write(int count) throws IOException {
    Files.write(
        blocks.resolve("blk00000.dat"),
        ChainBuilder.blockFile(BitcoinNetwork.REGTEST, chain.subList(0, count)));
  }

  private static IndexBuild build(Path where, BuildListener listener) {
    return new IndexBuild(
        where, new Resources(Resources.LEAST_MEMORY, 2), listener, BuildProcess.STRIP_BYTES);
  }

  private IndexManifest undisturbed() {
    return build(directory.resolve("undisturbed"), BuildListener.SILENT).build(blocks, null);
  }

  /** Lets a build in another process take a number of steps and kills it in the next. */
  private boolean killed(int steps, Path... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(BuildProcess.class.getName());
    List.of(arguments).forEach(argument -> command.add(argument.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        OutputStream leave = process.getOutputStream()) {
      for (int step = 0; step < steps; step++) {
        if (lines.readLine() == null) {
          return false;
        }
        leave.write('\n');
        leave.flush();
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    return true;
  }

  /** Steps of the whole build: two for each block, and a dozen. */
  @ParameterizedTest
  @ValueSource(ints = {40, BLOCKS + 3, BLOCKS + 6, 2 * BLOCKS + 8})
  void killedBuildGoesOn(int steps) throws Exception {
    assertThat(killed(steps, index, blocks)).as("killed before its end").isTrue();
    assertThat(IndexManifest.exists(index)).isFalse();
    List<String> again = new ArrayList<>();
    IndexManifest built = build(index, (step, done, total) -> again.add(step)).build(blocks, null);
    assertThat(built.segments()).isEqualTo(undisturbed().segments());
    assertThat(again.stream().filter("blocks"::equals).count())
        .as("blocks scanned again")
        .isLessThanOrEqualTo(Math.max(0, BLOCKS + 1 - steps) + 15L);
    assertSound(built);
  }

  @Test
  void buildKilledAgainAndAgainGoesOn() throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    int kills = 0;
    while (kills < 4 && killed(1 + random.nextInt(BLOCKS), index, blocks)) {
      kills++;
    }
    assertThat(kills).isGreaterThan(1);
    if (!IndexManifest.exists(index)) {
      build(index, BuildListener.SILENT).build(blocks, null);
    }
    IndexManifest built = IndexManifest.read(index);
    assertThat(built.segments()).isEqualTo(undisturbed().segments());
    assertSound(built);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 60})
  void killedUpdateLeavesTheOldIndex(int steps) throws Exception {
    write(OLD_BLOCKS);
    IndexManifest old = build(index, BuildListener.SILENT).build(blocks, null);
    write(chain.size());
    assertThat(killed(steps, index)).as("killed before its end").isTrue();
    assertThat(IndexManifest.read(index)).isEqualTo(old);
    assertSound(old);
    IndexManifest updated = build(index, BuildListener.SILENT).update(null);
    assertThat(updated.tip().lastHeight()).isEqualTo(BLOCKS);
    assertSound(updated);
  }

  private void assertSound(IndexManifest manifest) {
    IndexVerification verification = new IndexVerification(index, null);
    assertThat(verification.manifest()).isEqualTo(manifest);
    verification.checkFiles(done -> {});
    verification.checkRows(2, done -> {});
  }

  @Test
  void secondBuildIsRefused() throws Exception {
    boolean[] refused = {false};
    BuildListener inTheMiddle =
        (step, done, total) -> {
          if (!refused[0]) {
            refused[0] = true;
            assertThatThrownBy(() -> build(index, BuildListener.SILENT).build(blocks, null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("another process");
            assertOtherProcessIsRefused();
          }
        };
    build(index, inTheMiddle).build(blocks, null);
    assertThat(refused[0]).isTrue();
  }

  private void assertOtherProcessIsRefused() {
    try {
      assertThat(killed(1, index, blocks)).as("the other process began").isFalse();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void fileInTheWayIsNamed() throws IOException {
    Files.writeString(index, "in the way");
    assertThatThrownBy(() -> build(index, BuildListener.SILENT).build(blocks, null))
        .isInstanceOf(WritingFailedException.class)
        .satisfies(e -> {
          assertThat(((WritingFailedException) e).input()).startsWith(index.toString());
          assertThat(((WritingFailedException) e).remedy()).isNotEmpty();
        });
  }

  /** A disk that is full for one file; when there is room again the build succeeds. */
  @ParameterizedTest
  @ValueSource(strings = {"strip-0.rows", "strip-0.ids", "blocks", "output-values.bits"})
  void fullDiskIsSaidAndOvercome(String file) throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full), "skipped: no /dev/full to write to");
    SegmentInfo segment = undisturbed().tip();
    Path link = Files.createDirectories(index.resolve(segment.name())).resolve(file);
    Files.createSymbolicLink(link, full);
    assertThatThrownBy(() -> inOneStrip().build(blocks, null))
        .isInstanceOf(WritingFailedException.class)
        .hasMessageContaining("No space left")
        .satisfies(e -> {
          assertThat(((WritingFailedException) e).input()).contains(segment.name());
          assertThat(((WritingFailedException) e).remedy()).contains("Make room");
        });
    Files.delete(link);
    IndexManifest built = inOneStrip().build(blocks, null);
    assertThat(built.tip()).isEqualTo(segment);
  }

  /** Keeps no progress, which would make sure of the file that stands in for the full disk. */
  private IndexBuild inOneStrip() {
    return new IndexBuild(index, new Resources(Resources.LEAST_MEMORY, 2), BuildListener.SILENT);
  }
}
