package org.tracer.evidence.redaction;

import java.util.List;

/**
 * What the check of redacted files found.
 *
 * @param pseudonyms that are in the files and committed to
 * @param opened how many of them were opened, rightly
 * @param restored files that have the bytes of their originals when what is opened is put back
 * @param closed files of which the original has a known hash, and not all pseudonyms are opened
 * @param problems what is not as it was exported; empty if all is well
 */
public record RedactionReport(
    int pseudonyms, int opened, List<String> restored, List<String> closed, List<String> problems) {

  public RedactionReport {
    restored = List.copyOf(restored);
    closed = List.copyOf(closed);
    problems = List.copyOf(problems);
  }
}
