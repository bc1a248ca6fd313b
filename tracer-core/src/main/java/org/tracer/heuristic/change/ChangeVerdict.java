package org.tracer.heuristic.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.tracer.chain.TxId;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Inference;
import org.tracer.heuristic.Verdict;

/**
 * What the heuristics say together of the change of one transaction, and each by itself.
 *
 * @param rule by which they were put together
 * @param candidates the outputs that can be spent at all
 * @param sharing those of them whose lock another of them has too: one lock is not both the payee's
 *     and the spender's, and if it is the spender's, all of them are change
 * @param obstacle why no heuristic was asked
 * @param opinions what each said, in the order they were asked
 */
public record ChangeVerdict(
    Heuristic rule,
    OutputSet candidates,
    OutputSet sharing,
    Obstacle obstacle,
    List<Opinion> opinions) {

  /** Names what is said of an output in results. */
  public static final String CLAIM = "change";

  /** Why no heuristic was asked. */
  public enum Obstacle {
    NONE("nothing stands against asking"),
    COINBASE("the transaction creates coins and spends nothing"),
    COINJOIN("several owners spend, so no output is the change of all"),
    ONE_OUTPUT("fewer than two outputs can be spent, so there is nothing to tell apart");

    private final String sentence;

    Obstacle(String sentence) {
      this.sentence = sentence;
    }
  }

  /** What one heuristic said. */
  public record Opinion(Heuristic heuristic, Ruling ruling) {

    boolean isApplied() {
      return ruling instanceof Ruling.Left;
    }

    boolean leaves(int vout) {
      return ruling instanceof Ruling.Left left && left.survivors().contains(vout);
    }

    boolean rulesOut(int vout) {
      return ruling instanceof Ruling.Left left && !left.survivors().contains(vout);
    }
  }

  public ChangeVerdict {
    opinions = List.copyOf(opinions);
  }

  /** The outputs that no heuristic ruled out. */
  public OutputSet survivors() {
    return candidates.keep(vout -> opinions.stream().noneMatch(one -> one.rulesOut(vout)));
  }

  /** The output asserted to be change; empty where none is. */
  public OptionalInt change() {
    OptionalInt only = obstacle == Obstacle.NONE ? survivors().single() : OptionalInt.empty();
    return only.isPresent() && sharing.contains(only.getAsInt()) ? OptionalInt.empty() : only;
  }

  /** How many heuristics applied. */
  public int applied() {
    return (int) opinions.stream().filter(Opinion::isApplied).count();
  }

  /** How many heuristics left this output and no other: those that agree that it is the change. */
  public int agreeing(int vout) {
    return (int)
        opinions.stream()
            .filter(one ->
                one.ruling() instanceof Ruling.Left left
                    && left.survivors().single().equals(OptionalInt.of(vout)))
            .count();
  }

  /** The heuristics that applied and could not rule the output out. */
  public List<Heuristic> leftBy(int vout) {
    return opinions.stream().filter(one -> one.leaves(vout)).map(Opinion::heuristic).toList();
  }

  /** The heuristics that ruled the output out. */
  public List<Heuristic> ruledOutBy(int vout) {
    return opinions.stream().filter(one -> one.rulesOut(vout)).map(Opinion::heuristic).toList();
  }

  /**
   * The verdict with its evidence: of the output if one is asserted, otherwise of the transaction.
   *
   * @param id of the transaction
   */
  public Inference inference(TxId id) {
    OptionalInt change = change();
    return new Inference(
        rule,
        change.isPresent() ? id + ":" + change.getAsInt() : id.toString(),
        CLAIM,
        change.isPresent() ? Verdict.YES : Verdict.INCONCLUSIVE,
        evidence(change));
  }

  private List<String> evidence(OptionalInt change) {
    List<String> lines = new ArrayList<>();
    lines.add(summary(change));
    for (Opinion one : opinions) {
      lines.add(
          one.heuristic()
              + switch (one.ruling()) {
                case Ruling.Left left when left.survivors().equals(candidates) ->
                    " rules nothing out";
                case Ruling.Left left when left.survivors().size() == 0 ->
                    " rules every output out";
                case Ruling.Left left ->
                    String.format(
                        Locale.ROOT, " leaves %s of outputs %s", left.survivors(), candidates);
                case Ruling.NotApplied not -> " does not apply: " + not.reason();
              });
    }
    return lines;
  }

  private String summary(OptionalInt change) {
    if (obstacle != Obstacle.NONE) {
      return "no change asserted: " + obstacle.sentence;
    }
    if (change.isPresent()) {
      return String.format(
          Locale.ROOT,
          "output %d alone is left by all %d heuristics that apply; %d of them leave no other",
          change.getAsInt(),
          applied(),
          agreeing(change.getAsInt()));
    }
    if (survivors().size() == 1) {
      return String.format(
          Locale.ROOT,
          "no change asserted: output %s alone is left, and another output pays the same lock",
          survivors());
    }
    return survivors().size() == 0
        ? "no change asserted: the heuristics that apply leave no output in common"
        : String.format(
            Locale.ROOT,
            "no change asserted: outputs %s are left by all %d heuristics that apply",
            survivors(),
            applied());
  }
}
