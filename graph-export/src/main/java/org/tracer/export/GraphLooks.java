package org.tracer.export;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tracer.graph.ConversionVertex;
import org.tracer.graph.FundsEdge;
import org.tracer.graph.FundsVertex;
import org.tracer.graph.TraceEdge;
import org.tracer.graph.TraceVertex;
import org.tracer.graph.TransactionVertex;
import org.tracer.trace.StopReason;
import org.tracer.trace.account.AccountStop;

/**
 * How vertices and edges look in programs that draw nodes without text in them. What colours and
 * sizes say is always in the columns too.
 *
 * @param fill a colour, {@code #rrggbb}
 * @param time when value moves; null where it is not known
 */
public record GraphLooks<V, E>(
    Function<V, String> fill, Function<V, Role> role, Function<E, @Nullable Instant> time) {

  /** Where value was in the trace. */
  public enum Role {
    /** It starts here, whatever else. */
    SEED,
    /** It ends here. */
    END,
    /** It goes on. */
    PASSED
  }

  /** White nodes would not be seen on white. */
  static final String PASSED = "#cfd8dc";

  /** Money ended for several reasons; which ones is in the column. */
  static final String SEVERAL = "#ffab91";

  private static final int LEAST_EXPONENT = -8;
  private static final int STEPS = 12;

  /** Every colour that fills a vertex of some graph, each once. */
  public static List<String> fills() {
    return Stream.of(
            Stream.of(EndColours.SEED, EndColours.STEP, PASSED, SEVERAL),
            Arrays.stream(StopReason.values()).map(EndColours::of),
            Arrays.stream(AccountStop.values()).map(EndColours::of))
        .flatMap(colours -> colours)
        .distinct()
        .toList();
  }

  static GraphLooks<TraceVertex, TraceEdge> ofTrace() {
    return new GraphLooks<>(
        v ->
            fill(
                v.endings().stream().map(ending -> EndColours.of(ending.reason())).toList(),
                !v.seeded().isEmpty(),
                v instanceof TransactionVertex),
        v -> role(!v.seeded().isEmpty(), !v.endings().isEmpty()),
        edge -> edge.block().time());
  }

  static GraphLooks<FundsVertex, FundsEdge> ofFunds() {
    return new GraphLooks<>(
        v ->
            fill(
                v.endings().stream().map(ending -> EndColours.of(ending.reason())).toList(),
                !v.seeded().isEmpty(),
                v instanceof ConversionVertex),
        v -> role(!v.seeded().isEmpty(), !v.endings().isEmpty()),
        FundsEdge::time);
  }

  private static String fill(List<String> reasons, boolean seed, boolean step) {
    return switch (reasons.size()) {
      case 0 -> seed ? EndColours.SEED : step ? EndColours.STEP : PASSED;
      case 1 -> reasons.getFirst();
      default -> SEVERAL;
    };
  }

  private static Role role(boolean seed, boolean ended) {
    return seed ? Role.SEED : ended ? Role.END : Role.PASSED;
  }

  /**
   * A line width from 1 to 7: half a step for each power of ten, so that small amounts are seen
   * beside large ones.
   *
   * @param weight the column {@code weight}
   */
  public static String width(String weight) {
    BigDecimal amount = new BigDecimal(weight);
    int exponent = amount.precision() - amount.scale() - 1;
    int halves = 2 + Math.clamp(exponent - LEAST_EXPONENT, 0, STEPS);
    return halves / 2 + (halves % 2 == 0 ? ".0" : ".5");
  }
}
