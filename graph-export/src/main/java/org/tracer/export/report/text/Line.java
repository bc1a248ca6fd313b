package org.tracer.export.report.text;

import java.util.ArrayList;
import java.util.List;

/** A line of text, in pieces that renderers treat differently. */
public record Line(List<Run> runs) {

  public Line {
    runs = List.copyOf(runs);
  }

  public static Line of(Run... runs) {
    return new Line(List.of(runs));
  }

  /** Something exact: an identifier, an amount, a time. */
  public static Line exact(String text) {
    return of(new Run.Exact(text));
  }

  /** What somebody else wrote. */
  public static Line quoted(String text) {
    return of(new Run.Quoted(text));
  }

  /** This line with another behind it. */
  public Line then(Line other) {
    List<Run> all = new ArrayList<>(runs);
    all.addAll(other.runs);
    return new Line(all);
  }

  /** This line, a space or what else parts them, and another line. */
  public Line then(String between, Line other) {
    return then(of(new Run.Words(between))).then(other);
  }

  /** Whether the line is in English in a report of another language; it is then read as a whole. */
  public boolean isEnglish() {
    return runs.stream().anyMatch(run -> run instanceof Run.English)
        && runs.stream().noneMatch(run -> run instanceof Run.Words);
  }

  /** The text without any marks. */
  public String plain() {
    StringBuilder text = new StringBuilder();
    runs.forEach(run -> text.append(run.text()));
    return text.toString();
  }
}
