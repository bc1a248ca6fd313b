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
import org.tracer.document.DocumentContent;
import org.tracer.document.TraceDocument;
import org.tracer.error.InvalidInputException;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceComparison;
import org.tracer.trace.account.FundsReport;

/**
 * A trace document on its way into something that shows one rule.
 *
 * @param document its file; {@code -} for standard input
 * @param policy which rule was named; null if none
 * @param shown what shows one rule, such as {@code a graph}
 */
record SavedTrace(String document, @Nullable PolicyChoice policy, String shown) {

  /**
   * What was read.
   *
   * @param sha256 of every byte of the document
   */
  record Content(DocumentContent content, String sha256) {}

  /** What the document is called. */
  String name() {
    return document.equals("-") ? "standard input" : document;
  }

  Content read() throws IOException {
    if (document.equals("-")) {
      return read(System.in);
    }
    try (InputStream in =
        new BufferedInputStream(Files.newInputStream(Path.of(document)), 1 << 16)) {
      return read(in);
    }
  }

  private Content read(InputStream in) throws IOException {
    DigestInputStream digested =
        new DigestInputStream(in, sha256()) {
          /** The reader closes at the end of the document, and the hash is of all that is there. */
          @Override
          public void close() {}
        };
    DocumentContent content = TraceDocument.readContent(digested, name());
    digested.transferTo(OutputStream.nullOutputStream());
    return new Content(content, HexFormat.of().formatHex(digested.getMessageDigest().digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  AccountRule one(FundsReport report) {
    List<AccountRule> rules = report.traces().stream().map(t -> t.request().rule()).toList();
    String there = String.join(", ", rules.stream().map(AccountRule::toString).toList());
    if (policy == null ? rules.size() > 1 : policy.isAll()) {
      throw severalRules(there);
    }
    AccountRule rule = policy == null ? rules.getFirst() : policy.rules().getFirst();
    if (!rules.contains(rule)) {
      throw absentRule(there);
    }
    return rule;
  }

  Trace one(TraceComparison comparison) {
    List<Trace> traces = comparison.traces();
    String there = String.join(", ", comparison.policies().stream().map(Policy::name).toList());
    if (policy == null ? traces.size() > 1 : policy.isAll()) {
      throw severalRules(there);
    }
    return policy == null
        ? traces.getFirst()
        : comparison.under(policy.policies().getFirst()).orElseThrow(() -> absentRule(there));
  }

  private InvalidInputException severalRules(String there) {
    return new InvalidInputException(
        shown + " shows the trace under one rule",
        document,
        "Name it with --policy; the document holds " + there + ".");
  }

  private InvalidInputException absentRule(String there) {
    return new InvalidInputException(
        "the document does not hold the trace under this rule",
        document,
        "It holds " + there + ".");
  }
}
