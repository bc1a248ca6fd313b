package org.tracer.source.evm.node;

import static java.math.BigInteger.ZERO;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.ContractUtils;

/** The orders that can be given, each with what will come of it by the contracts' own rules. */
final class Desk {

  private static final long MAKE_GAS = 3_000_000;

  private final Books books;
  private final Town town;

  Desk(Books books, Town town) {
    this.books = books;
    this.town = town;
  }

  /** Address of the contract that an account's {@code nonce}-th transaction makes. */
  static String made(String by, long nonce) {
    return ContractUtils.generateContractAddress(by, BigInteger.valueOf(nonce));
  }

  static Order make(String what, String by, BigInteger value, String code, List<Step> steps) {
    return new Order(what, by, null, value, code, MAKE_GAS, true, steps, null);
  }

  /** An account of somebody, paid plainly. */
  Order pay(String from, String to, BigInteger wei) {
    List<Step> steps = List.of(Step.ether(Step.Kind.PAYMENT, from, to, wei));
    return Order.call("payment", from, to, wei, "0x", steps).withGas(21_000);
  }

  /** A payment of no ether. */
  Order nothing(String from, String to) {
    return Order.call("payment of nothing", from, to, ZERO, "0x", List.of()).withGas(21_000);
  }

  /** A contract that just takes ether. */
  Order fund(String from, String contract, BigInteger wei) {
    List<Step> steps = List.of(Step.ether(Step.Kind.PAYMENT, from, contract, wei));
    return Order.call("payment to a contract", from, contract, wei, "0x", steps);
  }

  Order transfer(String token, String from, String to, BigInteger units) {
    return Order.call(
        "token transfer",
        from,
        token,
        ZERO,
        Contracts.call("transfer", to, units),
        moved(token, from, to, units));
  }

  Order approve(String token, String owner, String spender, BigInteger units) {
    String data = Contracts.call("approve", spender, units);
    return Order.call("approval", owner, token, ZERO, data, List.of());
  }

  /** Somebody moves what somebody else allowed. */
  Order pull(String token, String spender, String from, String to, BigInteger units) {
    return Order.call(
        "transfer by another",
        spender,
        token,
        ZERO,
        Contracts.call("transferFrom", from, to, units),
        moved(token, from, to, units));
  }

  /** An event about a victim, signed by nobody who could. */
  Order zeroTransfer(String token, String poisoner, String victim, String lookAlike) {
    String data = Contracts.call("transferFrom", victim, lookAlike, ZERO);
    return Order.call("transfer of zero", poisoner, token, ZERO, data, List.of());
  }

  Order lie(String liar, String from, String to, BigInteger units) {
    String data = Contracts.call("pretend", from, to, units);
    return Order.call("lie", liar, town.lyingToken, ZERO, data, List.of());
  }

  private List<Step> moved(String token, String from, String to, BigInteger units) {
    if (!token.equals(town.feeToken)) {
      return List.of(Step.token(token, from, to, units));
    }
    BigInteger toll = units.multiply(BigInteger.valueOf(150)).divide(BigInteger.valueOf(10_000));
    List<Step> steps = new ArrayList<>();
    steps.add(Step.token(token, from, to, units.subtract(toll)));
    if (toll.signum() > 0) {
      steps.add(Step.token(token, from, town.collector, toll));
    }
    return steps;
  }

  /** A splitter pays several; who refuses gets nothing, and the splitter keeps it. */
  Order split(String from, String via, BigInteger wei, List<String> to, List<BigInteger> shares) {
    List<Step> steps = new ArrayList<>();
    if (wei.signum() > 0) {
      steps.add(Step.ether(Step.Kind.PAYMENT, from, via, wei));
    }
    for (int i = 0; i < to.size(); i++) {
      if (!to.get(i).equals(town.refuser)) {
        steps.add(Step.ether(Step.Kind.INTERNAL, via, to.get(i), shares.get(i)));
      }
    }
    String what = via.equals(town.splitter) ? "split" : "split by a proxy";
    return Order.call(what, from, via, wei, Contracts.call("split", to, shares), steps);
  }

  Order wrap(String from, BigInteger wei, boolean named) {
    List<Step> steps =
        List.of(
            Step.ether(Step.Kind.PAYMENT, from, town.weth, wei),
            new Step(Step.Kind.MINT, null, from, town.weth, wei));
    String data = named ? Contracts.call("deposit") : "0x";
    return Order.call("wrap", from, town.weth, wei, data, steps)
        .exchanging(Holding.ETHER, town.weth);
  }

  Order unwrap(String from, BigInteger wei) {
    List<Step> steps =
        List.of(
            new Step(Step.Kind.BURN, from, null, town.weth, wei),
            Step.ether(Step.Kind.INTERNAL, town.weth, from, wei));
    return Order.call("unwrap", from, town.weth, ZERO, Contracts.call("withdraw", wei), steps)
        .exchanging(town.weth, Holding.ETHER);
  }

