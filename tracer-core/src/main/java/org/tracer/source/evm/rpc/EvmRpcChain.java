package org.tracer.source.evm.rpc;

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
import java.util.function.Supplier;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.SourceUnavailableException;
import org.tracer.ledger.account.AccountChain;
import org.tracer.ledger.account.AccountKind;
import org.tracer.ledger.account.Attestation;
import org.tracer.ledger.account.AttestedTransaction;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.IssuerAct;
import org.tracer.ledger.account.TokenClaims;
import org.tracer.ledger.account.Transfer;
import org.tracer.source.evm.rpc.Histories.History;
import org.tracer.source.evm.rpc.Node.TextResult;
import org.tracer.source.remote.Kept;
import org.tracer.source.remote.Notices;

/** A chain of accounts, read from a node by JSON-RPC. Confined to one thread. */
public final class EvmRpcChain implements AccountChain {

  private static final int HOLDERS_KEPT = 4_096;
  private static final String DELEGATION = "0xef0100";

  private final Node node;
  private final Capabilities capabilities;
  private final TransactionReader reader;
  private final CoinHistory coins;
  private final TokenHistory tokens;
  private final TokenClaimsReader claims;
  private final IssuerHistory issuers;
  private final BlockAttester attester;
  private final Notices notices = new Notices();
  private final Map<EvmAddress, AccountKind> kinds = new HashMap<>();
  private final Histories histories = new Histories();
  private final Map<Holder, BalanceReader> balances = new Kept<>(HOLDERS_KEPT);

  private record Holder(EvmAddress account, Asset asset) {}

  private EvmRpcChain(Node node, Capabilities capabilities, EvmRpcOptions options) {
    this.node = node;
    this.capabilities = capabilities;
    SaidBefore said = new SaidBefore();
    this.reader = new TransactionReader(node, capabilities, said, notices);
    this.coins = new CoinHistory(node, capabilities, reader, options.mostBlocksToScan(), notices);
    this.tokens = new TokenHistory(node, capabilities, said, options.mostBlocksToScan(), notices);
    this.attester = new BlockAttester(node, capabilities, said);
    ContractCalls calls = new ContractCalls(node, horizon());
    this.claims = new TokenClaimsReader(calls);
    IssuerSource events = new NodeIssuers(calls, new EventReader(node), horizon());
    this.issuers = new IssuerHistory(node, events, horizon(), notices);
    capabilities.notices().forEach(notices::add);
  }

  /**
   * Opens a node and finds out what it offers, with at most twelve requests. The view owns the
   * service.
   *
   * @throws org.tracer.error.InvalidInputException if the node follows another chain
   */
  public static EvmRpcChain open(
      TransportService service, EvmNetwork network, EvmRpcOptions options) {
    EvmNetwork found = CapabilityProbe.network(service);
    CapabilityProbe.requireNetwork(network, found, service.origin());
    return of(service, network, options);
  }

  /** Opens a node of whatever network it says that it follows. */
  public static EvmRpcChain open(TransportService service, EvmRpcOptions options) {
    return of(service, CapabilityProbe.network(service), options);
  }

  private static EvmRpcChain of(
      TransportService service, EvmNetwork network, EvmRpcOptions options) {
    Node node = new Node(service, network.chainId());
    return new EvmRpcChain(node, CapabilityProbe.of(node, network, options.horizon()), options);
  }

  @Override
  public ChainId chain() {
    return node.chain();
  }

  @Override
  public long horizon() {
    return capabilities.horizon().number();
  }

  @Override
  public EvmHash horizonHash() {
    return capabilities.horizon().hash();
  }

  @Override
  public String origin() {
    return node.origin();
  }

  @Override
  public Instant time(long block) {
    requireKnown(block);
    return reader.header(block).time();
  }

  @Override
  public List<Transfer> transfers(Address account, Asset asset, ChainOrder from) {
    EvmAddress asked = asked(account, asset);
    if (from.block() > horizon()) {
      return List.of();
    }
    return history(asked, asset, from.block()).from(from);
  }

  private History history(EvmAddress account, Asset asset, long first) {
    History known = histories.find(account, asset, first);
    if (known == null) {
      known = histories.keep(account, asset, first, between(account, asset, first, horizon()));
    }
    return known;
  }

  private List<Transfer> between(EvmAddress account, Asset asset, long first, long last) {
    return unchanged(() ->
        asset.kind() == Asset.Kind.NATIVE
            ? coins.between(account, kind(account), first, last)
            : tokens.between(account, asset, first, last));
  }

