package org.tracer.heuristic.deposit;

import static org.tracer.trace.account.AccountStory.CHAIN;
import static org.tracer.trace.account.AccountStory.account;
import static org.tracer.trace.account.AccountStory.hash;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.ledger.account.AccountKind;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.MemoryAccountChain;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;
import org.tracer.trace.account.AccountStory;

/** Tells by the second who pays whom; everybody but the deposit address D begins with plenty. */
final class DepositStory {

  static final Asset COIN = AccountStory.COIN;

  /** A listed token of six decimals, one of which is the least that counts. */
  static final Asset USDT = Asset.token(account("0xdAC17F958D2ee523a2206206994597C13D831ec7"));

  private static final Instant START = Instant.parse("2024-05-01T00:00:00Z");
  private static final BigInteger PLENTY = BigInteger.TEN.pow(30);

  private final List<Transfer> transfers = new ArrayList<>();
  private final Map<Long, Instant> times = new HashMap<>();
  private final Map<Address, AccountKind> kinds = new HashMap<>();
  private long block = 1_000;
  private int funded;

  DepositStory() {
    times.put(0L, START);
    kind("D", AccountKind.EXTERNAL);
  }

  DepositStory kind(String account, AccountKind kind) {
    kinds.put(account(account), kind);
    return this;
  }

  /** All that is behind happens in the next block, this long after the start. */
  DepositStory at(Duration since) {
    times.put(++block, START.plus(since));
    return this;
  }

  DepositStory atHour(long hour) {
    return at(Duration.ofHours(hour));
  }

  DepositStory pay(String id, String from, String to, Asset asset, String amount) {
    TransferKind kind = asset.equals(COIN) ? TransferKind.PAYMENT : TransferKind.TOKEN;
    return move(id, from, to, asset, amount, kind);
  }

  DepositStory move(
      String id, String from, String to, Asset asset, String amount, TransferKind kind) {
    Address payer = from.equals("-") ? null : account(from);
    if (payer != null && !from.equals("D")) {
      transfers.add(
          new Transfer(
              new ChainOrder(0, 0, funded++),
              null,
              null,
              payer,
              asset,
              PLENTY,
              TransferKind.DECREE));
    }
    Address payee = to.equals("-") ? null : account(to);
    ChainOrder order = new ChainOrder(block, 0, transfers.size());
    BigInteger units = new BigInteger(amount.replace("_", ""));
    transfers.add(new Transfer(order, hash(id), payer, payee, asset, units, kind));
    return this;
  }

  /** D gets an amount at one time, and forwards another to the wallet {@code hot}. */
  DepositStory forward(
      String id, String from, Asset asset, String in, Duration got, String out, Duration sent) {
    at(got).pay(id + " in", from, "D", asset, in);
    return at(sent).pay(id + " out", "D", "hot", asset, out);
  }

  MemoryAccountChain chainUntil(Duration end) {
    at(end);
    return new MemoryAccountChain(
        CHAIN, block, hash("tip"), "memory:deposits", transfers, kinds, times);
  }

  /** The data ends a month after the start. */
  MemoryAccountChain chain() {
    return chainUntil(Duration.ofDays(30));
  }

  List<Transfer> transfers() {
    return transfers;
  }

  DepositAnswer judge(Asset asset) {
    return deposits(chain()).judge(account("D"), asset);
  }

  static DepositAddresses deposits(MemoryAccountChain chain) {
    return DepositAddresses.of(chain, DepositStory::service, DepositRules.standard());
  }

  /** {@code hot} and {@code hot2} are Exchange's, {@code rival} is Rival's. */
  static Optional<String> service(Address address) {
    if (address.equals(account("hot")) || address.equals(account("hot2"))) {
      return Optional.of("Exchange");
    }
    return address.equals(account("rival")) ? Optional.of("Rival") : Optional.empty();
  }

  /** With no more than so many transfers of an account looked at. */
  DepositAnswer withTransfers(int most) {
    DepositRules all = DepositRules.standard();
    DepositRules rules =
        new DepositRules(
            all.longest(), all.mostGapWei(), all.leastForwardings(), most, all.mostSenders());
    return DepositAddresses.of(chain(), DepositStory::service, rules).judge(account("D"), USDT);
  }

  /** One sender, two payments, forwarded whole after three hours. */
  static DepositStory twoOfUsdt() {
    Duration later = Duration.ofHours(3);
    return new DepositStory()
        .forward("a", "user", USDT, "100_000_000", day(0), "100_000_000", later)
        .forward("b", "user", USDT, "5_000_000", day(1), "5_000_000", day(1).plus(later));
  }

  static Duration day(int day) {
    return Duration.ofDays(day);
  }
}
