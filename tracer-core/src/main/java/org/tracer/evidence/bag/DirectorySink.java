package org.tracer.evidence.bag;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.SortedMap;

/** Writes a bag as the files that it is. */
record DirectorySink(Path directory) {

  void write(SortedMap<String, BagWriter.Part> parts) throws IOException {
    Files.createDirectory(directory.resolve("data"));
    for (Map.Entry<String, BagWriter.Part> part : parts.entrySet()) {
      Path file = directory.resolve(part.getKey());
      Files.createDirectories(file.getParent());
      try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
        PartCopy.copy(part.getValue(), out);
      }
    }
  }
}
