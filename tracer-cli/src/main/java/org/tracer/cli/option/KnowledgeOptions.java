package org.tracer.cli.option;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tracer.attribution.Tag;
import org.tracer.attribution.TagRules;
import org.tracer.attribution.TagStopReason;
import org.tracer.attribution.TagStore;
import org.tracer.cli.Surroundings;
import org.tracer.error.InvalidInputException;
import org.tracer.trace.AttributedStop;
import org.tracer.trace.Attributions;
import org.tracer.trace.CoinJoinRule;
import org.tracer.trace.StopRules;
import org.tracer.trace.TagSetUsed;
import org.tracer.trace.account.AccountStopRules;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What is taken into account beside the ledger: tags, which are claims of others, and inferences.
 * Each can be switched off; without both a result is what the ledger and the policy say.
 */
public final class KnowledgeOptions {

  private static final String COINJOIN = "coinjoin";

  @Mixin private SaidOptions said = new SaidOptions();

  @Option(
      names = "--tag-rules",
      paramLabel = "FILE",
      description =
          "Which tagged addresses end a branch: CSV with concept,reason,minimum_confidence; unless"
              + " given, those of Tracer.")
  private @Nullable Path rules;

  @Option(
      names = "--through",
      paramLabel = "WHAT",
      completionCandidates = Candidates.OfThrough.class,
      description =
          "Go on where a trace would end: coinjoin, service, mixer, bridge or sanctioned;"
              + " repeatable. The result says what that assumes.")
  private List<String> through = new ArrayList<>();

  /** What can be gone through, as it is written. */
  static Stream<String> names() {
    return Stream.concat(
        Stream.of(COINJOIN),
        Arrays.stream(TagStopReason.values()).map(one -> one.name().toLowerCase(Locale.ROOT)));
  }

  /** Refuses what can be refused before a source is asked. */
  public void check() {
    Set<String> known = names().collect(Collectors.toCollection(HashSet::new));
    for (String one : through) {
      if (!known.contains(one)) {
        throw new InvalidInputException(
            "there is nothing of this kind to go through",
            "--through, value \"" + one + "\"",
            "There are: " + names().collect(Collectors.joining(", ")) + ".");
      }
    }
    if (!said.asksTags() && rules != null) {
      throw new InvalidInputException(
          "rules for tags mean nothing without tags", "--tag-rules", "Leave out --no-tags.");
    }
    if (!said.infers() && through.contains(COINJOIN)) {
      throw new InvalidInputException(
          "without inferences no CoinJoin is known",
          "--through coinjoin and --no-inferences",
          "Name one of them: without inferences money is followed through everything.");
    }
  }

  /** The tags to ask; none if they are switched off. */
  public Tags tags(Surroundings surroundings) throws IOException {
    return said.tags(surroundings);
  }

  /** The limits with what is known beside the ledger. */
  public StopRules apply(StopRules limits, Tags known) throws IOException {
    CoinJoinRule coinJoins = through.contains(COINJOIN) ? CoinJoinRule.THROUGH : CoinJoinRule.STOP;
    return limits
        .withAttributions(attributions(known))
        .withCoinJoins(said.infers() ? coinJoins : CoinJoinRule.IGNORE);
  }

  /** The same for a chain of accounts, on which there are no CoinJoins. */
  public AccountStopRules apply(AccountStopRules limits, Tags known) throws IOException {
    return limits.withAttributions(attributions(known)).withInferences(said.infers());
  }

  /** Refuses to be without inferences where there is nothing else. */
  public void requireInferences(String what) {
    if (!said.infers()) {
      throw new InvalidInputException(
          what + " is an inference", "--no-inferences", "Leave it out.");
    }
  }

  /** What the tags make a stop. */
  public Attributions attributions(Tags known) throws IOException {
    if (!said.asksTags()) {
      return Attributions.NONE;
    }
    TagRules stops = rules();
    Set<TagStopReason> passed = EnumSet.noneOf(TagStopReason.class);
    for (TagStopReason reason : TagStopReason.values()) {
      if (through.contains(reason.name().toLowerCase(Locale.ROOT))) {
        passed.add(reason);
      }
    }
    List<TagSetUsed> sets = new ArrayList<>();
    for (TagStore store : known.sources().stores()) {
      sets.add(new TagSetUsed(store.name(), store.entries(), store.sha256()));
    }
    sets.add(new TagSetUsed("rules for tags", stops.size(), stops.sha256()));
    return Attributions.asking(
        sets,
        passed,
        address -> {
          List<Tag> tags = known.sources().find(address.chain(), address);
          return stops
              .stopOf(tags, passed)
              .or(() -> stops.stopOf(tags))
              .map(stop -> new AttributedStop(address, stop.reason(), stop.note()));
        });
  }

  private TagRules rules() throws IOException {
    if (rules == null) {
      return TagRules.shipped();
    }
    try (InputStream in =
        new BufferedInputStream(Files.newInputStream(PlainFile.of(rules, "--tag-rules")))) {
      return TagRules.read(in, rules.toString());
    }
  }
}
