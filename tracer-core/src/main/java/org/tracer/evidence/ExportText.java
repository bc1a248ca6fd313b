package org.tracer.evidence;

/** Writes the report of a copy of a case: is shown every result before it is asked for the text. */
public interface ExportText extends CaseVerification.Listener {

  /** What a person reads first, in plain text. */
  String of(CaseReport report);
}
