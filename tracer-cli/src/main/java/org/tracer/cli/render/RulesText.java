package org.tracer.cli.render;

import java.util.List;
import org.tracer.indicator.Clause;
import org.tracer.indicator.Rule;

/** Rules for red flags with their sources, for a person. */
public final class RulesText {

  private final Screen screen;

  public RulesText(Screen screen) {
    this.screen = screen;
  }

  public void print(List<Rule> rules) {
    for (Rule rule : rules) {
      screen.line(rule.id() + ", version " + rule.version() + ": " + rule.title());
      prose("looks for: ", rule.looksFor());
      prose("source: ", rule.source().line());
      prose("asked of: ", rule.askedOf().word());
      clauses(rule.needsEvery() ? "needs:" : "needs one of:", rule.conditions());
      clauses("says beside:", rule.also());
      clauses("against it, checked:", rule.contrary());
      texts("against it, to be weighed:", rule.innocent());
      texts("not visible here; ask:", rule.notVisible());
      prose("file: ", rule.file());
      screen.line();
    }
    screen.flush();
  }

  private void clauses(String head, List<Clause> clauses) {
    texts(head, clauses.stream().map(one -> one.terms() + thresholds(one)).toList());
  }

  /** Whose the thresholds are. */
  static String thresholds(Clause clause) {
    return switch (clause.origin()) {
      case DOCUMENT -> " [the document's]";
      case PARTLY -> " [partly Tracer's own thresholds]";
      case TRACER -> " [Tracer's own thresholds]";
      case AUTHOR -> " [the rule's author's thresholds]";
    };
  }

  private void texts(String head, List<String> texts) {
    if (!texts.isEmpty()) {
      screen.line("  " + head);
      texts.forEach(text -> screen.prose("    - ", "      ", text));
    }
  }

  private void prose(String head, String text) {
    screen.prose("  " + head, "    ", text);
  }
}
