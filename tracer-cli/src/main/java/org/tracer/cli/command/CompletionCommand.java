package org.tracer.cli.command;

import java.util.concurrent.Callable;
import java.util.regex.Pattern;
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

  /** The line that offers what ends in a sign, by the labels of such values. */
  private static final Pattern BEGINNINGS =
      Pattern.compile("(?m)^( *)COMPREPLY=.*\\{(?:URI|FORMATFILE)_option_args\\[.*$");

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
    surroundings.out().print(withoutBlanks(script.replace(System.lineSeparator(), "\n")));
    return ExitCode.OK;
  }

  /** What is only the beginning of a value gets no blank behind it. */
  private static String withoutBlanks(String script) {
    return BEGINNINGS
        .matcher(script)
        .replaceAll("$1type compopt &>/dev/null && compopt -o nospace\n$0");
  }
}
