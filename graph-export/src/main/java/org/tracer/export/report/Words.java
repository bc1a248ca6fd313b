package org.tracer.export.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tracer.export.report.text.Language;
import org.tracer.export.report.text.Line;
import org.tracer.export.report.text.Run;

/**
 * The fixed sentences of reports in one language. What is not translated is given in English, and
 * marked as such. Numbers are never formatted: arguments stay as they are.
 */
final class Words {

  private static final Pattern ARGUMENT = Pattern.compile("\\{([0-9])}");

  private final Properties english;
  private final Properties own;
  private final Language language;
  private final boolean forward;

  private Words(Language language, boolean forward, Properties english, Properties own) {
    this.language = language;
    this.forward = forward;
    this.english = english;
    this.own = own;
  }

  /**
   * The words of one language.
   *
   * @param forward whether the trace goes forward; some sentences are others if it does not
   */
  static Words in(Language language, boolean forward) {
    Properties english = load("report.properties");
    return new Words(
        language,
        forward,
        english,
        language == Language.ENGLISH ? english : load("report_" + language.code() + ".properties"));
  }

  static Properties load(String name) {
    try (InputStream in = Words.class.getResourceAsStream("words/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no words " + name);
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, UTF_8));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Language language() {
    return language;
  }

  /** The key of a line of a balance sheet; most lines are reasons why a trace ended. */
  String sheetKey(String item) {
    return english.getProperty("sheet." + item) == null ? "r." + item : "sheet." + item;
  }

  /** A sentence with its arguments. */
  Line line(String key, Run... arguments) {
    String backward = key + ".backward";
    String chosen = !forward && english.containsKey(backward) ? backward : key;
    String translated = own.getProperty(chosen);
    return translated == null
        ? fill(english(chosen), true, arguments)
        : fill(translated, false, arguments);
  }

  /** A sentence in English, whatever the language. */
  Line inEnglish(String key, Run... arguments) {
    return fill(english(key), language != Language.ENGLISH, arguments);
  }

  /** The words of a key, for what has no arguments. */
  String text(String key) {
    return line(key).plain();
  }

  private String english(String key) {
    String text = english.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no words for " + key);
    }
    return text;
  }

  private static Line fill(String text, boolean foreign, Run... arguments) {
    List<Run> runs = new ArrayList<>();
    Matcher matcher = ARGUMENT.matcher(text);
    int at = 0;
    while (matcher.find()) {
      add(runs, text.substring(at, matcher.start()), foreign);
      runs.add(arguments[Integer.parseInt(matcher.group(1))]);
      at = matcher.end();
    }
    add(runs, text.substring(at), foreign);
    return new Line(runs);
  }

  private static void add(List<Run> runs, String text, boolean foreign) {
    if (!text.isEmpty()) {
      runs.add(foreign ? new Run.English(text) : new Run.Words(text));
    }
  }

  /** What was said, or that nothing was. */
  Line said(@Nullable String text) {
    return text == null || text.isBlank() ? line("not-stated") : Line.quoted(text);
  }
}