  /** Reads, and makes sure that the last block still is the one it was. */
  private <T> T unchanged(Supplier<T> reading) {
    T result = reading.get();
    if (!capabilities.isFinal()) {
      node.block(horizon(), false);
    }
    return result;
  }

  @Override
  public BigInteger balanceBefore(Address account, Asset asset, ChainOrder at) {
    EvmAddress asked = asked(account, asset);
    long block = Math.min(at.block(), horizon() + 1);
    BalanceReader reader =
        balances.computeIfAbsent(
            new Holder(asked, asset), holder -> new BalanceReader(node, asked, asset));
    if (!capabilities.archive()) {
      return fromTheEnd(asked, asset, at, reader);
    }
    BigInteger balance = reader.balance(block - 1);
    if (block > horizon() || at.equals(ChainOrder.beginning(block))) {
      return balance;
    }
    for (Transfer transfer : around(asked, asset, block).inBlockBefore(at)) {
      balance = balance.add(Reconciliation.effect(transfer, asked));
    }
    return balance;
  }

  /** A history that has the transfers of a block. */
  private History around(EvmAddress account, Asset asset, long block) {
    boolean scans = asset.kind() == Asset.Kind.NATIVE && coins.scans(kind(account));
    if (scans && histories.find(account, asset, block) == null) {
      return new History(block, between(account, asset, block, block));
    }
    // Whoever wants to know this asks next for the transfers that follow.
    return history(account, asset, block);
  }

  private BigInteger fromTheEnd(
      EvmAddress account, Asset asset, ChainOrder at, BalanceReader reader) {
    if (asset.kind() == Asset.Kind.NATIVE && !coins.isComplete()) {
      throw new SourceUnavailableException(
          "the balance of an old block is not known: the node has no old balances, and not all"
              + " transfers after it",
          String.format(Locale.ROOT, "%s, %s before block %d", node.origin(), account, at.block()),
          "Use an archive node, or one with trace_filter and traces.");
    }
    BigInteger balance = reader.balance(horizon());
    for (Transfer transfer : transfers(account, asset, at)) {
      balance = balance.subtract(Reconciliation.effect(transfer, account));
    }
    if (balance.signum() < 0) {
      throw node.fields("balance of " + account)
          .contradiction("more came to the account after block " + at.block() + " than it has");
    }
    notices.add(
        "balances of old blocks that were derived",
        String.format(
            Locale.ROOT,
            "the balance of %s before block %d is derived from that at block %d and the transfers seen",
            account,
            at.block(),
            horizon()));
    return balance;
  }

  @Override
  public List<Transfer> transaction(EvmHash hash) {
    return unchanged(() -> reader.transfers(hash));
  }

  @Override
  public AccountKind kind(Address account) {
    EvmAddress asked = own(account);
    AccountKind known = kinds.get(asked);
    if (known == null) {
      String code =
          node.require(
              node.request(
                  "eth_getCode", TextResult.class, Node.lower(asked), Node.hex(horizon())));
      int bytes = node.fields("code of " + account).bytes(code, "code").length;
      if (bytes == 0) {
        known = AccountKind.EXTERNAL;
      } else {
        boolean delegated = bytes == 23 && code.toLowerCase(Locale.ROOT).startsWith(DELEGATION);
        known = delegated ? AccountKind.DELEGATED : AccountKind.CONTRACT;
      }
      kinds.put(asked, known);
    }
    return known;
  }

  @Override
  public Optional<TokenClaims> claims(Asset token) {
    requireOwn(token);
    return token.contract() instanceof EvmAddress contract
        ? Optional.of(claims.read(contract))
        : Optional.empty();
  }

  @Override
  public List<IssuerAct> issuerActs(Set<Address> accounts, Asset token, long fromBlock) {
    requireOwn(token);
    List<EvmAddress> own = accounts.stream().map(this::own).toList();
    return unchanged(() -> issuers.read(own, token, fromBlock));
  }

  private EvmAddress asked(Address account, Asset asset) {
    requireOwn(asset);
    return own(account);
  }

  @Override
  public List<Attestation> attest(Collection<EvmHash> transactions) {
    return unchanged(() -> attester.attest(transactions));
  }

  @Override
  public List<AttestedTransaction> prove(Collection<EvmHash> transactions) {
    return unchanged(() -> attester.prove(transactions));
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

  private void requireKnown(long block) {
    if (block < 0 || block > horizon()) {
      throw new IllegalArgumentException("block " + block + " is behind the horizon");
    }
  }

  @Override
  public List<String> notices() {
    return new ArrayList<>(notices.list());
  }

  @Override
  public void close() {
    node.close();
  }
}
