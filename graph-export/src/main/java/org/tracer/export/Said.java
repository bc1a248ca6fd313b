package org.tracer.export;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.annotation.Annotations;
import org.tracer.annotation.TagClaim;
import org.tracer.chain.Address;
import org.tracer.graph.AccountVertex;
import org.tracer.graph.AddressVertex;
import org.tracer.graph.ConversionVertex;
import org.tracer.graph.FeeVertex;
import org.tracer.graph.FundsVertex;
import org.tracer.graph.OtherEndVertex;
import org.tracer.graph.OutputVertex;
import org.tracer.graph.TraceVertex;
import org.tracer.graph.TransactionVertex;
import org.tracer.heuristic.Inference;

/** What is said of a vertex beside its sums: what sources claim, and what heuristics infer. */
public final class Said {

  private Said() {}

  /** What sources claim of an address; nothing where there is none. */
  public static List<TagClaim> tags(Annotations said, @Nullable String address) {
    return address == null ? List.of() : said.tagsOf(address);
  }

  /** What sources claim of where a vertex is. */
  public static List<TagClaim> tags(Annotations said, TraceVertex vertex) {
    Address address =
        switch (vertex) {
          case AddressVertex one -> one.address();
          case OutputVertex output -> output.address();
          case TransactionVertex transaction -> null;
          case FeeVertex fee -> null;
        };
    return said.isEmpty() || address == null ? List.of() : said.tagsOf(address.text());
  }

  /** Of a transaction what is inferred of its outputs too, since not every graph has these. */
  public static List<Inference> of(Annotations said, TraceVertex vertex) {
    return switch (vertex) {
      case TransactionVertex transaction -> said.inferencesAbout(transaction.txId().toString());
      case OutputVertex output -> said.inferencesOf(output.outPoint().toString());
      case AddressVertex address ->
          address.address() == null ? List.of() : said.inferencesOf(address.address().text());
      case FeeVertex fee -> List.of();
    };
  }

  /** What is inferred of an account. */
  public static List<Inference> of(Annotations said, FundsVertex vertex) {
    return switch (vertex) {
      case AccountVertex account -> said.inferencesOf(account.text());
      case ConversionVertex conversion -> List.of();
      case OtherEndVertex end -> List.of();
    };
  }

  /** In one line; null for nothing. */
  public static @Nullable String tagLine(List<TagClaim> claims) {
    return claims.isEmpty() ? null : claims.stream().map(TagClaim::line).collect(joining("; "));
  }

  /** In one line: what of what, how sure, by which rule, on what evidence; null for nothing. */
  public static @Nullable String inferenceLine(List<Inference> inferences) {
    return inferences.isEmpty() ? null : inferences.stream().map(Said::line).collect(joining("; "));
  }

  /** Label and source, for a picture. */
  public static String shortly(TagClaim claim) {
    return TagClaim.quoted(claim.label()) + ", says " + TagClaim.quoted(claim.source());
  }

  /** What is inferred, and how sure, for a picture. */
  public static String shortly(Inference inference) {
    return "inference: "
        + inference.claim()
        + " "
        + inference.verdict()
        + " ("
        + inference.heuristic()
        + ")";
  }

  /** One inference in one line. */
  public static String line(Inference inference) {
    return inference.claim()
        + " "
        + inference.subject()
        + ": "
        + inference.verdict()
        + " ("
        + inference.heuristic()
        + ", "
        + inference.heuristic().strength()
        + (inference.evidence().isEmpty() ? "" : ": " + String.join(", ", inference.evidence()))
        + ")";
  }
}
