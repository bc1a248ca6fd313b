package org.tracer.source.index;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;
import org.tracer.error.SourceUnavailableException;
import org.tracer.succinct.ColumnFile;

/** Checks that the files of an index are those that its list of parts speaks of. */
final class FileDigests {

  private static final int BUFFER = 1 << 18;

  private final Path directory;
  private final LongConsumer progress;
  private final byte[] buffer = new byte[BUFFER];
  private long done;

  /**
   * @param progress gets the bytes read so far
   */
  FileDigests(Path directory, LongConsumer progress) {
    this.directory = directory;
    this.progress = progress;
  }

  void check(IndexManifest manifest) {
    checkSequence(manifest.segments());
    for (SegmentInfo segment : manifest.segments()) {
      for (ColumnFile file : segment.files()) {
        check(file, directory.resolve(segment.name()).resolve(file.name()));
      }
    }
  }

  private void checkSequence(List<SegmentInfo> segments) {
    String list = directory.resolve(IndexManifest.FILE).toString();
    long[] bases = new long[4];
    int next = segments.getFirst().firstHeight();
    for (SegmentInfo segment : segments) {
      if (segment.firstHeight() != next || segment.lastHeight() < next) {
        throw ColumnCheck.fault(
            "its segments are not one run of blocks", list + ", segment " + segment.name());
      }
      if (segment.transactionBase() != bases[0]
          || segment.inputBase() != bases[1]
          || segment.outputBase() != bases[2]
          || segment.addressBase() != bases[3]) {
        throw ColumnCheck.fault(
            "its segments are not numbered on from one another",
            list + ", segment " + segment.name());
      }
      next = segment.lastHeight() + 1;
      bases[0] += segment.transactions();
      bases[1] += segment.inputs();
      bases[2] += segment.outputs();
      bases[3] += segment.addresses();
    }
  }

  private void check(ColumnFile expected, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      long length = 0;
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        digest.update(buffer, 0, got);
        length += got;
        done += got;
        progress.accept(done);
      }
      if (length != expected.length()) {
        throw ColumnCheck.fault(
            "a file has " + length + " bytes where " + expected.length() + " were written",
            file.toString());
      }
      if (!HexFormat.of().formatHex(digest.digest()).equals(expected.sha256())) {
        throw ColumnCheck.fault("a file is not what was written", file.toString());
      }
    } catch (NoSuchFileException e) {
      throw ColumnCheck.fault("a file is missing", file.toString());
    } catch (IOException e) {
      throw new SourceUnavailableException(
          "cannot be read: " + e.getMessage(), file.toString(), "Check that it may be read.", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
