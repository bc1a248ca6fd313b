package org.tracer.evidence.bag;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tracer.error.InvalidInputException;

/**
 * What {@code bag-info.txt} says about a bag, in order; a label may come more than once.
 *
 * @param fields labels and values; {@code Payload-Oxum} is added when written
 */
public record BagInfo(List<Field> fields) {

  static final String OXUM = "Payload-Oxum";
  private static final String DATE = "Bagging-Date";

  /** Line breaks of all kinds; none at the ends of a value. */
  private static final Pattern BREAK = Pattern.compile("\\R[ \\t]*");

  public BagInfo {
    fields = List.copyOf(fields);
  }

  /** With the day it was made, {@code YYYY-MM-DD}; the clock is not looked at here. */
  public static BagInfo of(java.time.LocalDate baggingDate) {
    return new BagInfo(List.of(new Field(DATE, baggingDate.toString())));
  }

  /** With one more field, such as {@code Source-Organization}. */
  public BagInfo with(String label, String value) {
    if (label.equalsIgnoreCase(OXUM)) {
      throw new IllegalArgumentException(OXUM + " is worked out, not given");
    }
    List<Field> more = new ArrayList<>(fields);
    more.add(new Field(label, value));
    return new BagInfo(more);
  }

  /** The first value of a label, whatever its case. */
  public Optional<String> value(String label) {
    return fields.stream()
        .filter(field -> field.label.equalsIgnoreCase(label))
        .map(Field::value)
        .findFirst();
  }

  /**
   * The text of {@code bag-info.txt}. A line break in a value begins a line of its own, indented.
   * Long lines are not folded: by RFC 8493, section 2.2.2, the break would become part of the
   * value.
   */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Field field : fields) {
      text.append(field.label).append(": ");
      text.append(field.value.replace("\n", "\n ")).append('\n');
    }
    return text.toString();
  }

  /**
   * One line, with those that carry it on.
   *
   * @param value breaks between lines are kept, as {@code \n}; space at the ends of lines is not
   */
  public record Field(String label, String value) {

    public Field {
      value = BREAK.matcher(value.strip()).replaceAll("\n");
      boolean plain = value.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\t');
      if (label.isBlank() || !label.equals(label.strip()) || !isPlain(label) || !plain) {
        throw new InvalidInputException(
            "bag-info.txt cannot hold this",
            label + ": " + value,
            "A label has no colon and no line break; neither has control characters.");
      }
    }

    private static boolean isPlain(String label) {
      return label.chars().allMatch(c -> c >= ' ' && c != ':' && c != 0x7f);
    }
  }
}
