package org.tracer.source.evm.explorer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.source.http.JsonValue;

/**
 * An answer to a question for a list.
 *
 * @param refusal null if the list was given
 * @param words of the refusal, made safe to show
 */
record Listing(List<JsonValue> rows, @Nullable Refusal refusal, String words) {

  /** Refusals after which another question may be answered. */
  enum Refusal {
    /** Pages so far back are not given. */
    WINDOW,
    /** The answer would be too long, or take too long. */
    TOO_MUCH,
    /** There is no such list. */
    NOT_OFFERED
  }

  static Listing of(List<JsonValue> rows) {
    return new Listing(rows, null, "");
  }
}
