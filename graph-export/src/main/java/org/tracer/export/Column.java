package org.tracer.export;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One fact about vertices or edges, in formats that give every fact a name and a plain value.
 *
 * @param name lower case with underscores; stable, because users' filters rely on it
 * @param text the value, null where there is none; numbers in decimal digits
 */
public record Column<T>(String name, Type type, Function<T, @Nullable String> text) {

  /** What a reader may take the text for. */
  public enum Type {
    TEXT,
    /** A whole number of at most 32 bits. */
    INT,
    /** A whole number of at most 64 bits. */
    LONG,
    /** A moment as ISO 8601 writes it, UTC. */
    TIME,
    /** An approximate number, for drawing only. */
    DOUBLE
  }

  static <T> Column<T> text(String name, Function<T, @Nullable String> text) {
    return new Column<>(name, Type.TEXT, text);
  }

  static <T> Column<T> time(String name, Function<T, @Nullable String> text) {
    return new Column<>(name, Type.TIME, text);
  }

  static <T> Column<T> number(String name, Function<T, @Nullable Integer> number) {
    return new Column<>(
        name,
        Type.INT,
        item -> {
          Integer value = number.apply(item);
          return value == null ? null : value.toString();
        });
  }

  static <T> Column<T> longNumber(String name, Function<T, @Nullable Long> number) {
    return new Column<>(
        name,
        Type.LONG,
        item -> {
          Long value = number.apply(item);
          return value == null ? null : value.toString();
        });
  }
}
