package org.tracer.evidence.redaction;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text that can be read several times, such as a file. */
@FunctionalInterface
public interface StoredText {

  /** Its bytes from the beginning; the caller closes the stream. */
  InputStream open() throws IOException;

  static StoredText of(Path file) {
    return () -> Files.newInputStream(file);
  }
}
