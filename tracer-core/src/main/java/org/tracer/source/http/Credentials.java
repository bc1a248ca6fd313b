package org.tracer.source.http;

import java.util.Optional;

/** What proves to a source that we may ask; never part of a message, a log or a recording. */
public interface Credentials {

  /** The value of the Authorization header, if there is one. */
  Optional<String> authorization();

  /** Told that the source refused the last value; true if a new one is worth a try. */
  boolean renew();

  /** What is added to the query of every address, as {@code name=value}; empty for nothing. */
  default String queryParameter() {
    return "";
  }

  /** An answer's body without the credentials, in case that the source repeats them. */
  default byte[] redact(byte[] body) {
    return body;
  }

  /** No credentials at all. */
  Credentials NONE =
      new Credentials() {
        @Override
        public Optional<String> authorization() {
          return Optional.empty();
        }

        @Override
        public boolean renew() {
          return false;
        }
      };
}
