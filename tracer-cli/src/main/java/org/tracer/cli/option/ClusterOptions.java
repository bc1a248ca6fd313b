package org.tracer.cli.option;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.cli.converter.LimitConverter;
import org.tracer.error.InvalidInputException;
import org.tracer.heuristic.cospend.CoSpendGuard;
import org.tracer.heuristic.cospend.SearchLimits;
import org.tracer.trace.StopRules;
import picocli.CommandLine.Option;

/** What counts as evidence for a cluster, and how far a search for it goes. */
public final class ClusterOptions {

  @Option(
      names = "--guards",
      paramLabel = "LIST",
      completionCandidates = Candidates.OfGuards.class,
      description = {
        "What keeps a transaction from being evidence; unless given, coinjoin,sighash,dust:",
        "coinjoin  it looks like several owners'",
        "sighash   a signature leaves other inputs open, or they are signed differently",
        "dust      leaves out addresses whose unsolicited dust is spent",
        "payjoin   it has the form of one, as a third of all have",
        "none      no guard"
      })
  private @Nullable String guards;

  @Option(
      names = "--no-guard",
      paramLabel = "NAME",
      completionCandidates = Candidates.OfGuards.class,
      description = "Without this guard; may be repeated.")
  private @Nullable List<String> noGuards;

  @Option(
      names = "--without",
      paramLabel = "TXID",
      description = "Do not take this transaction for evidence; may be repeated.")
  private @Nullable List<String> without;

  @Option(
      names = "--joined-to",
      paramLabel = "ADDRESS",
      description = "Say whether this address is in the cluster, and on what that hangs.")
  private @Nullable String joinedTo;

  @Option(
      names = "--actor",
      paramLabel = "ADDRESS=NAME",
      description =
          "Somebody is known to be at this address; a merge of different names is an alarm;"
              + " may be repeated.")
  private @Nullable List<String> actors;

  @Option(
      names = "--max-addresses",
      paramLabel = "N|none",
      converter = LimitConverter.class,
      description = "Open at most N addresses; unless given, 1000.")
  private @Nullable Integer maxAddresses;

  @Option(
      names = "--max-transactions",
      paramLabel = "N|none",
      converter = LimitConverter.class,
      description = "Read at most N transactions; unless given, 20000.")
  private @Nullable Integer maxTransactions;

  @Option(
      names = "--max-history",
      paramLabel = "N|none",
      converter = LimitConverter.class,
      description = "Do not open an address with more than N transactions; unless given, 2000.")
  private @Nullable Integer maxHistory;

  /** The guards in force. */
  public Set<CoSpendGuard> guards() {
    EnumSet<CoSpendGuard> chosen = EnumSet.noneOf(CoSpendGuard.class);
    String named = guards;
    if (named == null) {
      chosen.addAll(CoSpendGuard.STANDARD);
    } else if (!named.equals("none")) {
      for (String name : named.split(",", -1)) {
        chosen.add(guard("--guards", name));
      }
    }
    if (noGuards != null) {
      noGuards.forEach(name -> chosen.remove(guard("--no-guard", name)));
    }
    return chosen;
  }

  private static CoSpendGuard guard(String option, String name) {
    try {
      return CoSpendGuard.parse(name);
    } catch (InvalidInputException e) {
      throw new InvalidInputException(
          "there is no such guard", option + ", " + e.input(), e.remedy(), e);
    }
  }

  public Set<TxId> without() {
    Set<TxId> ids = new LinkedHashSet<>();
    if (without != null) {
      without.forEach(id -> ids.add(TxId.parse(id)));
    }
    return ids;
  }

  /** The second address to ask about; null if there is none. */
  public @Nullable String joinedTo() {
    return joinedTo;
  }

  /**
   * Names by locking script.
   *
   * @param script gives the script of an address as it was written
   */
  public Map<LockingScript, Set<String>> actors(Function<String, LockingScript> script) {
    Map<LockingScript, Set<String>> named = new HashMap<>();
    for (String actor : actors == null ? List.<String>of() : actors) {
      int equals = actor.indexOf('=');
      if (equals < 1 || equals == actor.length() - 1) {
        throw new InvalidInputException(
            "no address and name", "--actor, value \"" + actor + "\"", "Write ADDRESS=NAME.");
      }
      named
          .computeIfAbsent(script.apply(actor.substring(0, equals)), unseen -> new TreeSet<>())
          .add(actor.substring(equals + 1));
    }
    return named;
  }

  public SearchLimits limits() {
    SearchLimits standard = SearchLimits.STANDARD;
    SearchLimits none = SearchLimits.NONE;
    return new SearchLimits(
        limit(maxAddresses, standard.addresses(), none.addresses()),
        limit(maxTransactions, standard.transactions(), none.transactions()),
        limit(maxHistory, standard.historyLength(), none.historyLength()));
  }

  private static int limit(@Nullable Integer asked, int standard, int none) {
    if (asked == null) {
      return standard;
    }
    return asked == StopRules.UNLIMITED ? none : asked;
  }

  /** Refuses what has a meaning only in a search around one address. */
  public void requireWholeChain() {
    if (without != null
        || actors != null
        || joinedTo != null
        || maxAddresses != null
        || maxTransactions != null
        || maxHistory != null) {
      throw new InvalidInputException(
          "this is for a search around one address",
          "--without, --joined-to, --actor or --max-… with --all",
          "Leave it out, or leave --all out.");
    }
  }
}
