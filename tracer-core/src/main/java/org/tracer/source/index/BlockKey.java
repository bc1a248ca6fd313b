package org.tracer.source.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;

/** The key with which a node obfuscates the block files of a directory. */
final class BlockKey {

  private static final String FILE = "xor.dat";
  private static final int LENGTH = 8;

  private BlockKey() {}

  /** Eight bytes, zeros if the files are plain. */
  static byte[] of(Path blocks) {
    Path file = blocks.resolve(FILE);
    try {
      byte[] key = Files.readAllBytes(file);
      if (key.length != LENGTH) {
        throw new MalformedDataException(
            "the key of obfuscated block files has " + key.length + " bytes, expected 8",
            file.toString(),
            "Copy xor.dat anew from the node's blocks directory.");
      }
      return key;
    } catch (NoSuchFileException e) {
      return new byte[LENGTH];
    } catch (IOException e) {
      throw new SourceUnavailableException(
          "cannot be read", file.toString(), "Check that it may be read.", e);
    }
  }
}
