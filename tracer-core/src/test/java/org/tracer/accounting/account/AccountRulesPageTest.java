package org.tracer.accounting.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    List<Long> amounts = AccountVectorsTest.labelled(rule.trace(AccountVectorsTest.A1));
    List<String> cells = RulesPage.row(TABLE, rule.toString());
    if (rule.isFlow()) {
      assertThat(cells.stream().map(RulesPage::number).toList()).isEqualTo(amounts);
    } else {
      assertThat(cells)
          .isEqualTo(amounts.stream().map(sum -> sum > 0 ? "touched" : "none").toList());
    }
  }

  @Test
  void page_shouldNameEveryRuleThereIs() {
    assertThat(TABLE.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Arrays.stream(AccountRule.values()).map(AccountRule::toString),
                    Stream.of("tiho"))
                .toList());
    assertThat(TABLE.get("tiho")).isEqualTo(TABLE.get("dirty-first"));
  }
}
