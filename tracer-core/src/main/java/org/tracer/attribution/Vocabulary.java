package org.tracer.attribution;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * GraphSense's words: what concepts there are, which is part of which, and how sure its scale of
 * confidence is. Words that are not in it are kept in tags and marked where tags are shown.
 *
 * @see <a href="https://github.com/graphsense/graphsense-lib">concepts.yaml and confidence.csv, MIT
 *     licence; see {@code NOTICE.md} beside the data</a>
 */
public final class Vocabulary {

  private static final Map<String, Concept> CONCEPTS = concepts();
  private static final Map<String, Confidence> CONFIDENCES = confidences();

  private static final String ENTITY = "entity";

  /**
   * A concept.
   *
   * @param broader id of the concept that it is part of; null of the topmost
   */
  public record Concept(String id, String label, @Nullable String broader) {}

  /**
   * A step of the scale.
   *
   * @param level from 0 to 100; an order, not a probability
   */
  public record Confidence(String id, String label, int level) {}

  private Vocabulary() {}

  public static Optional<Concept> concept(String id) {
    return Optional.ofNullable(CONCEPTS.get(id));
  }

  public static Optional<Confidence> confidence(String id) {
    return Optional.ofNullable(CONFIDENCES.get(id));
  }

  /** Whether {@code id} is {@code broader} or part of it. */
  public static boolean isWithin(String id, String broader) {
    String at = id;
    while (at != null) {
      if (at.equals(broader)) {
        return true;
      }
      Concept concept = CONCEPTS.get(at);
      at = concept == null ? null : concept.broader();
    }
    return false;
  }

  /**
   * Whether two concepts cannot both be meant of one party: kinds of entity of which neither is
   * part of the other, or forbidden use and innocent use. Two kinds of abuse can.
   */
  static boolean exclude(String one, String other) {
    if (isWithin(one, ENTITY) && isWithin(other, ENTITY)) {
      return !isWithin(one, other) && !isWithin(other, one);
    }
    return (isWithin(one, "abuse") && isWithin(other, "white_usage"))
        || (isWithin(one, "white_usage") && isWithin(other, "abuse"));
  }

  private static Map<String, Concept> concepts() {
    Map<String, Concept> concepts = new LinkedHashMap<>();
    for (List<String> row : rows("concepts.csv")) {
      String broader = row.get(2);
      concepts.put(
          row.get(0), new Concept(row.get(0), row.get(1), broader.isEmpty() ? null : broader));
    }
    return concepts;
  }

  private static Map<String, Confidence> confidences() {
    Map<String, Confidence> scale = new LinkedHashMap<>();
    for (List<String> row : rows("confidences.csv")) {
      scale.put(row.get(0), new Confidence(row.get(0), row.get(1), Integer.parseInt(row.get(2))));
    }
    return scale;
  }

  private static List<List<String>> rows(String resource) {
    List<List<String>> rows = new ArrayList<>();
    try (InputStream in = Vocabulary.class.getResourceAsStream(resource)) {
      CsvRows csv = new CsvRows(Objects.requireNonNull(in), resource);
      csv.next();
      for (List<String> row = csv.next(); row != null; row = csv.next()) {
        rows.add(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
