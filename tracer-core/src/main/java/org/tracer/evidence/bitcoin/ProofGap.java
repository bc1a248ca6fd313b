package org.tracer.evidence.bitcoin;

import java.util.Optional;

/** Why no proof of a transaction was written. */
enum ProofGap {
  NOT_FOUND("not-found", "the source does not have the transaction"),
  SOURCE_CANNOT("source-cannot", "this source gives no proofs"),
  UNAVAILABLE("unavailable", "the source did not answer when the proof was asked for");

  private final String code;
  private final String text;

  ProofGap(String code, String text) {
    this.code = code;
    this.text = text;
  }

  /** As it is written in a file of proofs. */
  String code() {
    return code;
  }

  /** For people. */
  String text() {
    return text;
  }

  static Optional<ProofGap> ofCode(String code) {
    for (ProofGap gap : values()) {
      if (gap.code.equals(code)) {
        return Optional.of(gap);
      }
    }
    return Optional.empty();
  }
}
