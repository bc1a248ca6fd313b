package org.tracer.trace.account;

import static org.tracer.trace.account.AccountStory.COIN;
import static org.tracer.trace.account.AccountStory.account;
import static org.tracer.trace.account.AccountStory.hash;
import static org.tracer.trace.account.AccountStory.token;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tracer.accounting.account.AccountRule;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.heuristic.poisoning.Finding;
import org.tracer.ledger.account.Attestation;
import org.tracer.ledger.account.Attestation.Proof;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.IssuerAct;
import org.tracer.ledger.account.TokenClaims;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;

/**
 * A small trace over accounts in which each kind of vertex and edge occurs once. Under FIFO:
 *
 * <pre>
 * Ether of payment-1: 3 come to alice, who had 0.005.
 *   alice   burns 0.01 (0.005 traced), tips 0.001 to the proposer, pays 2 to bob, 0.9 through the
 *           splitter: HELD 3 - 0.005 - 0.001 - 2 - 0.9 = 0.094
 *   bob     gives 1.5 for 2400 USD, loses 0.2 without explanation: HELD 0.3
 *   splitter pays 0.6 on to dave: CONTRACT 0.3
 *   dave    pays 0.25 to the exchange, on the stop list: HELD 0.35
 *   in all  HELD 0.744, FEE 0.006, CONTRACT 0.3, UNEXPLAINED 0.2, STOP_LIST 0.25, given 1.5: 3
 * USD of payment-2: 1000 are made for alice.
 *   alice   pays 600 to carol: HELD 400
 *   carol   pays 100 into the locker, 50 to herself, burns 20: HELD 480
 *   in all  HELD 880, CONTRACT 100, BURN 20: 1000
 * USD of payment-1: bob holds the 2400.
 * </pre>
 */
public final class ExampleFunds {

  public static final Asset USD = token("usd");

  private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

  private ExampleFunds() {}

  public static FundsReport fifo() {
    return of("payment-1", "payment-2", new TokenClaims("USDX", 6));
  }

  /** With other labels, and other words of the token. */
  public static FundsReport of(String firstLabel, String secondLabel, TokenClaims usd) {
    AccountStory story = story();
    AccountTraceRequest request =
        new AccountTraceRequest(
            List.of(
                new AccountSeed.OfTransaction(firstLabel, hash("in"), account("alice"), COIN),
                new AccountSeed.OfTransaction(secondLabel, hash("made"), account("alice"), USD)),
            AccountRule.FIFO,
            Set.of(COIN, USD),
            AccountStopRules.NONE
                .withStopList(Map.of(account("exchange"), "an exchange"))
                .withInferences(true),
            Instant.parse("2026-02-01T08:00:00Z"));
    FundsReport report = AccountTracer.trace(story.chain(), request);
    FundsContext context =
        new FundsContext(
            times(report.horizon().height()),
            Map.of(USD, usd),
            report.context().kinds(),
            List.of(
                new IssuerAct(
                    IssuerAct.Kind.FROZEN,
                    account("bob"),
                    USD,
                    new ChainOrder(9, 1, 0),
                    hash("freeze"),
                    BigInteger.ZERO)),
            noise(story),
            attestations(story));
    return new FundsReport(
        report.chain(),
        report.origin(),
        new FundsReport.Horizon(
            report.horizon().height(),
            report.horizon().hash(),
            BEGINNING.plusSeconds(12 * report.horizon().height())),
        report.traces(),
        context,
        List.of("a made-up chain"));
  }

  private static AccountStory story() {
    return new AccountStory()
        .contract("pool")
        .contract("splitter")
        .contract("locker")
        .has("payer", COIN, ether("5").longValueExact())
        .has("alice", COIN, ether("0.005").longValueExact())
        .has("pool", USD, usd("5000").longValueExact())
        .transaction("in")
        .pay("payer", "alice", COIN, ether("3"), TransferKind.PAYMENT)
        .transaction("split")
        .pay("alice", "-", COIN, ether("0.01"), TransferKind.FEE_BURNED)
        .pay("alice", "proposer", COIN, ether("0.001"), TransferKind.FEE_TIP)
        .pay("alice", "bob", COIN, ether("2"), TransferKind.PAYMENT)
        .transaction("made")
        .pay("-", "alice", USD, usd("1000"), TransferKind.MINT)
        .transaction("pass")
        .pay("alice", "carol", USD, usd("600"), TransferKind.TOKEN)
        .transaction("swap")
        .pay("bob", "pool", COIN, ether("1.5"), TransferKind.PAYMENT)
        .pay("pool", "bob", USD, usd("2400"), TransferKind.TOKEN)
        .transaction("lock")
        .pay("carol", "locker", USD, usd("100"), TransferKind.TOKEN)
        .transaction("lost")
        .pay("bob", "-", COIN, ether("0.2"), TransferKind.UNEXPLAINED)
        .transaction("self")
        .pay("carol", "carol", USD, usd("50"), TransferKind.TOKEN)
        .transaction("through")
        .pay("alice", "splitter", COIN, ether("0.9"), TransferKind.PAYMENT)
        .pay("splitter", "dave", COIN, ether("0.6"), TransferKind.INTERNAL)
        .transaction("destroyed")
        .pay("carol", "-", USD, usd("20"), TransferKind.BURN)
        .transaction("deposit")
        .pay("dave", "exchange", COIN, ether("0.25"), TransferKind.PAYMENT);
  }

  private static List<Finding> noise(AccountStory story) {
    Transfer nothing =
        new Transfer(
            new ChainOrder(13, 1, 0),
            hash("nothing"),
            account("carol"),
            account("stranger"),
            USD,
            BigInteger.ZERO,
            TransferKind.TOKEN);
    return List.of(
        new Finding(nothing, Finding.Kind.ZERO_VALUE, null),
        new Finding(
            story.transfers().getLast(), Finding.Kind.PAID_LOOK_ALIKE, account("exchange-2")));
  }

  /** Of the last transaction nothing is known. */
  private static List<Attestation> attestations(AccountStory story) {
    List<Attestation> all = new ArrayList<>();
    for (String name :
        List.of("in", "split", "made", "pass", "swap", "lock", "lost", "self", "through")) {
      long block =
          story.transfers().stream()
              .filter(transfer -> hash(name).equals(transfer.transaction()))
              .findFirst()
              .orElseThrow()
              .order()
              .block();
      Proof proof = name.equals("swap") ? Proof.NODE_ATTESTED : Proof.RECOMPUTED;
      all.add(new Attestation(hash(name), block, hash("block " + block), proof, ""));
    }
    return all;
  }

  private static SortedMap<Long, Instant> times(long horizon) {
    SortedMap<Long, Instant> times = new TreeMap<>();
    for (long block = 0; block <= horizon; block++) {
      times.put(block, BEGINNING.plusSeconds(12 * block));
    }
    return times;
  }

  public static BigInteger ether(String amount) {
    return new BigDecimal(amount).movePointRight(18).toBigIntegerExact();
  }

  public static BigInteger usd(String amount) {
    return new BigDecimal(amount).movePointRight(6).toBigIntegerExact();
  }

  public static Address named(String name) {
    return account(name);
  }
}
