package org.tracer.source.evm.node;

import static org.tracer.source.evm.node.Holding.ETHER;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The training case on accounts, Operation Harbour Light: three payments of two victims to the
 * account of a scam compound, and what becomes of them. Knows what it did; two runs on two nodes
 * make the same chain.
 */
public final class HarbourScript {

  /** Names of the movements to follow, in the order of their labels. */
  public static final List<String> SEEDS = List.of("payment-1", "payment-2", "payment-3");

  /** Where following stops. */
  public static final String STOP = "exchange-deposit";

  private static final long HOUR = 3600;
  private static final BigInteger MILLI = BigInteger.TEN.pow(15);

  private final Books books = new Books();
  private final Bookkeeper bookkeeper;
  private final Town town;
  private final Desk desk;
  private final Map<String, String> cast = new LinkedHashMap<>();

  private HarbourScript(NodeClient node) throws IOException {
    bookkeeper = new Bookkeeper(node, Town.PROPOSER, books);
    town = new Town(node, bookkeeper, books);
    desk = new Desk(books, town);
  }

  /** Runs on a node that has no block yet but its first. */
  public static Books run(URI uri) throws IOException {
    try (NodeClient node = new NodeClient(uri)) {
      HarbourScript script = new HarbourScript(node);
      script.setTheScene();
      script.pay();
      script.gather();
      script.spread();
      script.freeze();
      return script.books;
    }
  }

  /** Everybody gets a name and is left with little ether; the pool gets both of its assets. */
  private void setTheScene() throws IOException {
    List<String> people = new ArrayList<>(town.people);
    Map<String, Long> milliEther = new LinkedHashMap<>();
    milliEther.put("victim-1", 400L);
    milliEther.put("victim-2", 2_500L);
    milliEther.put("other-payer", 900L);
    milliEther.put("collector", 60L);
    milliEther.put("runner", 150L);
    milliEther.put("payee-1", 40L);
    milliEther.put("payee-2", 20L);
    milliEther.put("payee-3", 310L);
    milliEther.put("reserve-1", 30L);
    milliEther.put("reserve-2", 30L);
    milliEther.put("exchange-deposit", 20L);
    milliEther.put("exchange-hot", 5_000L);
    milliEther.put("poisoner", 100L);
    milliEther.put("shop", 700L);
    String bank = people.getLast();
    BigInteger fee = Bookkeeper.PRICE.multiply(BigInteger.valueOf(21_000));
    for (Map.Entry<String, Long> one : milliEther.entrySet()) {
      String account = people.removeFirst();
      cast.put(one.getKey(), account);
      books.name(account, one.getKey());
      BigInteger rest = milli(one.getValue()).add(fee);
      send(desk.pay(account, bank, books.balance(account, ETHER).subtract(rest)));
    }
    String lockbox = Desk.made(town.issuer, bookkeeper.nonce(town.issuer));
    String code = Contracts.code("Mortal");
    send(Desk.make("contract made", town.issuer, BigInteger.ZERO, code, List.of()));
    cast.put("lockbox", lockbox);
    books.name(lockbox, "lockbox");
    bookkeeper.mine();
    send(desk.mint(town.dollar, town.etherPool, Town.whole(200_000)));
    send(desk.wrap(town.issuer, Town.ether(100), true));
    send(desk.transfer(town.weth, town.issuer, town.etherPool, Town.ether(100)));
    String sync = Contracts.call("sync");
    send(Order.call("sync", town.issuer, town.etherPool, BigInteger.ZERO, sync, List.of()));
    send(desk.mint(town.dollar, who("victim-1"), Town.whole(12_800)));
    send(desk.mint(town.dollar, who("victim-2"), Town.whole(6_000)));
    send(desk.mint(town.dollar, who("other-payer"), Town.whole(9_000)));
    bookkeeper.mine();
  }

