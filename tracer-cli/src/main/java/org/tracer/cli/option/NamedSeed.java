package org.tracer.cli.option;

import java.util.Objects;
import org.tracer.cli.converter.SeedText;
import org.tracer.error.InvalidInputException;

/** Funds to follow as a user names them, before it is known which network they are on. */
record NamedSeed(String label, SeedText place) {

  /**
   * Parses {@code NAME=SEED} or {@code SEED}.
   *
   * @param unnamed the label of a seed without a name
   * @param which what to call the argument in an error
   */
  static NamedSeed parse(String text, String unnamed, String which) {
    int equals = text.indexOf('=');
    String label = equals < 0 ? unnamed : text.substring(0, equals).strip();
    String value = equals < 0 ? text.strip() : text.substring(equals + 1).strip();
    if (label.isEmpty() || label.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidInputException(
          "a label needs at least one character and has one line",
          which + ", value \"" + text + "\"",
          "Write NAME=SEED, or the seed alone.");
    }
    if (label.indexOf('\ufffd') >= 0) {
      throw new InvalidInputException(
          "the label did not arrive whole: this terminal's character set cannot hold it",
          which + ", label \"" + label + "\"",
          "Use plain letters, or run with LC_ALL=C.UTF-8.");
    }
    try {
      return new NamedSeed(label, SeedText.parse(value));
    } catch (InvalidInputException e) {
      throw new InvalidInputException(
          Objects.requireNonNullElse(e.getMessage(), "cannot parse seed"),
          "seed \"" + label + "\", " + e.input(),
          e.remedy(),
          e);
    }
  }
}
