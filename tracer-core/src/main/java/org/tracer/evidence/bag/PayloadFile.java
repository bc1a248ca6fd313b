package org.tracer.evidence.bag;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.tracer.error.InvalidInputException;
import org.tracer.error.SourceUnavailableException;

/**
 * A file to put into a bag.
 *
 * @param name where it goes below {@code data/}, with {@code /} between the parts
 * @param file where it is now; read twice, never changed
 */
public record PayloadFile(String name, Path file) {

  /**
   * Every file below {@code directory}, in the order of their names.
   *
   * @throws InvalidInputException if there is anything but files and directories, such as a link
   */
  public static List<PayloadFile> under(Path directory) {
    List<PayloadFile> files = new ArrayList<>();
    try {
      Files.walkFileTree(directory, new Walk(directory, files));
    } catch (IOException e) {
      throw new SourceUnavailableException(
          "a directory cannot be read: " + e.getMessage(),
          directory.toString(),
          "Check that it is there and may be read.",
          e);
    }
    files.sort((a, b) -> BagName.ORDER.compare(a.name, b.name));
    return files;
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<PayloadFile> files;

    Walk(Path root, List<PayloadFile> files) {
      this.root = root;
      this.files = files;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!attributes.isRegularFile()) {
        throw new InvalidInputException(
            attributes.isSymbolicLink()
                ? "a symbolic link cannot be put into a bundle"
                : "what is neither a file nor a directory cannot be put into a bundle",
            file.toString(),
            "Put the file itself there.");
      }
      files.add(new PayloadFile(slashed(root.relativize(file)), file));
      return FileVisitResult.CONTINUE;
    }
  }

  static String slashed(Path relative) {
    List<String> parts = new ArrayList<>();
    relative.forEach(part -> parts.add(part.toString()));
    return String.join("/", parts);
  }
}
