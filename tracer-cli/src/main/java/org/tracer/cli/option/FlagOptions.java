package org.tracer.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.cli.CommandFailure;
import org.tracer.cli.ExitCode;
import org.tracer.cli.converter.DemandConverter;
import org.tracer.cli.converter.OffsetConverter;
import org.tracer.error.InvalidInputException;
import org.tracer.indicator.Circumstances;
import org.tracer.indicator.Fiat;
import org.tracer.indicator.Rule;
import org.tracer.indicator.RuleFiles;
import org.tracer.indicator.Tags;
import org.tracer.price.Rates;
import picocli.CommandLine.Option;

/** Which rules are asked, and what is known beside the payments. */
public final class FlagOptions {

  @Option(
      names = "--rule",
      paramLabel = "ID",
      description = "Ask this rule alone, such as OCSE-FSEC-1; repeatable.")
  private List<String> ids = new ArrayList<>();

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "Ask the rules of this directory instead of those that come with Tracer.")
  private @Nullable Path directory;

  @Option(
      names = "--night-offset",
      paramLabel = "OFFSET",
      converter = OffsetConverter.class,
      description = "Tell night by this offset from UTC, such as +08:00; an assumption of yours.")
  private @Nullable ZoneOffset night;

  @Option(
      names = "--demanded",
      paramLabel = "CURRENCY=AMOUNT",
      converter = DemandConverter.class,
      description = "What was demanded as a ransom, such as USD=5000.")
  private @Nullable Fiat demanded;

  /** The rules that are meant, by id. */
  public List<Rule> rules() throws IOException {
    List<Rule> all = directory == null ? RuleFiles.shipped() : read(directory);
    TreeMap<String, Rule> byId = new TreeMap<>();
    all.forEach(rule -> byId.put(rule.id(), rule));
    for (String id : ids) {
      if (!byId.containsKey(id)) {
        throw new InvalidInputException(
            "there is no such rule",
            "--rule, value \"" + id + "\"",
            "There are: " + String.join(", ", byId.keySet()) + ".");
      }
    }
    return byId.values().stream().filter(rule -> ids.isEmpty() || ids.contains(rule.id())).toList();
  }

  private static List<Rule> read(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new CommandFailure(
          ExitCode.NO_INPUT,
          "there is no such directory",
          "--rules " + directory,
          "Name a directory with rules, one a file.");
    }
    return RuleFiles.read(directory);
  }

  /** What is known beside the payments. */
  public Circumstances circumstances(Rates rates, @Nullable Tags tags) {
    return new Circumstances(rates, night, tags, demanded);
  }
}