  /** The three payments, with money of somebody else there before and between them. */
  private void pay() throws IOException {
    alone(20 * HOUR, dollars("other-payer", "collector", 3_000_000_000L));
    alone(5 * HOUR, dollars("victim-1", "collector", 12_500_000_000L));
    books.markSeed(SEEDS.get(0));
    send(desk.zeroTransfer(town.dollar, who("poisoner"), who("victim-1"), like("collector")));
    send(desk.lie(who("poisoner"), who("victim-1"), like("collector"), Town.whole(12_500)));
    bookkeeper.mine();
    alone(3 * HOUR, ether("other-payer", "collector", 450));
    alone(18 * HOUR, ether("victim-2", "collector", 1_750));
    books.markSeed(SEEDS.get(1));
    alone(HOUR, dollars("victim-2", "collector", 4_200_500_001L));
    books.markSeed(SEEDS.get(2));
  }

  /** The collector hands on most of what is there, and sets two parts aside. */
  private void gather() throws IOException {
    bookkeeper.pass(9 * HOUR);
    send(dollars("collector", "runner", 11_000_000_000L));
    send(ether("collector", "runner", 1_600));
    bookkeeper.mine();
    alone(HOUR, dollars("collector", "reserve-1", 5_000_000_000L));
    alone(HOUR, dollars("collector", "reserve-2", 2_500_000_000L));
    alone(2 * HOUR, dollars("runner", "exchange-deposit", 100_000_000L));
    send(desk.zeroTransfer(town.dollar, who("poisoner"), who("runner"), like("exchange-deposit")));
    bookkeeper.mine();
    // Somebody copies an address from the list of the last payments.
    alone(
        HOUR,
        desk.transfer(
            town.dollar, who("runner"), like("exchange-deposit"), BigInteger.valueOf(900_000_000)));
    alone(HOUR, dollars("runner", "exchange-deposit", 3_100_000_000L));
  }

  /** Tokens become ether, and ether goes to three at once. */
  private void spread() throws IOException {
    BigInteger swapped = BigInteger.valueOf(5_999_999_999L);
    alone(4 * HOUR, desk.approve(town.dollar, who("runner"), town.router, swapped));
    alone(0, desk.tokenForEther(who("runner"), swapped));
    List<String> payees = List.of(who("payee-1"), who("payee-2"), who("payee-3"));
    List<BigInteger> shares = List.of(milli(1_800), milli(1_200), milli(900));
    alone(HOUR, desk.split(who("runner"), town.splitter, milli(3_900), payees, shares));
    alone(6 * HOUR, desk.fund(who("payee-1"), who("lockbox"), milli(1_500)));
    alone(HOUR, ether("payee-2", "runner", 300));
    alone(HOUR, ether("payee-3", "shop", 250));
    alone(2 * HOUR, ether("runner", "exchange-deposit", 400));
    alone(12 * HOUR, ether("exchange-deposit", "exchange-hot", 400));
    BigInteger deposited = books.balance(who("exchange-deposit"), town.dollar);
    alone(0, desk.transfer(town.dollar, who("exchange-deposit"), who("exchange-hot"), deposited));
  }

  /** The issuer freezes both reserves, and destroys what is in one. */
  private void freeze() throws IOException {
    bookkeeper.pass(30 * HOUR);
    send(desk.blacklist(town.dollar, who("reserve-1")));
    send(desk.blacklist(town.dollar, who("reserve-2")));
    bookkeeper.mine();
    alone(HOUR, dollars("reserve-1", "runner", 5_000_000_000L).failing());
    alone(60 * HOUR, desk.destroy(town.dollar, who("reserve-2")));
  }

  /** One transaction in a block of its own, so much later than the last. */
  private void alone(long seconds, Order order) throws IOException {
    bookkeeper.pass(seconds);
    send(order);
    bookkeeper.mine();
  }

  private void send(Order order) throws IOException {
    bookkeeper.send(order);
  }

  private Order dollars(String from, String to, long units) {
    return desk.transfer(town.dollar, who(from), who(to), BigInteger.valueOf(units));
  }

  private Order ether(String from, String to, long milliEther) {
    return desk.pay(who(from), who(to), milli(milliEther));
  }

  /** The address that begins and ends like somebody's; it has a name from then on. */
  private String like(String name) {
    String imitation = Business.lookAlike(who(name));
    books.name(imitation, "imitation-of-" + name);
    return imitation;
  }

  private String who(String name) {
    String account = cast.get(name);
    if (account == null) {
      throw new IllegalArgumentException(name);
    }
    return account;
  }

  private static BigInteger milli(long milliEther) {
    return MILLI.multiply(BigInteger.valueOf(milliEther));
  }
}
