package org.tracer.source.blocks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;

/** The bytes of one file, with the obfuscation of Bitcoin Core 28 and later undone. */
public final class BlockFile {

  public static final int KEY_LENGTH = 8;

  private final String name;
  private final byte[] bytes;
  private final byte[] key;

  BlockFile(String name, byte[] bytes, byte[] key) {
    this.name = name;
    this.bytes = bytes;
    this.key = key;
    if (!Arrays.equals(key, new byte[KEY_LENGTH])) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] ^= key[i % KEY_LENGTH];
      }
    }
  }

  static BlockFile read(Path file) {
    return new BlockFile(InputFiles.nameOf(file), bytesOf(file), keyOf(file));
  }

  /**
   * The key that the bytes of a block file are obfuscated with, from {@code xor.dat} beside it;
   * zeros if they are not.
   */
  public static byte[] keyOf(Path file) {
    Path keyFile = file.resolveSibling(InputFiles.KEY_FILE);
    if (!InputFiles.isNodeFile(file) || !Files.isRegularFile(keyFile)) {
      return new byte[KEY_LENGTH];
    }
    byte[] key = bytesOf(keyFile);
    if (key.length != KEY_LENGTH) {
      throw new MalformedDataException(
          "the key of obfuscated block files has " + key.length + " bytes, expected 8",
          keyFile.toString(),
          "Copy xor.dat anew from the node's blocks directory.");
    }
    return key;
  }

  private static byte[] bytesOf(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw InputFiles.unreadable(file, e);
    } catch (OutOfMemoryError e) {
      // Thrown for files of 2 GB and more before anything is allocated.
      throw new SourceUnavailableException(
          "the file is too large to hold in memory", file.toString(), "Split it, or leave it out.");
    }
  }

  /** File name without directories. */
  String name() {
    return name;
  }

  /** The array itself: the ledger's scripts stay in it. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return bytes.length;
  }

  /**
   * Whether the file on disk holds zeros from {@code from} to {@code to}: space a node reserved but
   * did not write, and so did not obfuscate either.
   */
  boolean isUnwritten(int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != key[i % KEY_LENGTH]) {
        return false;
      }
    }
    return true;
  }
}
