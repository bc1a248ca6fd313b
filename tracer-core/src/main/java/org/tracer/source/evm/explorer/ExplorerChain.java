package org.tracer.source.evm.explorer;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.ledger.account.AccountChain;
import org.tracer.ledger.account.AccountKind;
import org.tracer.ledger.account.Attestation;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.IssuerAct;
import org.tracer.ledger.account.TokenClaims;
import org.tracer.ledger.account.Transfer;
import org.tracer.source.evm.rpc.IssuerHistory;
import org.tracer.source.evm.rpc.NodeTransaction;
import org.tracer.source.evm.rpc.NodeView;
import org.tracer.source.evm.rpc.TransportService;
import org.tracer.source.http.Answer;
import org.tracer.source.http.Excerpt;
import org.tracer.source.http.JsonValue;
import org.tracer.source.http.Transport;
import org.tracer.source.remote.Kept;
import org.tracer.source.remote.Notices;

/**
 * A chain of accounts, read from an explorer: its lists of what accounts did, and what it passes on
 * from its node. Everything is the explorer's word. Histories are read whole and compared with
 * balances; what they do not explain is a transfer of its own. Confined to one thread.
 */
public final class ExplorerChain implements AccountChain {

  /** What Etherscan lets everybody ask in a second. */
  public static final int REQUESTS_PER_SECOND = 3;

  private static final int HISTORIES_KEPT = 64;
  private static final int SYMBOL_LENGTH = 32;

  private record Question(EvmAddress account, Asset asset) {}

  private final String origin;
  private final EvmNetwork network;
  private final NodeView node;
  private final NodeView.Head horizon;
  private final AccountLists lists;
  private final TransactionBooks books;
  private final CoinHistory coins;
  private final TokenHistory tokens;
  private final IssuerHistory issuers;
  private final Notices notices;
  private final Map<EvmAddress, AccountKind> kinds = new HashMap<>();
  private final Map<Asset, Optional<TokenClaims>> claims = new HashMap<>();
  private final Map<Question, AccountHistory> histories = new Kept<>(HISTORIES_KEPT);

  private ExplorerChain(
      Explorer explorer,
      Transport transport,
      EvmNetwork network,
      ExplorerOptions options,
      String origin,
      Notices notices) {
    this.origin = origin;
    this.network = network;
    this.notices = notices;
    ChainId chain = network.chainId();
    this.node = new NodeView(service(explorer, transport, network, origin), chain);
    long newest = node.newest();
    this.horizon = node.head(Math.max(0, newest - options.confirmations()));
    ExplorerClient client =
        new ExplorerClient(transport, origin, explorer.prefix(network), notices);
    this.lists = new AccountLists(explorer, client, options, notices);
    this.books = new TransactionBooks(node, lists, horizon.number(), notices);
    HorizonBalance balances = new HorizonBalance(explorer, node, horizon.number(), notices);
    this.coins =
        new CoinHistory(node, lists, books, balances, horizon.number(), notices, Asset.coin(chain));
    this.tokens = new TokenHistory(node, lists, balances, horizon.number(), notices);
    this.issuers =
        node.issuers(
            new ExplorerIssuers(explorer, node, lists, tokens, horizon.number(), notices),
            horizon.number(),
            notices);
  }

