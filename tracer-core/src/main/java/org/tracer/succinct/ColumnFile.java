package org.tracer.succinct;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A finished column file.
 *
 * @param name without directories
 * @param length in bytes
 * @param sha256 of all its bytes, in hexadecimal
 */
public record ColumnFile(String name, long length, String sha256) {

  /** Makes the file in {@code directory} safe against a loss of power. */
  public void force(Path directory) {
    Path file = directory.resolve(name);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    } catch (IOException e) {
      throw ColumnFailures.writing(file, e);
    }
  }
}
