package org.tracer.indicator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads rules, one a file: JSON, {@code "format": "tracer-rule/1"}. Nothing unknown is let by. */
public final class RuleFiles {

  /** The rules that come with Tracer. */
  private static final List<String> SHIPPED =
      List.of(
          "HT-1",
          "HT-2",
          "HT-3",
          "OCSE-2",
          "OCSE-3",
          "OCSE-FSEC-1",
          "OCSE-LSA-1",
          "RANS-1",
          "SCAM-1",
          "SCAM-2",
          "SEXT-1",
          "VA-1");

  private static final String FORMAT = "tracer-rule/1";
  private static final int LARGEST_FILE = 100_000;
  private static final int MOST_FILES = 1_000;
  private static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9]*(-[A-Z0-9]+){0,5}");

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(10).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private RuleFiles() {}

  /** The rules that come with Tracer, by id. */
  public static List<Rule> shipped() {
    List<Rule> rules = new ArrayList<>();
    for (String id : SHIPPED) {
      String file = id + ".json";
      try (InputStream in =
          Objects.requireNonNull(RuleFiles.class.getResourceAsStream(file), file)) {
        rules.add(read(in.readAllBytes(), file));
      } catch (IOException e) {
        throw new IllegalStateException(file, e);
      }
    }
    return rules;
  }

  /**
   * All rules of a directory, the files ending in {@code .json}, by id.
   *
   * @throws MalformedDataException if one is not as it has to be, or two have one id
   * @throws InvalidInputException if there is none
   */
  public static List<Rule> read(Path directory) throws IOException {
    TreeMap<String, Path> files = new TreeMap<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, "*.json")) {
      for (Path file : all) {
        files.put(String.valueOf(file.getFileName()), file);
      }
    }
    if (files.isEmpty() || files.size() > MOST_FILES) {
      throw new InvalidInputException(
          "the directory has " + files.size() + " rules",
          directory.toString(),
          "Put 1 to " + MOST_FILES + " files into it whose names end in .json.");
    }
    TreeMap<String, Rule> rules = new TreeMap<>();
    for (var file : files.entrySet()) {
      Rule rule = read(bytes(file.getValue()), file.getKey());
      Rule other = rules.put(rule.id(), rule);
      if (other != null) {
        throw new MalformedDataException(
            "two rules are called " + rule.id(),
            file.getKey() + " and " + other.file(),
            "Leave one of them out, or give it an id of its own.");
      }
    }
    return List.copyOf(rules.values());
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
      if (bytes.length > LARGEST_FILE) {
        throw new MalformedDataException(
            "a rule is larger than " + LARGEST_FILE + " bytes",
            String.valueOf(file.getFileName()),
            "One file holds one rule.");
      }
      return bytes;
    }
  }

  /**
   * Reads one rule.
   *
   * @param file what it is called in errors and in results
   */
  public static Rule read(byte[] json, String file) {
    try {
      JsonNode root = MAPPER.readTree(new ByteArrayInputStream(json));
      return new Members(file, "", root).make(members -> rule(members, named(file, json)));
    } catch (JacksonException e) {
      throw new MalformedDataException(
          "the rule is not JSON: " + e.getOriginalMessage(),
          file,
          "See the chapter on own rules in docs/flags.md.",
          e);
    }
  }

  private static Rule rule(Members in, String file) {
    if (!in.text("format").equals(FORMAT)) {
      throw in.wrong("format", "is not " + FORMAT);
    }
    String id = in.text("id");
    if (!ID.matcher(id).matches()) {
      throw in.wrong("id", "is not written like OCSE-FSEC-1");
    }
    Members source = in.object("source");
    Members against = in.object("speaksAgainst");
    Rule rule =
        new Rule(
            id,
            in.count("version"),
            in.text("title"),
            in.text("looksFor"),
            source(source),
            in.oneOf("askedOf", List.of(Subject.values()), Subject::word),
            in.oneOf("match", List.of(true, false), every -> every ? "all" : "any"),
            clauses(in, "conditions"),
            clauses(in, "also"),
            clauses(against, "checked"),
            against.texts("innocent"),
            in.texts("notVisible"),
            file);
    against.end();
    in.end();
    return rule;
  }

  private static RuleSource source(Members in) {
    RuleSource source =
        new RuleSource(
            in.text("title"),
            in.text("issuer"),
            in.text("date"),
            in.text("reference"),
            in.text("reading"));
    in.end();
    return source;
  }

  private static List<Clause> clauses(Members in, String name) {
    return in.objects(name).stream().map(ClauseReader::read).toList();
  }

  private static String named(String file, byte[] json) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(json);
      return file + ", SHA-256 " + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
