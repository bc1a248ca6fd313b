package org.tracer.evidence.seal;

/** Ends the verifying of one seal with its verdict; never leaves this package. */
final class SealBroken extends Exception {

  private final SealVerdict verdict;

  SealBroken(SealVerdict verdict, String sentence) {
    super(sentence);
    this.verdict = verdict;
  }

  SealVerdict verdict() {
    return verdict;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
