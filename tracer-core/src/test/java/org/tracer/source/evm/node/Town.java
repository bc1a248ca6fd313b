package org.tracer.source.evm.node;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Who lives on the chain: people with keys, and the contracts that the issuer sets up. */
final class Town {

  static final String NOBODY = "0x" + "0".repeat(40);

  /** Gets the tips; has no key. */
  static final String PROPOSER = "0x" + "c0b0".repeat(10);

  private static final int PEOPLE = 30;

  final List<String> people;
  final String issuer;
  final String collector;

  /** Where a contract that refuses ether would have passed it on. */
  final String beyond;

  final String dollar;
  final String euro;
  final String weth;
  final String feeToken;
  final String lyingToken;
  final String etherPool;
  final String tokenPool;
  final String router;
  final String splitter;
  final String proxy;
  final String refuser;
  final String factory;

  private final Bookkeeper bookkeeper;
  private final Books books;

  Town(NodeClient node, Bookkeeper bookkeeper, Books books) throws IOException {
    this.bookkeeper = bookkeeper;
    this.books = books;
    JsonNode listed = node.call("eth_accounts");
    List<String> accounts =
        IntStream.range(0, listed.size())
            .mapToObj(i -> listed.get(i).asString().toLowerCase(Locale.ROOT))
            .toList();
    accounts.forEach(account -> books.open(account, ether(AnvilNode.ETHER_EACH)));
    issuer = named("issuer", accounts.getFirst());
    people = accounts.subList(1, 1 + PEOPLE);
    collector = named("collector", accounts.get(1 + PEOPLE));
    beyond = named("beyond", accounts.get(2 + PEOPLE));
    named("proposer", PROPOSER);

    dollar = token("Stablecoin", "dollar");
    euro = token("Stablecoin", "euro");
    weth = token("WrappedEther", "weth");
    BigInteger supply = ether(1_000_000);
    String toll = Desk.made(issuer, bookkeeper.nonce(issuer));
    List<Step> minted = List.of(new Step(Step.Kind.MINT, null, issuer, toll, supply));
    feeToken = make("FeeToken", "toll", minted, collector, supply);
    books.token(feeToken);
    lyingToken = make("LyingToken", "lie", List.of());
    bookkeeper.mine();
    etherPool = make("Pool", "ether pool", List.of(), dollar, weth);
    tokenPool = make("Pool", "token pool", List.of(), dollar, euro);
    router = make("Router", "router", List.of(), weth);
    splitter = make("Splitter", "splitter", List.of());
    proxy = make("SplitterProxy", "proxy", List.of(), splitter);
    refuser = make("Refuser", "refuser", List.of(), beyond);
    factory = make("Factory", "factory", List.of());
    bookkeeper.mine();
  }

  static BigInteger ether(long whole) {
    return BigInteger.TEN.pow(18).multiply(BigInteger.valueOf(whole));
  }

  /** Whole units of a token with six decimals. */
  static BigInteger whole(long units) {
    return BigInteger.valueOf(units * 1_000_000);
  }

  /** Tokens for everybody, and for the pools. */
  void furnish(Desk desk) throws IOException {
    for (String pool : List.of(etherPool, tokenPool)) {
      bookkeeper.send(desk.mint(dollar, pool, whole(3_000_000)));
    }
    bookkeeper.send(desk.mint(euro, tokenPool, whole(2_700_000)));
    bookkeeper.send(desk.wrap(issuer, ether(600), true));
    bookkeeper.send(desk.transfer(weth, issuer, etherPool, ether(600)));
    for (String pool : List.of(etherPool, tokenPool)) {
      String sync = Contracts.call("sync");
      bookkeeper.send(Order.call("sync", issuer, pool, BigInteger.ZERO, sync, List.of()));
    }
    bookkeeper.mine();
    for (int i = 0; i < people.size(); i++) {
      String person = people.get(i);
      books.name(person, "person " + (i + 1));
      bookkeeper.send(desk.mint(dollar, person, whole(20_000 + 137L * i)));
      bookkeeper.send(desk.transfer(feeToken, issuer, person, ether(1000 + 7L * i)));
      if (bookkeeper.waiting() >= 12) {
        bookkeeper.mine();
      }
    }
    bookkeeper.mine();
  }

  private String token(String contract, String name) throws IOException {
    String address = make(contract, name, List.of());
    books.token(address);
    return address;
  }

  private String make(String contract, String name, List<Step> steps, Object... arguments)
      throws IOException {
    long nonce = bookkeeper.nonce(issuer);
    String code = Contracts.code(contract, arguments);
    bookkeeper.send(Desk.make("contract made", issuer, BigInteger.ZERO, code, steps));
    return named(name, Desk.made(issuer, nonce));
  }

  private String named(String name, String address) {
    books.name(address, name);
    return address;
  }
}
