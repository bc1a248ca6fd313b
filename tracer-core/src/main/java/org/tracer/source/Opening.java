package org.tracer.source;

import java.util.function.Supplier;
import org.tracer.error.TracerException;

/** Opens what stands on something that must be closed if opening fails. */
final class Opening {

  private Opening() {}

  static <T> T closingOnFailure(AutoCloseable resource, Supplier<T> open) {
    try {
      return open.get();
    } catch (TracerException e) {
      try {
        resource.close();
      } catch (Exception closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }
}
