package org.tracer.evidence;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tracer.annotation.Annotations;
import org.tracer.annotation.TaggedAddress;
import org.tracer.bounds.BoundedComparison;
import org.tracer.document.DocumentContent;
import org.tracer.trace.Endpoint;
import org.tracer.trace.SeededPosition;
import org.tracer.trace.Trace;
import org.tracer.trace.account.AccountEndpoint;
import org.tracer.trace.account.AccountSeed;
import org.tracer.trace.account.FundsReport;
import org.tracer.trace.account.FundsTrace;

/**
 * Leaves in a result what sources claim of where money began and ended. What they claim of those it
 * only passed through is not kept: a label of the user's own may name a person, and a redacted copy
 * gives that person a pseudonym. The result still says which version of which tags was asked.
 */
final class KeptTags {

  private KeptTags() {}

  static DocumentContent.OfOutputs of(DocumentContent.OfOutputs content) {
    BoundedComparison bounded = content.comparison();
    Annotations said = bounded.comparison().annotations();
    if (said.tagged().isEmpty()) {
      return content;
    }
    Set<String> ends = new HashSet<>();
    for (Trace trace : bounded.comparison().traces()) {
      for (SeededPosition seed : trace.seeds()) {
        ends.add(String.valueOf(seed.address()));
      }
      for (Endpoint end : trace.endpoints()) {
        ends.add(String.valueOf(end.address()));
      }
    }
    return new DocumentContent.OfOutputs(
        new BoundedComparison(
            bounded.comparison().withAnnotations(of(said, ends)), bounded.bounds()));
  }

  static DocumentContent.OfAccounts of(DocumentContent.OfAccounts content) {
    FundsReport report = content.report();
    if (report.annotations().tagged().isEmpty()) {
      return content;
    }
    Set<String> ends = new HashSet<>();
    for (AccountSeed seed : report.request().seeds()) {
      ends.add(seed.account().text());
    }
    for (FundsTrace trace : report.traces()) {
      for (AccountEndpoint end : trace.endpoints()) {
        if (end.account() != null) {
          ends.add(end.account().text());
        }
      }
    }
    return new DocumentContent.OfAccounts(report.withAnnotations(of(report.annotations(), ends)));
  }

  private static Annotations of(Annotations said, Set<String> addresses) {
    List<TaggedAddress> kept =
        said.tagged().stream().filter(one -> addresses.contains(one.address())).toList();
    return Annotations.of(kept, said.inferences());
  }
}
