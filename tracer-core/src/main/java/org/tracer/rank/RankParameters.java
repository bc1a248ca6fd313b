package org.tracer.rank;

/**
 * How a ranking weighs what it sees, in units of {@link Ranking#WHOLE}.
 *
 * @param keep the part of what arrives at a place that stays there (α), more than 0
 * @param forward of the rest, the part that goes on where money went; what remains goes back where
 *     money came from (β)
 * @param leave stop when no place has more than this still to be passed on (ε), more than 0
 */
public record RankParameters(long keep, long forward, long leave) {

  /** α 0.15, β 0.8, ε 0.0001: fewer than 66 667 pushes. */
  public static final RankParameters DEFAULT =
      new RankParameters(
          15 * (Ranking.WHOLE / 100), 8 * (Ranking.WHOLE / 10), Ranking.WHOLE / 10_000);

  public RankParameters {
    if (keep <= 0 || keep > Ranking.WHOLE || forward < 0 || forward > Ranking.WHOLE || leave <= 0) {
      throw new IllegalArgumentException(
          "keep " + keep + ", forward " + forward + ", leave " + leave);
    }
  }
}
