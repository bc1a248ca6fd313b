package org.tracer.heuristic.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.tracer.chain.Address;
import org.tracer.heuristic.Verdict;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.MemoryAccountChain;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;

/**
 * Counts what the rule says of a token's whole history, beside a second program that does what the
 * source's does, and keeps the table of the documentation. Needs {@code -Ddeposit.data=DIR}, the
 * directory {@code data} of etherclust/etherclust; {@code -Ddeposit.table.write=true} rewrites the
 * table.
 */
class DepositTableTest {

  private static final String DATA = System.getProperty("deposit.data", "");
  private static final Path TABLE =
      Path.of(System.getProperty("tracer.root", ".."), "docs/heuristics/deposit-table.md");
  private static final int BLOCKS = 3_200;

  @Test
  void table_shouldBeWhatARealTokenGives() throws IOException {
    assumeTrue(!DATA.isEmpty(), "skipped: no -Ddeposit.data=DIR");
    TokenHistory history = TokenHistory.read(Path.of(DATA));
    long horizon = history.transfers().getLast().order().block();
    Function<Address, Optional<String>> exchanges =
        one -> Optional.ofNullable(history.exchanges().get(one));
    Map<Address, DepositAnswer> answers = judge(history, horizon, exchanges);
    Set<Address> victors = victor(history, exchanges);

    StringBuilder text = new StringBuilder("# Deposit addresses, measured\n");
    text.append("\nMade by `DepositTableTest`; what it means is in [deposit.md](deposit.md).\n\n");
    long moves =
        history.transfers().stream()
            .filter(one -> one.from() != null || one.kind() != TransferKind.DECREE)
            .count();
    text.append("All ").append(moves).append(" transfers of the token Bionic");
    text.append(" up to block ").append(horizon).append("; ").append(history.exchanges().size());
    text.append(" wallets of exchanges, of which one gets nearly all that any gets.\n\n");
    text.append("| Accounts | yes | possible | no | inconclusive |\n|---|---:|---:|---:|---:|\n");
    row(text, "pay an exchange", answers, answers.keySet());
    Set<Address> others = new LinkedHashSet<>(answers.keySet());
    others.removeAll(victors);
    row(text, "of them, deposit addresses by the source's rule", answers, victors);
    row(text, "of them, not so", answers, others);

    long forwarding = count(answers, victors, one -> !one.forwardings().isEmpty());
    long once = count(answers, victors, DepositTableTest::onlyOnce);

    long half = halfway(history, exchanges);
    Map<Address, DepositAnswer> early = judge(history, half, exchanges);
    Set<Address> later = new LinkedHashSet<>();
    MemoryAccountChain before = history.chain(half);
    MemoryAccountChain whole = history.chain(horizon);
    early.forEach((account, answer) -> {
      int seen = before.transfers(account, history.token(), start()).size();
      int all = whole.transfers(account, history.token(), start()).size();
      if (answer.address().verdict() == Verdict.YES && all > seen) {
        later.add(account);
      }
    });
    row(text, "yes at block " + half + " and active after, at the end", answers, later);

    text.append("\nOf the source's, ").append(forwarding).append(" have a forwarding here, and ");
    text.append(once).append(" are possible for no other reason than that one payment is all.\n");

    text.append("\nThe same with another account taken for the exchange: the ten that most others");
    text.append(" pay, of those that are no known exchange.\n\n");
    text.append("| Accounts that pay it | yes | possible | no | inconclusive |\n");
    text.append("|---|---:|---:|---:|---:|\n");
    for (Address hub : hubs(history)) {
      Map<Address, DepositAnswer> fooled =
          judge(history, horizon, one -> one.equals(hub) ? Optional.of("hub") : Optional.empty());
      row(text, hub.text(), fooled, fooled.keySet());
    }
    if (Boolean.getBoolean("deposit.table.write")) {
      Files.writeString(TABLE, text);
    }
    assertThat(answers.keySet()).containsAll(victors);
    assertThat(text.toString()).isEqualTo(Files.readString(TABLE));
  }

  private static long count(
      Map<Address, DepositAnswer> answers, Set<Address> of, Predicate<DepositAnswer> which) {
    return of.stream().map(one -> Objects.requireNonNull(answers.get(one))).filter(which).count();
  }

  private static boolean onlyOnce(DepositAnswer answer) {
    return answer.address().verdict() == Verdict.POSSIBLE
        && answer.counts().forwarded() == 1
        && answer.counts().against() == 0;
  }

  private static ChainOrder start() {
    return ChainOrder.beginning(0);
  }

  private static Map<Address, DepositAnswer> judge(
      TokenHistory history, long horizon, Function<Address, Optional<String>> service) {
    MemoryAccountChain chain = history.chain(horizon);
    DepositAddresses deposits = DepositAddresses.of(chain, service, DepositRules.standard());
    Map<Address, DepositAnswer> answers = new HashMap<>();
    for (Transfer transfer : history.until(horizon)) {
      Address from = transfer.from();
      Address to = transfer.to();
      if (from != null
          && to != null
          && service.apply(to).isPresent()
          && service.apply(from).isEmpty()) {
        answers.computeIfAbsent(from, one -> deposits.judge(one, history.token()));
      }
    }
    return answers;
  }

  /** Who ever sent an exchange exactly what they got up to 3,200 blocks before. */
  private static Set<Address> victor(
      TokenHistory history, Function<Address, Optional<String>> service) {
    Set<Address> found = new LinkedHashSet<>();
    for (Transfer out : history.transfers()) {
      Address to = out.to();
      if (to == null || service.apply(to).isEmpty() || out.from() == null) {
        continue;
      }
      for (Transfer in : history.transfers()) {
        long blocks = out.order().block() - in.order().block();
        if (out.from().equals(in.to())
            && in.amount().equals(out.amount())
            && blocks >= 0
            && blocks <= BLOCKS) {
          found.add(out.from());
        }
      }
    }
    return found;
  }

  /** The block of the middle payment to an exchange. */
  private static long halfway(TokenHistory history, Function<Address, Optional<String>> service) {
    List<Transfer> paid =
        history.transfers().stream()
            .filter(one -> one.to() != null && service.apply(one.to()).isPresent())
            .toList();
    return paid.get(paid.size() / 2).order().block();
  }

  private static List<Address> hubs(TokenHistory history) {
    Map<Address, Set<Address>> payers = new HashMap<>();
    for (Transfer one : history.transfers()) {
      if (one.to() != null && one.from() != null && !history.exchanges().containsKey(one.to())) {
        payers.computeIfAbsent(one.to(), any -> new LinkedHashSet<>()).add(one.from());
      }
    }
    return payers.entrySet().stream()
        .sorted(
            Comparator.comparingInt(
                    (Map.Entry<Address, Set<Address>> one) -> -one.getValue().size())
                .thenComparing(one -> one.getKey().text()))
        .limit(10)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static void row(
      StringBuilder text, String name, Map<Address, DepositAnswer> answers, Set<Address> of) {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    for (Address one : of) {
      DepositAnswer answer = answers.get(one);
      if (answer != null) {
        counts.merge(answer.address().verdict(), 1, Integer::sum);
      }
    }
    text.append("| ").append(name).append(" (").append(of.size()).append(')');
    for (Verdict verdict : Verdict.values()) {
      text.append(" | ").append(counts.getOrDefault(verdict, 0));
    }
    text.append(" |\n");
  }
}
