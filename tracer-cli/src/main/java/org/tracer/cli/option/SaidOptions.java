package org.tracer.cli.option;

import java.io.IOException;
import org.tracer.cli.Surroundings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Whether to ask what is no fact of the ledger: tags, which are claims of others, and heuristics.
 */
public final class SaidOptions {

  @Mixin private TagFile tags = new TagFile();

  @Option(
      names = "--no-tags",
      description = "Ask no tags: neither yours nor the public ones that come with Tracer.")
  private boolean noTags;

  @Option(
      names = "--no-inferences",
      description = "Infer nothing: no CoinJoins, no change, no peel chains.")
  private boolean noInferences;

  public boolean infers() {
    return !noInferences;
  }

  boolean asksTags() {
    return !noTags;
  }

  /** The tags to ask; none if they are switched off. */
  public Tags tags(Surroundings surroundings) throws IOException {
    return noTags ? Tags.NONE : new Tags(tags.sources(surroundings, true));
  }
}
