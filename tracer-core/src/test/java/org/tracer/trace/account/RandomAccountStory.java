package org.tracer.trace.account;

import static org.tracer.trace.account.AccountStory.COIN;
import static org.tracer.trace.account.AccountStory.account;
import static org.tracer.trace.account.AccountStory.token;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmHash;
import org.tracer.ledger.account.TransferKind;

/** A chain of random payments, swaps and splits over contracts, in a coin and a token. */
public final class RandomAccountStory {

  public static final Asset USD = token("usd");
  static final int CONTRACTS = 3;
  private static final int HOLDERS = 9;

  private final Map<String, Long> balances = new HashMap<>();
  private final Map<EvmHash, Address> exchangers = new HashMap<>();
  private final List<AccountSeed> payments = new ArrayList<>();
  private final AccountStory story = new AccountStory();

  public RandomAccountStory(SplittableRandom random, int transactions) {
    for (int i = 0; i < CONTRACTS; i++) {
      story.contract("contract" + i);
    }
    for (int i = 0; i < HOLDERS + CONTRACTS; i++) {
      String name = i < HOLDERS ? "h" + i : "contract" + (i - HOLDERS);
      begin(name, COIN, random.nextInt(200));
      begin(name, USD, random.nextInt(200));
    }
    for (int i = 0; i < transactions; i++) {
      String name = "t" + i;
      story.transaction(name);
      String payer = "h" + random.nextInt(HOLDERS);
      Asset asset = random.nextBoolean() ? COIN : USD;
      move(payer, null, COIN, random.nextInt(3));
      switch (random.nextInt(6)) {
        case 0 -> exchange(random, name, payer, asset);
        case 1 -> split(random, payer, asset);
        case 2 -> move(payer, "h" + random.nextInt(HOLDERS), asset, 0);
        default -> {
          String payee = "h" + random.nextInt(HOLDERS);
          long amount = 1L + random.nextInt(120);
          if (move(payer, payee, asset, amount) && !payee.equals(payer)) {
            payments.add(
                new AccountSeed.OfTransaction(
                    "seed " + name, AccountStory.hash(name), account(payee), asset));
          }
        }
      }
    }
  }

  /** Seeds to trace from: one for each payment. */
  public List<AccountSeed> payments() {
    return payments;
  }

  public AccountStory story() {
    return story;
  }

  /** Who exchanges, by transaction. */
  Map<EvmHash, Address> exchangers() {
    return exchangers;
  }

  private void begin(String name, Asset asset, long amount) {
    story.has(name, asset, amount);
    balances.put(name + asset, amount);
  }

  /** Two transfers with a contract, in either order. */
  private void exchange(SplittableRandom random, String name, String payer, Asset asset) {
    String pool = "contract" + random.nextInt(CONTRACTS);
    Asset other = asset.equals(USD) ? COIN : USD;
    long gives = 1L + random.nextInt(90);
    long gets = 1L + random.nextInt(90);
    if (has(payer, asset) < gives || has(pool, other) < gets) {
      return;
    }
    if (random.nextBoolean()) {
      move(payer, pool, asset, gives);
      move(pool, payer, other, gets);
    } else {
      move(pool, payer, other, gets);
      move(payer, pool, asset, gives);
    }
    exchangers.put(AccountStory.hash(name), account(payer));
  }

  /** Through one contract or two, with some left behind or added. */
  private void split(SplittableRandom random, String payer, Asset asset) {
    String first = "contract" + random.nextInt(CONTRACTS);
    String second = "contract" + random.nextInt(CONTRACTS);
    move(payer, first, asset, random.nextInt(100));
    move(first, second, asset, random.nextInt(60));
    for (int i = random.nextInt(4); i > 0; i--) {
      String from = random.nextBoolean() ? first : second;
      String payee = "h" + random.nextInt(HOLDERS);
      if (!payee.equals(payer)) {
        move(from, payee, asset, random.nextInt(50));
      }
    }
  }

  private long has(String name, Asset asset) {
    return balances.getOrDefault(name + asset, 0L);
  }

  private boolean move(String from, @Nullable String to, Asset asset, long amount) {
    if (has(from, asset) < amount) {
      return false;
    }
    balances.merge(from + asset, -amount, Long::sum);
    if (to == null) {
      story.fee(from, amount);
    } else {
      balances.merge(to + asset, amount, Long::sum);
      TransferKind kind = asset.equals(COIN) ? TransferKind.PAYMENT : TransferKind.TOKEN;
      story.pay(from, to, asset, BigInteger.valueOf(amount), kind);
    }
    return amount > 0;
  }
}
