package org.tracer.attribution;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.error.InvalidInputException;

/**
 * How long texts of tags, of their collections and of actors may be, in characters, whatever format
 * they come from. The longest of the published packs have a fifth of it.
 */
final class TagBounds {

  private static final int LONGEST = 10_000;
  private static final int LONGEST_NAME = 1_000;

  /** All texts of one tag together. */
  private static final int LONGEST_WHOLE = 100_000;

  private TagBounds() {}

  /**
   * @throws InvalidInputException if a text is longer
   */
  static void check(Map<String, @Nullable Object> members) {
    int whole = 0;
    for (Map.Entry<String, @Nullable Object> member : members.entrySet()) {
      int most =
          switch (member.getKey()) {
            case "label", "address", "tx_hash", "title", "id" -> LONGEST_NAME;
            default -> LONGEST;
          };
      int name = size("name of a member", member.getKey(), LONGEST_NAME);
      whole = sum(whole, name, size(member.getKey(), member.getValue(), most));
      if (whole > LONGEST_WHOLE) {
        throw tooLong("all its texts together are", member.getKey(), LONGEST_WHOLE);
      }
    }
  }

  // Values count one more than their characters, so that a list of nothing is not endless; a text
  // counts as much as a list of this one text, which it may be kept as.
  private static int size(String name, @Nullable Object value, int most) {
    int size = 0;
    switch (value) {
      case List<?> list -> {
        for (Object one : list) {
          size = sum(size, one instanceof List<?> ? 1 : 0, size(name, one, most));
        }
      }
      case Map<?, ?> map -> {
        for (Map.Entry<?, ?> one : map.entrySet()) {
          int member = sum(1, size(name, one.getKey(), most), size(name, one.getValue(), most));
          size = sum(size, member, 0);
        }
      }
      case null -> size = 1;
      default -> {
        String text = value.toString();
        if (text.length() > most) {
          throw tooLong("\"" + start(name) + "\" is", text, most);
        }
        size = 1 + text.length();
      }
    }
    return size;
  }

  private static int sum(int one, int other, int third) {
    return Math.min(one + other + third, LONGEST_WHOLE + 1);
  }

  private static InvalidInputException tooLong(String what, String text, int most) {
    return new InvalidInputException(
        what + " longer than " + most + " characters",
        "value \"" + start(text) + "\"",
        "Shorten it, or leave it out.");
  }

  private static String start(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
