package org.tracer.source.http;

import org.jspecify.annotations.Nullable;

/**
 * One question to a source, relative to its base address. Holds no secrets: credentials are added
 * on the wire.
 *
 * @param path below the base address, beginning with a slash; empty for the base itself
 * @param body JSON text of a POST; null for a GET
 */
public record Request(String path, @Nullable String body) {

  private static final int LABEL_LENGTH = 160;

  public static Request get(String path) {
    return new Request(path, null);
  }

  public static Request post(String path, String body) {
    return new Request(path, body);
  }

  public String method() {
    return body == null ? "GET" : "POST";
  }

  /** The question as messages show it: the path, and the beginning of a body. */
  public String label() {
    return body == null ? path : Excerpt.of(body, LABEL_LENGTH);
  }
}
