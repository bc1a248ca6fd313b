package org.tracer.source.evm.node;

import static org.tracer.source.evm.node.Holding.ETHER;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Steals ether and tokens on a fresh node, launders them among thirty people who also do honest
 * business, and knows what it did. Two runs on two nodes make the same chain. It ends in empty
 * blocks, so that everything it did is final.
 */
public final class LaunderingScript {

  /** Name of the movement of stolen ether. */
  public static final String STOLEN_ETHER = "stolen ether";

  /** Name of the movement of stolen tokens. */
  public static final String STOLEN_TOKENS = "stolen tokens";

  private static final long CHANCE = 20_240_229;
  private static final int BEFORE = 60;
  private static final int AFTER = 190;
  private static final int EPILOGUE = 40;

  /** The first people, who have little of their own when the theft happens: the thief is one. */
  private static final int POOR = 10;

  private final Books books = new Books();
  private final Dice dice = new Dice(CHANCE);
  private final Bookkeeper bookkeeper;
  private final Town town;
  private final Desk desk;
  private final Business business;

  /** Who has been paid by the thief, or by somebody who has. */
  private final Set<String> touched = new LinkedHashSet<>();

  private LaunderingScript(NodeClient node) throws IOException {
    bookkeeper = new Bookkeeper(node, Town.PROPOSER, books);
    town = new Town(node, bookkeeper, books);
    desk = new Desk(books, town);
    business = new Business(bookkeeper, books, town, desk, dice);
  }

  /** Runs on a node that has no block yet but its first. */
  public static Books run(URI uri) throws IOException {
    try (NodeClient node = new NodeClient(uri)) {
      LaunderingScript script = new LaunderingScript(node);
      script.run();
      return script.books;
    }
  }

  private void run() throws IOException {
    town.furnish(desk);
    business.makeMortals(town.people.get(4), town.people.get(5));
    doBusiness(BEFORE);
    makePoor();
    steal();
    for (int round = 0; round < 2; round++) {
      scatter();
    }
    doBusiness(AFTER);
    for (String person : List.copyOf(touched).subList(0, 3)) {
      business.oddities(person, other(person));
    }
    punish();
    doBusiness(EPILOGUE);
    business.emptyAccounts(town.people.get(7), town.people.get(8));
    bookkeeper.settle();
  }

  private void doBusiness(int orders) throws IOException {
    for (int i = 0; i < orders; i++) {
      List<String> crew = new ArrayList<>(touched);
      String from = business.anyOf(!crew.isEmpty() && dice.in(3, 5) ? crew : town.people);
      String to = other(from);
      business.any(from, to, touched.contains(from) && dice.in(1, 2));
      if (touched.contains(from)) {
        touched.add(to);
      }
      if (dice.in(1, 4) || bookkeeper.waiting() >= 6) {
        bookkeeper.mine();
      }
    }
    bookkeeper.mine();
  }

  private String other(String person) {
    String other = dice.of(town.people);
    return other.equals(person) ? town.people.getLast() : other;
  }

  private void makePoor() throws IOException {
    for (int i = 0; i < POOR; i++) {
      String poor = town.people.get(i);
      BigInteger most = books.balance(poor, ETHER).multiply(BigInteger.valueOf(97));
      bookkeeper.send(
          desk.pay(poor, town.people.get(POOR + i), most.divide(BigInteger.valueOf(100))));
    }
    bookkeeper.mine();
  }

  private void steal() throws IOException {
    String thief = town.people.getFirst();
    String victim = town.people.get(POOR);
    bookkeeper.send(desk.mint(town.dollar, victim, Town.whole(250_000)));
    bookkeeper.mine();
    BigInteger wei = Town.ether(333).add(BigInteger.valueOf(1_000_000_007));
    bookkeeper.send(desk.pay(victim, thief, wei));
    bookkeeper.mine();
    books.markSeed(STOLEN_ETHER);
    BigInteger units = books.balance(victim, town.dollar).subtract(BigInteger.ONE);
    bookkeeper.send(desk.transfer(town.dollar, victim, thief, units));
    bookkeeper.mine();
    books.markSeed(STOLEN_TOKENS);
    touched.add(thief);
  }

  /** Everybody who was paid pays three others, and keeps some. */
  private void scatter() throws IOException {
    for (String from : List.copyOf(touched)) {
      for (int i = 0; i < 3; i++) {
        String to = other(from);
        bookkeeper.send(desk.pay(from, to, dice.part(books.balance(from, ETHER), 600)));
        BigInteger units = dice.part(books.balance(from, town.dollar), 900);
        bookkeeper.send(desk.transfer(town.dollar, from, to, units));
        touched.add(to);
      }
      bookkeeper.mine();
    }
  }

  /** The issuer freezes the token of somebody who was paid, and destroys what is there. */
  private void punish() throws IOException {
    String frozen =
        touched.stream()
            .skip(2)
            .filter(person -> books.balance(person, town.dollar).compareTo(Town.whole(1000)) > 0)
            .findFirst()
            .orElseThrow();
    bookkeeper.send(desk.blacklist(town.dollar, frozen));
    bookkeeper.mine();
    String thief = town.people.getFirst();
    bookkeeper.send(desk.transfer(town.dollar, frozen, thief, BigInteger.TEN).failing());
    bookkeeper.send(desk.destroy(town.dollar, frozen));
    bookkeeper.send(desk.issue(town.dollar, Town.whole(5000)));
    bookkeeper.send(desk.redeem(town.dollar, Town.whole(1250)));
    bookkeeper.mine();
    business.freeze(frozen);
    if (books.balance(frozen, town.dollar).signum() != 0) {
      throw new IllegalStateException(frozen + " is not empty");
    }
  }
}
