package org.tracer.cli.converter;

import java.util.List;
import java.util.Map;
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

  /**
   * Rules for outputs that have another name in an account: the same share of all, and what chooses
   * among outputs, of which a payment has one.
   */
  private static final Map<String, AccountRule> IN_ACCOUNTS =
      Map.of("haircut", AccountRule.PRO_RATA, "tiho", AccountRule.DIRTY_FIRST);

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

  /** The rules for accounts, where every rule for outputs has its like. */
  public List<AccountRule> rules() {
    if (isAll()) {
      return List.of(AccountRule.values());
    }
    AccountRule other = IN_ACCOUNTS.get(name);
    return List.of(other == null ? AccountRule.named(name).orElseThrow() : other);
  }

  private static String outputNames() {
    return Policies.all().stream().map(Policy::name).collect(Collectors.joining(", "));
  }

  private static String accountNames() {
    return Stream.of(AccountRule.values())
        .map(AccountRule::toString)
        .filter(name -> Policies.named(name).isEmpty())
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
                + "; for accounts also "
                + accountNames()
                + "; and all, for every one of them.");
      }
      return new PolicyChoice(text);
    }
  }
}