  Order etherForToken(String from, BigInteger wei, BigInteger least) {
    BigInteger out = out(town.etherPool, town.weth, town.dollar, wei);
    List<Step> steps =
        List.of(
            Step.ether(Step.Kind.PAYMENT, from, town.router, wei),
            Step.ether(Step.Kind.INTERNAL, town.router, town.weth, wei),
            new Step(Step.Kind.MINT, null, town.router, town.weth, wei),
            Step.token(town.weth, town.router, town.etherPool, wei),
            Step.token(town.dollar, town.etherPool, from, out));
    String data = Contracts.call("etherForToken", town.etherPool, least);
    return Order.call("ether for token", from, town.router, wei, data, steps)
        .exchanging(Holding.ETHER, town.dollar);
  }

  Order tokenForEther(String from, BigInteger units) {
    BigInteger out = out(town.etherPool, town.dollar, town.weth, units);
    List<Step> steps =
        List.of(
            Step.token(town.dollar, from, town.etherPool, units),
            Step.token(town.weth, town.etherPool, town.router, out),
            new Step(Step.Kind.BURN, town.router, null, town.weth, out),
            Step.ether(Step.Kind.INTERNAL, town.weth, town.router, out),
            Step.ether(Step.Kind.INTERNAL, town.router, from, out));
    String data = Contracts.call("tokenForEther", town.etherPool, town.dollar, units, ZERO);
    return Order.call("token for ether", from, town.router, ZERO, data, steps)
        .exchanging(town.dollar, Holding.ETHER);
  }

  Order tokenForToken(String from, String given, BigInteger units) {
    String got = given.equals(town.dollar) ? town.euro : town.dollar;
    BigInteger out = out(town.tokenPool, given, got, units);
    List<Step> steps =
        List.of(
            Step.token(given, from, town.tokenPool, units),
            Step.token(got, town.tokenPool, from, out));
    String data = Contracts.call("tokenForToken", town.tokenPool, given, units, ZERO);
    return Order.call("token for token", from, town.router, ZERO, data, steps)
        .exchanging(given, got);
  }

  /** What a pool pays; its reserves are what the books say it has. */
  private BigInteger out(String pool, String given, String got, BigInteger amount) {
    BigInteger counted = amount.multiply(BigInteger.valueOf(997));
    BigInteger whole = books.balance(pool, given).multiply(BigInteger.valueOf(1000)).add(counted);
    return counted.multiply(books.balance(pool, got)).divide(whole);
  }

  /** A contract ends and its ether goes to an heir, or nowhere if it is its own. */
  Order end(String by, String mortal, String heir) {
    BigInteger all = books.balance(mortal, Holding.ETHER);
    List<Step> steps =
        heir.equals(mortal) || all.signum() == 0
            ? List.of()
            : List.of(Step.ether(Step.Kind.SELF_DESTRUCT, mortal, heir, all));
    return Order.call("self-destruct", by, mortal, ZERO, Contracts.call("end", heir), steps);
  }

  /** A contract that ends while it is made pays an heir; without one, the ether is destroyed. */
  Order payStillborn(String from, BigInteger wei, @Nullable String heir, long nonce) {
    String stillborn = made(town.factory, nonce);
    List<Step> steps =
        List.of(
            Step.ether(Step.Kind.PAYMENT, from, town.factory, wei),
            Step.ether(Step.Kind.INTERNAL, town.factory, stillborn, wei),
            new Step(Step.Kind.SELF_DESTRUCT, stillborn, heir, Holding.ETHER, wei));
    String to = heir == null ? Town.NOBODY : heir;
    String what = heir == null ? "ether destroyed" : "payment by a stillborn contract";
    return Order.call(what, from, town.factory, wei, Contracts.call("pay", to), steps);
  }

  /** The issuer makes tokens, with a Transfer event. */
  Order mint(String token, String to, BigInteger units) {
    List<Step> steps = List.of(new Step(Step.Kind.MINT, null, to, token, units));
    String data = Contracts.call("mint", to, units);
    return Order.call("mint", town.issuer, token, ZERO, data, steps);
  }

  /** The issuer makes tokens for itself, without a Transfer event. */
  Order issue(String token, BigInteger units) {
    List<Step> steps = List.of(new Step(Step.Kind.MINT, null, town.issuer, token, units));
    return Order.call("issue", town.issuer, token, ZERO, Contracts.call("issue", units), steps);
  }

  /** An owner destroys tokens, with a Transfer event. */
  Order burn(String token, String owner, BigInteger units) {
    List<Step> steps = List.of(new Step(Step.Kind.BURN, owner, null, token, units));
    return Order.call("burn", owner, token, ZERO, Contracts.call("burn", units), steps);
  }

  /** The issuer destroys its own tokens, without a Transfer event. */
  Order redeem(String token, BigInteger units) {
    List<Step> steps = List.of(new Step(Step.Kind.BURN, town.issuer, null, token, units));
    return Order.call("redeem", town.issuer, token, ZERO, Contracts.call("redeem", units), steps);
  }

  Order blacklist(String token, String account) {
    String data = Contracts.call("addBlackList", account);
    return Order.call("blacklist", town.issuer, token, ZERO, data, List.of());
  }

  /** The issuer destroys what somebody on the list has, without a Transfer event. */
  Order destroy(String token, String account) {
    BigInteger all = books.balance(account, token);
    List<Step> steps = List.of(new Step(Step.Kind.BURN, account, null, token, all));
    String data = Contracts.call("destroyBlackFunds", account);
    return Order.call("destroy funds", town.issuer, token, ZERO, data, steps);
  }
}
