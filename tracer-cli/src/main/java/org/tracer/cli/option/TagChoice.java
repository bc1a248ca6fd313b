package org.tracer.cli.option;

import java.io.IOException;
import org.tracer.cli.Surroundings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which tags to ask. */
public final class TagChoice {

  @Mixin private TagFile tags = new TagFile();

  @Option(
      names = "--no-tags",
      description = "Ask no tags: neither yours nor the public ones that come with Tracer.")
  private boolean noTags;

  public boolean asksTags() {
    return !noTags;
  }

  /** The tags to ask; none if they are switched off. */
  public Tags tags(Surroundings surroundings) throws IOException {
    return noTags ? Tags.NONE : new Tags(tags.sources(surroundings, true));
  }
}
