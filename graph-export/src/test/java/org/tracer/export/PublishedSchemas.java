package org.tracer.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * Schemas, templates and lists of terms that others publish; origin and licence lie beside them.
 */
public final class PublishedSchemas {

  private PublishedSchemas() {}

  /** A file by the path below the folder of them all. */
  public static String text(String path) {
    try (InputStream file = PublishedSchemas.class.getResourceAsStream("published/" + path)) {
      return new String(Objects.requireNonNull(file, path).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
