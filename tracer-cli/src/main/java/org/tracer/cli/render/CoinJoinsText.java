package org.tracer.cli.render;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.tracer.heuristic.Verdict;
import org.tracer.heuristic.coinjoin.CoinJoinCounts;
import org.tracer.heuristic.coinjoin.CoinJoinDetector;
import org.tracer.heuristic.coinjoin.CoinJoinDetectors;
import org.tracer.heuristic.coinjoin.CoinJoinKind;
import org.tracer.ledger.ChainTables;

/**
 * What CoinJoin detectors said of the transactions of a chain, in numbers.
 *
 * @param source what the user named
 * @param first the first block, and {@code last} the last one
 * @param payJoin whether the detector of PayJoins was asked
 */
public record CoinJoinsText(
    ChainTables tables,
    String source,
    int first,
    int last,
    boolean payJoin,
    CoinJoinCounts counts) {

  private static final Verdict[] VERDICTS = {Verdict.YES, Verdict.POSSIBLE, Verdict.INCONCLUSIVE};

  /** As a person reads it. */
  public void print(Screen screen) {
    screen.line("CoinJoins");
    screen.line(
        "  chain      " + tables.network().shortName() + " (" + tables.network().chainId() + ")");
    screen.line("  source     " + source);
    screen.line("  blocks     " + first + " to " + last);
    screen.line("  data to    " + Wording.block(tables.horizon()));
    screen.line("             " + tables.horizon().hash());
    screen.line("  claim      inference");
    screen.line();
    Table table = new Table("  ", "lrrr");
    table.row("transactions looked at", Long.toString(counts.transactions()), "", "");
    table.row("of which some detector speaks", Long.toString(counts.spokenOf()), "", "");
    table.print(screen);
    screen.line();
    Table kinds = new Table("  ", "lrrr");
    kinds.row("by detector", "yes", "possible", "inconclusive");
    for (CoinJoinDetector detector : CoinJoinDetectors.all()) {
      if (isAsked(detector)) {
        String rule = detector.heuristic().toString();
        kinds.row(rule, count(detector, 0), count(detector, 1), count(detector, 2));
      }
    }
    kinds.print(screen);
    screen.line();
    screen.prose(
        "",
        "",
        "Several detectors may speak of one transaction. Each knows a form, and other software makes"
            + " the same forms: how often each is wrong where the truth is known is in"
            + " docs/heuristics.md. 'tracer show TXID' gives the evidence for one transaction."
            + (payJoin
                ? ""
                : " The detector of PayJoins was not asked: a third of all payments have that form"
                    + " (--payjoin)."));
  }

  /** One line of JSON: {@code "format":"tracer-coinjoins/1"}. */
  public void write(OutputStream out) throws IOException {
    JsonDocument.write(
        out,
        json -> {
          json.writeStringProperty("format", "tracer-coinjoins/1");
          json.writeStringProperty("chain", tables.network().chainId().toString());
          json.writeStringProperty("source", source);
          json.writeNumberProperty("firstHeight", first);
          json.writeNumberProperty("lastHeight", last);
          JsonDocument.block(json, "dataHorizon", tables.horizon());
          json.writeStringProperty("claim", "inference");
          json.writeNumberProperty("transactions", counts.transactions());
          json.writeNumberProperty("spokenOf", counts.spokenOf());
          json.writeArrayPropertyStart("detectors");
          for (CoinJoinDetector detector : CoinJoinDetectors.all()) {
            if (isAsked(detector)) {
              json.writeStartObject();
              json.writeStringProperty("heuristic", detector.heuristic().id());
              json.writeNumberProperty("version", detector.heuristic().version());
              json.writeStringProperty("kind", detector.kind().toString());
              for (Verdict verdict : VERDICTS) {
                json.writeNumberProperty(
                    verdict.name().toLowerCase(Locale.ROOT), counts.of(detector.kind(), verdict));
              }
              json.writeEndObject();
            }
          }
          json.writeEndArray();
        });
  }

  private boolean isAsked(CoinJoinDetector detector) {
    return payJoin || detector.kind() != CoinJoinKind.PAYJOIN;
  }

  private String count(CoinJoinDetector detector, int verdict) {
    return Long.toString(counts.of(detector.kind(), VERDICTS[verdict]));
  }
}
