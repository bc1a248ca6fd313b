package org.tracer.cli.command;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.Policy;
import org.tracer.accounting.account.AccountRule;
import org.tracer.cli.converter.PolicyChoice;
import org.tracer.cli.option.ExportFile;
import org.tracer.document.DocumentContent;
import org.tracer.document.TraceDocument;
import org.tracer.error.InvalidInputException;
import org.tracer.price.Rates;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceComparison;
import org.tracer.trace.account.FundsReport;

/** A trace document, and which of its rules are wanted. */
final class SavedTrace {

  private static final String GRAPH = "a graph";

  private final String document;
  private final @Nullable PolicyChoice policy;
  private final DocumentContent content;
  private final String sha256;

  private SavedTrace(
      String document, @Nullable PolicyChoice policy, DocumentContent content, String sha256) {
    this.document = document;
    this.policy = policy;
    this.content = content;
    this.sha256 = sha256;
  }

  /**
   * Reads a document.
   *
   * @param document a file, or {@code -} for standard input
   * @param policy the rule wanted; null for the only one, or all where a format holds several
   */
  static SavedTrace read(String document, @Nullable PolicyChoice policy) throws IOException {
    if (document.equals("-")) {
      return read(System.in, "standard input", policy);
    }
    try (InputStream in =
        new BufferedInputStream(Files.newInputStream(Path.of(document)), 1 << 16)) {
      return read(in, document, policy);
    }
  }

  /** The file of a document, which no output may replace; none for standard input. */
  static List<Path> file(String document) {
    return document.equals("-") ? List.of() : List.of(Path.of(document));
  }

  private static SavedTrace read(InputStream in, String name, @Nullable PolicyChoice policy)
      throws IOException {
    DigestInputStream digested =
        new DigestInputStream(in, newSha256()) {
          // The reader closes at the end of the document, and the hash is of all that is there.
          @Override
          public void close() {}
        };
    DocumentContent content = TraceDocument.readContent(digested, name);
    digested.transferTo(OutputStream.nullOutputStream());
    String hash = HexFormat.of().formatHex(digested.getMessageDigest().digest());
    return new SavedTrace(name, policy, content, hash);
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the document is called. */
  String name() {
    return document;
  }

  DocumentContent content() {
    return content;
  }

  /** The hash of every byte of the document. */
  String sha256() {
    return sha256;
  }

  /** The one trace of a comparison that a report shows. */
  Trace one(TraceComparison comparison) {
    return wanted(comparison, false, "a report").getFirst();
  }

  /** The one rule that a report shows. */
  AccountRule one(FundsReport report) {
    return wanted(report, false, "a report").getFirst();
  }

  /** Writes files, each with the traces it can hold of those wanted, and says the notices. */
  List<String> write(List<ExportFile> files, Rates rates) {
    boolean several = files.stream().allMatch(ExportFile::compares);
    return switch (content) {
      case DocumentContent.OfOutputs outputs -> {
        List<Trace> traces = wanted(outputs.comparison().comparison(), several, GRAPH);
        files.forEach(file -> file.write(traces, rates));
        yield traces.getFirst().notices();
      }
      case DocumentContent.OfAccounts accounts -> {
        List<AccountRule> rules = wanted(accounts.report(), several, GRAPH);
        files.forEach(file -> file.write(accounts.report(), rules, rates));
        yield accounts.report().notices();
      }
    };
  }

  /** The rules of a report, in its order. */
  static List<AccountRule> rules(FundsReport report) {
    return report.traces().stream().map(trace -> trace.request().rule()).toList();
  }

  private List<AccountRule> wanted(FundsReport report, boolean several, String shown) {
    List<AccountRule> rules = rules(report);
    String there = String.join(", ", rules.stream().map(AccountRule::toString).toList());
    if (isAllWanted(rules.size(), several, shown, there)) {
      return rules;
    }
    AccountRule rule = policy == null ? rules.getFirst() : policy.rules().getFirst();
    if (!rules.contains(rule)) {
      throw notThere(there);
    }
    return List.of(rule);
  }

  private List<Trace> wanted(TraceComparison comparison, boolean several, String shown) {
    List<Trace> traces = comparison.traces();
    String there = String.join(", ", comparison.policies().stream().map(Policy::name).toList());
    if (isAllWanted(traces.size(), several, shown, there)) {
      return traces;
    }
    return List.of(
        policy == null
            ? traces.getFirst()
            : comparison.under(policy.policies().getFirst()).orElseThrow(() -> notThere(there)));
  }

  private boolean isAllWanted(int rules, boolean several, String shown, String there) {
    boolean all = policy == null ? rules > 1 : policy.isAll();
    if (all && !several) {
      throw new InvalidInputException(
          shown + " shows the trace under one rule",
          document,
          "Name it with --policy; the document holds " + there + ".");
    }
    return all;
  }

  private InvalidInputException notThere(String there) {
    return new InvalidInputException(
        "the document does not hold the trace under this rule",
        document,
        "It holds " + there + ".");
  }
}
