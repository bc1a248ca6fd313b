package org.tracer.cli.option;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.cli.converter.CriteriaConverter;
import org.tracer.error.InvalidInputException;
import org.tracer.path.Criterion;
import org.tracer.path.PathRequest;
import picocli.CommandLine.Option;

/** Which paths to list, and how. */
public final class PathOptions {

  @Option(
      names = "-k",
      paramLabel = "N",
      defaultValue = "3",
      description = "List the best N paths by each order; unless given, 3.")
  private int count;

  @Option(
      names = "--by",
      paramLabel = "ORDER",
      defaultValue = "all",
      converter = CriteriaConverter.class,
      description = {
        "Which paths are best; unless given, all of:",
        "hops         fewest spends",
        "bottleneck   largest least amount on the way",
        "arrival      first to reach TO"
      })
  private CriteriaConverter.@Nullable Criteria by;

  @Option(
      names = "--json",
      description = "Print the JSON document (tracer-path/1) instead of the report.")
  private boolean json;

  @Option(names = "--quiet", description = "No progress and no notices on standard error.")
  private boolean quiet;

  /** Refuses what can be refused before a source is asked. */
  public void check() {
    if (count < 1 || count > PathRequest.MOST) {
      throw new InvalidInputException(
          "between 1 and " + PathRequest.MOST + " paths can be listed",
          "-k, value \"" + count + "\"",
          "Name a number in between.");
    }
  }

  public int count() {
    return count;
  }

  public List<Criterion> criteria() {
    return by == null ? List.of(Criterion.values()) : by.list();
  }

  public boolean isJson() {
    return json;
  }

  public boolean isQuiet() {
    return quiet;
  }
}
