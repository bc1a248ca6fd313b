package org.tracer.attribution;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A tag file with what lies beside it while it is written: {@code .FILE.tracer-new}, which replaces
 * it, and {@code .FILE.tracer-run1} and so on, which are sorted parts. Only who holds the file's
 * lock may touch them, and finds what a program that was killed has left. Nobody calls a file of
 * his own so.
 */
record TagFilePlace(Path file) {

  private static final int BUFFER = 1 << 16;

  Path directory() {
    return Objects.requireNonNull(file.getParent());
  }

  /** What becomes the file by {@link #replace}. */
  Path replacement() {
    return beside("new");
  }

  Path run(int number) {
    return beside("run" + number);
  }

  private Path beside(String ending) {
    return file.resolveSibling(begin() + ending);
  }

  private String begin() {
    return "." + file.getFileName() + ".tracer-";
  }

  /** Takes away what a program that was killed has left. */
  void clear() throws IOException {
    Pattern left = Pattern.compile(Pattern.quote(begin()) + "(new|run[0-9]+)");
    try (DirectoryStream<Path> beside =
        Files.newDirectoryStream(
            directory(), path -> left.matcher(String.valueOf(path.getFileName())).matches())) {
      for (Path path : beside) {
        if (!Files.isDirectory(path)) {
          Files.delete(path);
        }
      }
    }
  }

  /** Makes a file for nobody else's eyes, as labels of a case are. */
  OutputStream create(Path beside) throws IOException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] own =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Files.createFile(beside, own);
    return new BufferedOutputStream(Files.newOutputStream(beside), BUFFER);
  }

  /** Puts the replacement into the file's place. */
  void replace() throws IOException {
    Files.move(replacement(), file, StandardCopyOption.REPLACE_EXISTING);
  }
}
