package org.tracer.export.dot;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Asset;
import org.tracer.export.EndColours;
import org.tracer.graph.AccountVertex;
import org.tracer.graph.ConversionVertex;
import org.tracer.graph.FundsEdge;
import org.tracer.graph.FundsVertex;

/** Colours of traces over accounts; what they say is always written beside. */
final class FundsColours {

  static final String WARNING = "#c62828";

  private static final String PASSED = "#ffffff";

  /** Dark enough for thin lines; more assets begin again. */
  private static final List<String> TOKENS =
      List.of("#00695c", "#1565c0", "#ad6800", "#6a1b9a", "#33691e", "#4e342e");

  private FundsColours() {}

  /** The coin is grey; tokens have the colours in the order in which they come. */
  static String line(Asset asset, int number) {
    return asset.kind() == Asset.Kind.NATIVE
        ? EndColours.PLAIN
        : TOKENS.get(number % TOKENS.size());
  }

  /** Null for a plain line. */
  static @Nullable String style(FundsEdge edge) {
    if (edge.transfer() == null) {
      return null;
    }
    return switch (edge.transfer().kind()) {
      case INTERNAL, SELF_DESTRUCT -> "dashed";
      case UNEXPLAINED -> "dotted";
      case PAYMENT, TOKEN, FEE_BURNED, FEE_TIP, FEE_DATA, REWARD, WITHDRAWAL, DECREE, MINT, BURN ->
          null;
    };
  }

  static String fill(FundsVertex vertex) {
    if (vertex instanceof ConversionVertex) {
      return EndColours.STEP;
    }
    return vertex.endings().isEmpty()
        ? PASSED
        : vertex.endings().stream()
            .map(ending -> EndColours.of(ending.reason()))
            .collect(joining(":"));
  }

  /** Several reasons make stripes. */
  static String style(FundsVertex vertex) {
    if (vertex.endings().size() > 1) {
      return "striped";
    }
    return vertex instanceof AccountVertex ? "rounded,filled" : "filled";
  }
}