  /**
   * Opens an explorer, with at most three requests. The view owns the transport. The key of the
   * explorer is the transport's business: see {@link org.tracer.source.http.ApiKey}.
   *
   * @param origin the source URI, without secrets
   * @throws InvalidInputException if the explorer is one of another chain
   */
  public static ExplorerChain open(
      Explorer explorer,
      Transport transport,
      EvmNetwork network,
      ExplorerOptions options,
      String origin) {
    Notices notices = new Notices();
    Optional<EvmNetwork> found = network(explorer, transport, network, origin);
    if (found.isPresent() && found.get().number() != network.number()) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "the explorer is one of another chain: %s (chain id %d), not %s (chain id %d)",
              found.get().shortName(),
              found.get().number(),
              network.shortName(),
              network.number()),
          origin,
          "Name an explorer of the chain that is meant.");
    }
    ExplorerChain chain = new ExplorerChain(explorer, transport, network, options, origin, notices);
    chain.announce(explorer, options, found.isPresent());
    return chain;
  }

  /**
   * The network of an explorer, by its own word; empty if it does not tell. One request.
   *
   * @param asked the network to ask for; Etherscan serves many at one address
   */
  public static Optional<EvmNetwork> network(
      Explorer explorer, Transport transport, EvmNetwork asked, String origin) {
    return NodeView.network(service(explorer, transport, asked, origin));
  }

  /** Answers after which asking again later may help: too fast, or a server that is starting. */
  public static boolean isBusy(Answer answer) {
    return ExplorerClient.isBusy(answer);
  }

  private static TransportService service(
      Explorer explorer, Transport transport, EvmNetwork network, String origin) {
    return new TransportService(explorer.node(transport, network), origin);
  }

  private void announce(Explorer explorer, ExplorerOptions options, boolean chainTold) {
    notices.add(
        String.format(
            Locale.ROOT,
            "read from an explorer, up to block %d with hash %s, %d blocks behind its newest; that the"
                + " lists of accounts are whole and in order, what contracts moved, and that the"
                + " blocks are in the chain is its word, checked against no proof",
            horizon.number(),
            horizon.hash(),
            options.confirmations()));
    if (!chainTold) {
      notices.add(
          String.format(
              Locale.ROOT,
              "the explorer does not say of which chain it is: that it is %s is taken from the question",
              network.shortName()));
    }
    notices.add(
        "whether the last block can still be reorganised was not asked: explorers do not tell");
    explorer.notices().forEach(notices::add);
    notices.add(
        "calls that a failed caller took back may be listed by the explorer as if they had stayed;"
            + " the comparison with the balance then shows a difference");
    notices.add(
        "rewards of blocks and tips to their proposers are not read as income; where they changed"
            + " a balance they are unexplained");
    notices.add("whether an account is a contract is told as of now, not as of the horizon");
    notices.add(
        "ORDER_APPROXIMATE: inside a transaction fees stand first, then what moved of the coin in"
            + " the explorer's order, then the events of tokens in theirs");
    if (!network.equals(EvmNetwork.ETHEREUM)) {
      notices.add(
          "fees are divided by the rule of Ethereum: base fee burned, the rest to the block's"
              + " beneficiary; other chains may pay the base fee to somebody");
    }
  }

  @Override
  public ChainId chain() {
    return network.chainId();
  }

  @Override
  public long horizon() {
    return horizon.number();
  }

  @Override
  public EvmHash horizonHash() {
    return horizon.hash();
  }

  @Override
  public String origin() {
    return origin;
  }

  @Override
  public Instant time(long block) {
    if (block < 0 || block > horizon()) {
      throw new IllegalArgumentException("block " + block + " is behind the horizon");
    }
    return node.head(block).time();
  }

  @Override
  public List<Transfer> transfers(Address account, Asset asset, ChainOrder from) {
    EvmAddress asked = asked(account, asset);
    return from.block() > horizon() ? List.of() : history(asked, asset, from.block()).from(from);
  }

  @Override
  public Optional<List<Transfer>> transfersIfFew(
      Address account, Asset asset, ChainOrder from, int most) {
    EvmAddress asked = asked(account, asset);
    AccountHistory known = histories.get(new Question(asked, asset));
    boolean read = known != null && known.first() <= from.block();
    // What stands in the block itself may stand before the place.
    long first = from.block() + 1;
    if (!read && most < Integer.MAX_VALUE && first <= horizon()) {
      boolean more =
          asset.kind() == Asset.Kind.NATIVE
              ? coins.exceeds(asked, first, most)
              : tokens.exceeds(asked, asset, first, most);
      if (more) {
        return Optional.empty();
      }
    }
    List<Transfer> all = transfers(account, asset, from);
    return all.size() > most ? Optional.empty() : Optional.of(all);
  }

  @Override
  public BigInteger balanceBefore(Address account, Asset asset, ChainOrder at) {
    EvmAddress asked = asked(account, asset);
    return history(asked, asset, Math.min(at.block(), horizon())).balanceBefore(at);
  }

  private AccountHistory history(EvmAddress account, Asset asset, long first) {
    Question question = new Question(account, asset);
    AccountHistory known = histories.get(question);
    if (known == null || known.first() > first) {
      known =
          asset.kind() == Asset.Kind.NATIVE
              ? coins.read(account, first)
              : tokens.read(account, asset);
      histories.put(question, known);
    }
    return known;
  }

  @Override
  public List<Transfer> transaction(EvmHash hash) {
    return books.transfers(hash);
  }

  @Override
  public AccountKind kind(Address account) {
    EvmAddress asked = own(account);
    AccountKind known = kinds.get(asked);
    if (known == null) {
      known = node.kind(asked);
      kinds.put(asked, known);
    }
    return known;
  }

  @Override
  public Optional<TokenClaims> claims(Asset token) {
    if (!(token.contract() instanceof EvmAddress contract) || !token.chain().equals(chain())) {
      return Optional.empty();
    }
    Optional<TokenClaims> known = claims.get(token);
    if (known == null) {
      known = lists.tokenRow(contract, token.kind(), horizon()).map(ExplorerChain::claims);
      claims.put(token, known);
    }
    return known;
  }

  private static TokenClaims claims(JsonValue row) {
    String symbol = row.optional("tokenSymbol").map(JsonValue::text).orElse("");
    String decimals = row.optional("tokenDecimal").map(JsonValue::text).orElse("");
    String shown = Excerpt.of(symbol, SYMBOL_LENGTH);
    @Nullable Integer places = decimals.matches("[0-9]{1,3}") ? Integer.valueOf(decimals) : null;
    return new TokenClaims(shown.isEmpty() ? null : shown, places);
  }

  @Override
  public List<IssuerAct> issuerActs(Set<Address> accounts, Asset token, long fromBlock) {
    requireOwn(token);
    return issuers.read(accounts.stream().map(this::own).toList(), token, fromBlock);
  }

  @Override
  public List<Attestation> attest(Collection<EvmHash> transactions) {
    Map<ChainOrder, Attestation> attested = new TreeMap<>();
    for (EvmHash hash : transactions) {
      NodeTransaction found =
          books
              .transaction(hash)
              .orElseThrow(() ->
                  new SourceUnavailableException(
                      "the explorer does not know a transaction that it named",
                      origin + ", transaction " + hash,
                      "Try again later, or use another source."));
      attested.put(
          new ChainOrder(found.block(), found.index(), 0),
          new Attestation(
              hash,
              found.block(),
              found.blockHash(),
              Attestation.Proof.NODE_ATTESTED,
              "the explorer's word: it gives no proofs"));
    }
    return new ArrayList<>(attested.values());
  }

  private EvmAddress asked(Address account, Asset asset) {
    requireOwn(asset);
    return own(account);
  }

  private void requireOwn(Asset asset) {
    if (!asset.chain().equals(chain())) {
      throw new IllegalArgumentException("an asset of another chain: " + asset);
    }
  }

  private EvmAddress own(Address account) {
    if (!(account instanceof EvmAddress evm) || !evm.chain().equals(chain())) {
      throw new IllegalArgumentException("an account of another chain: " + account);
    }
    return evm;
  }

  @Override
  public List<String> notices() {
    return notices.list();
  }

  @Override
  public void close() {
    node.close();
  }
}
