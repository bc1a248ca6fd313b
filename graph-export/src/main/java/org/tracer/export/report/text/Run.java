package org.tracer.export.report.text;

/** A piece of a line of text. */
public sealed interface Run {

  String text();

  /** Words of the report itself, in its language. */
  record Words(String text) implements Run {}

  /** Words of the report itself that are not translated: English, whatever the report is in. */
  record English(String text) implements Run {}

  /** What somebody else wrote, a suspect perhaps: shown as text and nothing else. */
  record Quoted(String text) implements Run {}

  /** A hash, an address, an amount, a time: never translated, never cut, left to right. */
  record Exact(String text) implements Run {}
}
