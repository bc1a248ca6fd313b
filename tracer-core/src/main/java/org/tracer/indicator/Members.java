package org.tracer.indicator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tracer.error.MalformedDataException;
import tools.jackson.databind.JsonNode;

/**
 * The members of one object of a rule file. Every one has to be asked for: {@link #end} refuses
 * what is left, so that a misspelt threshold is no threshold that is silently missing.
 */
final class Members {

  private static final int LONGEST_TEXT = 2_000;
  private static final int LONGEST_LIST = 100;
  private static final int LARGEST_NUMBER = 1_000_000;

  private final String file;
  private final String path;
  private final JsonNode node;
  private final Set<String> asked = new HashSet<>();

  Members(String file, String path, JsonNode node) {
    this.file = file;
    this.path = path;
    this.node = node;
    if (!node.isObject()) {
      throw wrong("", "is no object");
    }
  }

  String text(String name) {
    JsonNode value = required(name);
    return text(name, value);
  }

  /** A whole number from 1 on. */
  int count(String name) {
    return number(name, 1, LARGEST_NUMBER);
  }

  int number(String name, int least, int most) {
    JsonNode value = required(name);
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.intValue() < least
        || value.intValue() > most) {
      throw wrong(name, "is no whole number from " + least + " to " + most);
    }
    return value.intValue();
  }

  List<String> texts(String name) {
    return each(name).stream().map(value -> text(name, value)).toList();
  }

  /** Texts of which there has to be one at least. */
  SortedSet<String> words(String name) {
    List<String> texts = texts(name);
    if (texts.isEmpty()) {
      throw wrong(name, "is empty");
    }
    return new TreeSet<>(texts);
  }

  Members object(String name) {
    return new Members(file, at(name), required(name));
  }

  List<Members> objects(String name) {
    List<Members> all = new ArrayList<>();
    List<JsonNode> values = each(name);
    for (int i = 0; i < values.size(); i++) {
      all.add(new Members(file, at(name) + "[" + i + "]", values.get(i)));
    }
    return all;
  }

  /** A member that has to be one of some words. */
  <T> T oneOf(String name, List<T> values, Function<T, String> word) {
    String text = text(name);
    for (T value : values) {
      if (word.apply(value).equals(text)) {
        return value;
      }
    }
    throw wrong(
        name, "is \"" + text + "\", not one of " + values.stream().map(word).sorted().toList());
  }

  /** Makes something of members; what it refuses becomes an error that names this object. */
  <T> T make(Function<Members, T> making) {
    try {
      return making.apply(this);
    } catch (IllegalArgumentException e) {
      throw wrong("", e.getMessage() == null ? "is wrong" : "is wrong: " + e.getMessage());
    }
  }

  /** Refuses members that nobody asked for. */
  void end() {
    for (String name : node.propertyNames()) {
      if (!asked.contains(name)) {
        throw wrong(name, "is not known here");
      }
    }
  }

  MalformedDataException wrong(String name, @Nullable String what) {
    String member = name.isEmpty() ? path : at(name);
    return new MalformedDataException(
        "the rule is not as it has to be: " + (member.isEmpty() ? "it" : member) + " " + what,
        file + (member.isEmpty() ? "" : ", member " + member),
        "See the chapter on own rules in docs/flags.md.");
  }

  private List<JsonNode> each(String name) {
    JsonNode value = required(name);
    if (!value.isArray() || value.size() > LONGEST_LIST) {
      throw wrong(name, "is no list of at most " + LONGEST_LIST);
    }
    List<JsonNode> all = new ArrayList<>();
    value.forEach(all::add);
    return all;
  }

  private String text(String name, JsonNode value) {
    if (!value.isString() || value.stringValue().length() > LONGEST_TEXT) {
      throw wrong(name, "is no text of at most " + LONGEST_TEXT + " characters");
    }
    return value.stringValue();
  }

  private JsonNode required(String name) {
    asked.add(name);
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      throw wrong(name, "is missing");
    }
    return value;
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
