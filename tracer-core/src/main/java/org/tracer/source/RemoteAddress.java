package org.tracer.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tracer.error.InvalidInputException;
import org.tracer.source.http.Endpoint;
import org.tracer.source.http.Excerpt;

/**
 * The parts of a source URI of the form {@code kind+http://host:port/path?option=value}.
 *
 * @param options values by name, in the order written
 */
record RemoteAddress(Endpoint endpoint, Map<String, List<String>> options) {

  /**
   * Takes a URI apart.
   *
   * @throws InvalidInputException for an option that is not {@code known}; values, and what may be
   *     one, are not shown, since they may be secrets
   */
  static RemoteAddress parse(String uri, String kind, Set<String> known) {
    String rest = uri.substring(kind.length() + 1);
    int query = rest.indexOf('?');
    Endpoint endpoint = Endpoint.parse(query < 0 ? rest : rest.substring(0, query));
    Map<String, List<String>> options = new LinkedHashMap<>();
    for (String part : query < 0 ? new String[0] : rest.substring(query + 1).split("&")) {
      String name = part.replaceFirst("=.*", "");
      if (!known.contains(name) || !part.contains("=")) {
        throw new InvalidInputException(
            "unknown option in the address of a source",
            part.contains("=") ? "\"" + Excerpt.of(name, 30) + "\"" : "one without =, not shown",
            "Known are: " + String.join(", ", new TreeSet<>(known)) + ".");
      }
      options.computeIfAbsent(name, n -> new ArrayList<>()).add(part.substring(name.length() + 1));
    }
    return new RemoteAddress(endpoint, options);
  }

  List<String> all(String name) {
    return options.getOrDefault(name, List.of());
  }

  boolean flag(String name, boolean defaultValue) {
    List<String> values = all(name);
    if (values.isEmpty()) {
      return defaultValue;
    }
    String value = values.getLast();
    if (!value.equals("true") && !value.equals("false")) {
      throw new InvalidInputException(
          "an option is neither true nor false", name, "Write " + name + "=true.");
    }
    return value.equals("true");
  }

  int number(String name, int defaultValue) {
    List<String> values = all(name);
    if (values.isEmpty()) {
      return defaultValue;
    }
    if (!values.getLast().matches("[0-9]{1,8}")) {
      throw new InvalidInputException(
          "an option is not a number", name, "Write a whole number, such as " + name + "=4320.");
    }
    return Integer.parseInt(values.getLast());
  }
}
