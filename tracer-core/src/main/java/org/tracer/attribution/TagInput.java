package org.tracer.attribution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Something to import, which can be read from its beginning more than once. */
public interface TagInput {

  /** What to call it in errors. */
  String name();

  InputStream open() throws IOException;

  /** A file. */
  static TagInput of(Path file) {
    return new TagInput() {
      @Override
      public String name() {
        return file.toString();
      }

      @Override
      public InputStream open() throws IOException {
        return Files.newInputStream(file);
      }
    };
  }
}
