package org.tracer.evidence.bag;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.SortedMap;
import java.util.zip.GZIPOutputStream;
import org.tracer.error.InvalidInputException;

/**
 * Where a bag is written to. Everything goes to a name of its own beside the target, beginning with
 * a dot, and gets the target's name when it is whole.
 */
record BagTarget(Path path, String baseName, Form form) {

  enum Form {
    DIRECTORY(""),
    ZIP(".zip"),
    TAR(".tar"),
    TAR_GZ(".tar.gz"),
    TGZ(".tgz");

    private final String suffix;

    Form(String suffix) {
      this.suffix = suffix;
    }
  }

  static BagTarget of(Path target) {
    Path path = target.toAbsolutePath().normalize();
    String name = path.getFileName() == null ? "" : path.getFileName().toString();
    Form form = Form.DIRECTORY;
    for (Form candidate : Form.values()) {
      if (candidate != Form.DIRECTORY && name.toLowerCase(Locale.ROOT).endsWith(candidate.suffix)) {
        form = candidate;
      }
    }
    String base = name.substring(0, name.length() - form.suffix.length());
    if (base.contains("/") || BagName.flaw(base, BagLimits.DEFAULTS).isPresent()) {
      throw new InvalidInputException(
          "not a name for a bundle that every system can unpack",
          target.toString(),
          "Choose one of letters, digits, dots and dashes, ending with .zip, .tar, .tar.gz, or"
              + " with no suffix for a directory.");
    }
    return new BagTarget(path, base, form);
  }

  void refuseExisting() {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new InvalidInputException(
          "there is something of that name already",
          path.toString(),
          "Name a new file or directory; bundles are never written over.");
    }
  }

  /** What the form cannot hold, said before anything is written. */
  void refuseUnfit(SortedMap<String, BagWriter.Part> parts) {
    if (form == Form.DIRECTORY || form == Form.ZIP) {
      return;
    }
    parts.forEach((name, part) -> {
      if (!TarHeader.fits(baseName + "/" + name) || part.size() > TarHeader.LARGEST) {
        throw new InvalidInputException(
            "a file has too long a name or is too large for tar",
            baseName + "/" + name,
            "Write a .zip or a directory instead.");
      }
    });
  }

  void write(SortedMap<String, BagWriter.Part> parts) {
    Path partial = null;
    boolean done = false;
    try {
      partial = newSibling();
      if (form == Form.DIRECTORY) {
        new DirectorySink(partial).write(parts);
      } else {
        writeArchive(partial, parts);
      }
      refuseExisting();
      Files.move(partial, path);
      done = true;
    } catch (FileAlreadyExistsException e) {
      refuseExisting();
      throw Refusal.unwritable(path, e);
    } catch (IOException e) {
      throw Refusal.unwritable(path, e);
    } finally {
      if (!done && partial != null) {
        new Bag.TemporaryTree(partial).delete();
      }
    }
  }

  private void writeArchive(Path partial, SortedMap<String, BagWriter.Part> parts)
      throws IOException {
    try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      if (form == Form.ZIP) {
        ZipSink.write(baseName, parts, out);
      } else if (form == Form.TAR) {
        TarSink.write(baseName, parts, out);
      } else {
        GZIPOutputStream packed = new GZIPOutputStream(out, 1 << 16);
        TarSink.write(baseName, parts, packed);
        packed.finish();
      }
      out.flush();
      channel.force(true);
    }
  }

  private Path newSibling() throws IOException {
    for (int i = 0; ; i++) {
      Path sibling =
          path.resolveSibling(
              String.format(
                  Locale.ROOT, ".%s.part-%d-%d", baseName, ProcessHandle.current().pid(), i));
      try {
        return form == Form.DIRECTORY ? Files.createDirectory(sibling) : Files.createFile(sibling);
      } catch (FileAlreadyExistsException e) {
        if (i == 1000) {
          throw e;
        }
      }
    }
  }
}
