package org.tracer.source.evm.node;

import static java.math.BigInteger.ZERO;
import static org.tracer.source.evm.node.Holding.ETHER;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What people do on a chain all day, honest or not: chance picks orders and amounts. */
final class Business {

  private static final BigInteger ENOUGH = BigInteger.TEN.pow(17);
  private static final BigInteger FIVE = BigInteger.valueOf(5);

  private final Bookkeeper bookkeeper;
  private final Books books;
  private final Town town;
  private final Desk desk;
  private final Dice dice;
  private final List<String> mortals = new ArrayList<>();
  private final Set<String> frozen = new HashSet<>();
  private long stillborn = 1;
  private boolean haste;

  Business(Bookkeeper bookkeeper, Books books, Town town, Desk desk, Dice dice) {
    this.bookkeeper = bookkeeper;
    this.books = books;
    this.town = town;
    this.desk = desk;
    this.dice = dice;
  }

  /** No longer orders transfers of dollars that must fail. */
  void freeze(String person) {
    frozen.add(person);
  }

  /**
   * Sends one order of {@code from}, or two that belong together.
   *
   * @param hasty whether it should be of much of what there is
   */
  void any(String from, String to, boolean hasty) throws IOException {
    haste = hasty;
    int kind = dice.below(100);
    if (kind < 26) {
      send(desk.pay(from, kind == 0 ? from : to, ether(from, 300)));
    } else if (kind < 44) {
      token(from, to);
    } else if (kind < 60) {
      split(from, to, kind < 53 ? town.splitter : town.proxy);
    } else if (kind < 74) {
      swap(from, kind);
    } else if (kind < 80) {
      wrapOrUnwrap(from);
    } else if (kind < 86) {
      noise(from, to, kind);
    } else if (kind < 92) {
      fail(from, to, kind);
    } else if (kind < 96) {
      mortal(from, to, kind);
    } else {
      send(desk.payStillborn(from, ether(from, 50), kind == 99 ? null : to, stillborn++));
    }
  }

  /** Somebody who can pay for gas; anybody in town if chance does not find one. */
  String anyOf(List<String> people) {
    for (int i = 0; i < 20; i++) {
      String person = dice.of(people);
      if (books.balance(person, ETHER).compareTo(ENOUGH) > 0) {
        return person;
      }
    }
    return anyOf(town.people);
  }

  private void send(Order order) throws IOException {
    bookkeeper.send(order);
  }

  private BigInteger ether(String from, int thousandths) {
    return dice.part(books.balance(from, ETHER), haste ? 3 * thousandths : thousandths);
  }

  private BigInteger units(String from, String token) {
    BigInteger all = books.balance(from, token);
    return dice.in(haste ? 3 : 1, 6) ? all : dice.part(all, 700);
  }

  private boolean lacks(String from, String token) {
    boolean held = token.equals(town.dollar) && frozen.contains(from);
    return held || books.balance(from, token).compareTo(BigInteger.valueOf(10_000)) < 0;
  }

  private void token(String from, String to) throws IOException {
    String token = dice.of(List.of(town.dollar, town.dollar, town.euro, town.weth, town.feeToken));
    if (lacks(from, token)) {
      send(desk.pay(from, to, ether(from, 200)));
      return;
    }
    BigInteger units = units(from, token);
    if (dice.in(1, 6)) {
      String spender = anyOf(town.people);
      send(desk.approve(token, from, spender, units));
      send(desk.pull(token, spender, from, to, units));
    } else {
      send(desk.transfer(token, from, to, units));
    }
  }

  /** Sometimes with a payee that refuses, sometimes paid from what such payees left behind. */
  private void split(String from, String to, String via) throws IOException {
    BigInteger left = books.balance(via, ETHER);
    BigInteger wei = left.signum() > 0 && dice.in(1, 3) ? ZERO : ether(from, 300);
    BigInteger pot = wei.signum() == 0 ? left : wei;
    List<String> payees = new ArrayList<>(List.of(to));
    if (dice.in(1, 4)) {
      payees.add(town.refuser);
    }
    for (int more = dice.below(4); more > 0; more--) {
      payees.add(dice.of(town.people));
    }
    List<BigInteger> shares = new ArrayList<>();
    for (int i = 0; i < payees.size(); i++) {
      BigInteger most = pot.divide(BigInteger.valueOf(payees.size()));
      shares.add(most.subtract(BigInteger.valueOf(dice.below(100_000))).max(BigInteger.ONE));
    }
    send(desk.split(from, via, wei, payees, shares));
  }

