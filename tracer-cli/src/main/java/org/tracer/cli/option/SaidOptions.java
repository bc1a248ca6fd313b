package org.tracer.cli.option;

import java.io.IOException;
import org.tracer.cli.Surroundings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Whether to ask what is no fact of the ledger: tags, which are claims of others, and heuristics.
 */
public final class SaidOptions {

  @Mixin private TagChoice choice = new TagChoice();

  @Option(
      names = "--no-inferences",
      description = "Infer nothing: no CoinJoins, no change, no peel chains.")
  private boolean noInferences;

  public boolean infers() {
    return !noInferences;
  }

  boolean asksTags() {
    return choice.asksTags();
  }

  /** The tags to ask; none if they are switched off. */
  public Tags tags(Surroundings surroundings) throws IOException {
    return choice.tags(surroundings);
  }
}
