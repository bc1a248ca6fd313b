package org.tracer.source.bitcoind;

import org.jspecify.annotations.Nullable;
import org.tracer.source.http.JsonValue;

/**
 * What a node answered to one call.
 *
 * @param result may be JSON null
 * @param failure null if the call succeeded
 */
record RpcAnswer(@Nullable JsonValue result, @Nullable Failure failure) {

  static final int MISC_ERROR = -1;
  static final int NOT_FOUND = -5;
  static final int INVALID_PARAMETER = -8;
  static final int WARMING_UP = -28;
  static final int UNKNOWN_METHOD = -32601;

  /** An error as the node numbers and words it. */
  record Failure(int code, String message) {}

  boolean failedWith(int code) {
    return failure != null && failure.code() == code;
  }
}