  private void swap(String from, int kind) throws IOException {
    String given = kind % 2 == 0 || lacks(from, town.euro) ? town.dollar : town.euro;
    if (kind < 65 || lacks(from, given)) {
      send(desk.etherForToken(from, ether(from, 150), ZERO));
      return;
    }
    BigInteger units = units(from, given);
    send(desk.approve(given, from, town.router, units));
    if (given.equals(town.dollar) && dice.in(1, 2)) {
      send(desk.tokenForEther(from, units));
    } else {
      send(desk.tokenForToken(from, given, units));
    }
  }

  private void wrapOrUnwrap(String from) throws IOException {
    if (lacks(from, town.weth)) {
      send(desk.wrap(from, ether(from, 200), dice.in(1, 2)));
      if (dice.in(1, 2)) {
        send(desk.unwrap(from, units(from, town.weth)));
      }
    } else {
      send(desk.unwrap(from, units(from, town.weth)));
    }
  }

  /** An address that begins and ends like another. */
  static String lookAlike(String address) {
    return address.substring(0, 6) + "5eed".repeat(8) + address.substring(38);
  }

  private void noise(String from, String to, int kind) throws IOException {
    String poisoner = anyOf(town.people);
    if (kind < 83) {
      send(desk.zeroTransfer(town.dollar, poisoner, from, lookAlike(to)));
    } else {
      send(desk.lie(poisoner, from, lookAlike(to), Town.whole(1 + dice.below(9999))));
    }
  }

  private void fail(String from, String to, int kind) throws IOException {
    BigInteger tooMany = books.balance(from, town.dollar).add(BigInteger.ONE);
    switch (kind) {
      case 86, 87 -> send(desk.transfer(town.dollar, from, to, tooMany).failing());
      case 88, 89 -> {
        BigInteger least = Town.whole(1_000_000_000);
        send(desk.etherForToken(from, ether(from, 100), least).failing());
      }
      case 90 -> send(desk.fund(from, town.weth, ether(from, 100)).failing().withGas(22_000));
      default -> send(Desk.make("contract made", from, FIVE, "0xfe", List.of()).failing());
    }
  }

  /** Contracts that take ether and can end, made with some in them. */
  void makeMortals(String... owners) throws IOException {
    for (String owner : owners) {
      String mortal = Desk.made(owner, bookkeeper.nonce(owner));
      BigInteger wei = Town.ether(3).add(BigInteger.valueOf(mortals.size()));
      List<Step> steps = List.of(Step.ether(Step.Kind.PAYMENT, owner, mortal, wei));
      String code = Contracts.code("Mortal");
      send(Desk.make("contract made with ether", owner, wei, code, steps));
      mortals.add(mortal);
      books.name(mortal, "mortal " + mortals.size());
    }
    bookkeeper.mine();
  }

  private void mortal(String from, String to, int kind) throws IOException {
    String mortal = dice.of(mortals);
    if (kind < 94 || books.balance(mortal, ETHER).signum() == 0) {
      send(desk.fund(from, mortal, ether(from, 150)));
    } else {
      send(desk.end(from, mortal, dice.in(1, 4) ? mortal : to));
    }
  }

  /** Everything that is easily read wrongly, once each. */
  void oddities(String from, String to) throws IOException {
    haste = false;
    send(desk.pay(from, from, ether(from, 100)));
    send(desk.nothing(from, to));
    if (!lacks(from, town.dollar)) {
      send(desk.transfer(town.dollar, from, from, units(from, town.dollar)));
    }
    for (String via : List.of(town.splitter, town.proxy)) {
      BigInteger half = ether(from, 50).shiftRight(1);
      List<String> payees = List.of(town.refuser, to);
      send(desk.split(from, via, half.shiftLeft(1), payees, List.of(half, half)));
    }
    String mortal = mortals.getFirst();
    send(desk.fund(from, mortal, ether(from, 50)));
    send(desk.end(from, mortal, mortal));
    send(desk.end(from, mortal, to));
    send(desk.payStillborn(from, ether(from, 20), to, stillborn++));
    send(desk.payStillborn(from, ether(from, 20), null, stillborn++));
    bookkeeper.mine();
  }

  /** Somebody sends away all that he has, to the last unit and the last wei. */
  void emptyAccounts(String person, String heir) throws IOException {
    for (String token : books.tokens()) {
      if (books.balance(person, token).signum() > 0) {
        send(desk.transfer(token, person, heir, books.balance(person, token)));
      }
    }
    bookkeeper.mine();
    BigInteger fee = Bookkeeper.PRICE.multiply(BigInteger.valueOf(21_000));
    send(desk.pay(person, heir, books.balance(person, ETHER).subtract(fee)));
    bookkeeper.mine();
  }
}
