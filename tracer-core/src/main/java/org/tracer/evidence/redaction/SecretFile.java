package org.tracer.evidence.redaction;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** A file that its owner alone can read. */
final class SecretFile {

  private SecretFile() {}

  /**
   * Makes a file, whole or not at all. If somebody else makes it at the same time, one of both
   * stays and is never overwritten.
   */
  static void create(Path file, byte[] content) throws IOException {
    byte[] random = new byte[8];
    new SecureRandom().nextBytes(random);
    Path making = file.resolveSibling(".making-" + HexFormat.of().formatHex(random));
    try {
      write(making, content);
      place(making, file);
    } finally {
      Files.deleteIfExists(making);
    }
  }

  private static void write(Path file, byte[] content) throws IOException {
    boolean owners = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] permissions =
        owners
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try (FileChannel channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), permissions)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** A second name for the file appears at once, and only where there is none. */
  private static void place(Path making, Path file) throws IOException {
    try {
      try {
        Files.createLink(file, making);
      } catch (UnsupportedOperationException e) {
        Files.move(making, file);
      }
    } catch (FileAlreadyExistsException e) {
      // Somebody else was quicker: that key counts.
    }
  }
}
