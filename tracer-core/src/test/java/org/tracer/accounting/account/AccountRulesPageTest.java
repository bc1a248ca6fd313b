package org.tracer.accounting.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracer.accounting.RulesPage;

/** What the page for courts says of accounts is what the rules do. */
class AccountRulesPageTest {

  private static final Map<String, List<String>> TABLE = RulesPage.table("| rule | Y: 600 |");

  @ParameterizedTest
  @EnumSource
  void page_shouldGiveTheAmountsThatTheRuleGives(AccountRule rule) {
    assertThat(RulesPage.row(TABLE, rule.toString()).stream().map(RulesPage::number).toList())
        .isEqualTo(AccountVectorsTest.labelled(rule.trace(AccountVectorsTest.A1)));
  }

  @Test
  void page_shouldNameEveryRuleThereIs() {
    assertThat(TABLE.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(AccountRule.values()).map(AccountRule::toString).toList());
  }
}
