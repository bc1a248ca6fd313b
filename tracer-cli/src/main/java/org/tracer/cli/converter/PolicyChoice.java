package org.tracer.cli.converter;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tracer.accounting.Policies;
import org.tracer.accounting.Policy;
import org.tracer.accounting.account.AccountRule;
import org.tracer.document.TraceDocument;
import org.tracer.error.InvalidInputException;
import picocli.CommandLine.ITypeConverter;

/**
 * One accounting policy, or all of them side by side; which there are depends on whether the chain
 * has outputs or accounts.
 */
public record PolicyChoice(String name) {

  /** What divides in proportion has one name where outputs are divided, another in an account. */
  private static final String HAIRCUT = "haircut";

  /** Whether every rule was asked for. */
  public boolean isAll() {
    return name.equals(TraceDocument.ALL);
  }

  /** The rules for outputs. */
  public List<Policy> policies() {
    if (isAll()) {
      return Policies.all();
    }
    return List.of(
        Policies.named(name)
            .orElseThrow(() ->
                new InvalidInputException(
                    "this rule is one of accounts, and the chain is one of outputs",
                    "--policy, value \"" + name + "\"",
                    "There are: " + outputNames() + "; and all.")));
  }

  /** The rules for accounts. */
  public List<AccountRule> rules() {
    if (isAll()) {
      return List.of(AccountRule.values());
    }
    return List.of(
        AccountRule.named(name.equals(HAIRCUT) ? AccountRule.PRO_RATA.toString() : name)
            .orElseThrow(() ->
                new InvalidInputException(
                    "this rule divides outputs, and the chain is one of accounts",
                    "--policy, value \"" + name + "\"",
                    "There are: " + accountNames() + "; and all.")));
  }

  private static String outputNames() {
    return Policies.all().stream().map(Policy::name).collect(Collectors.joining(", "));
  }

  private static String accountNames() {
    return Stream.of(AccountRule.values())
        .map(AccountRule::toString)
        .collect(Collectors.joining(", "));
  }

  /** Converts a policy's name or {@code all}. */
  public static final class Converter implements ITypeConverter<PolicyChoice> {

    @Override
    public PolicyChoice convert(String text) {
      boolean known =
          text.equals(TraceDocument.ALL)
              || Policies.named(text).isPresent()
              || AccountRule.named(text).isPresent();
      if (!known) {
        throw new InvalidInputException(
            "there is no such policy",
            "value \"" + text + "\"",
            "There are: "
                + outputNames()
                + "; for accounts "
                + accountNames()
                + "; and all, for every one of them.");
      }
      return new PolicyChoice(text);
    }
  }
}
