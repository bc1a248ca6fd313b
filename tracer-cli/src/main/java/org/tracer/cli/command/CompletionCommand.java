package org.tracer.cli.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tracer completion}. */
@Command(
    name = "completion",
    description = "Print a completion script for bash or zsh.",
    footer = {
      "",
      "For this shell:  source <(tracer completion)",
      "For every shell: tracer completion > ~/.local/share/bash-completion/completions/tracer"
    })
public final class CompletionCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Spec private @Nullable CommandSpec spec;

  public CompletionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    String script =
        AutoComplete.bash("tracer", java.util.Objects.requireNonNull(spec).root().commandLine());
    // A shell reads it, on Windows too: its lines end in \n.
    surroundings.out().print(script.replace(System.lineSeparator(), "\n"));
    return ExitCode.OK;
  }
}
