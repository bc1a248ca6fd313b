package org.tracer.source.evm.rpc;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.ledger.account.AccountKind;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;
import org.tracer.source.evm.rpc.Node.TextResult;
import org.tracer.source.remote.Kept;
import org.tracer.source.remote.Notices;
import org.web3j.protocol.core.Request;

/**
 * A node as explorers let it through: blocks, transactions, receipts, code and balances, one
 * question at a time, and never a trace. What it says is booked as {@link EvmRpcChain} books it, so
 * that a transaction has the same transfers in the same places from both. Confined to one thread.
 */
public final class NodeView implements AutoCloseable {

  private static final int HEADERS_KEPT = 4_096;
  private static final String BALANCE_OF = "0x70a08231";
  private static final String BALANCE_OF_NUMBER = "0x00fdd58e";
  private static final String OWNER_OF = "0x6352211e";
  private static final String DELEGATION = "0xef0100";

  /** What is asked of a block. */
  public record Head(long number, EvmHash hash, Instant time) {}

  private final Node node;
  private final Map<Long, NodeBlock> headers = new Kept<>(HEADERS_KEPT);

  /** The view owns the service. */
  public NodeView(TransportService service, ChainId chain) {
    this.node = new Node(service, chain);
  }

  /** The tag of a block in questions. */
  public static String tag(long block) {
    return Node.hex(block);
  }

  /** An account as nodes and explorers write it. */
  public static String lower(EvmAddress account) {
    return Node.lower(account);
  }

  /** The network that the node follows, by its own word; empty if it does not tell. */
  public static Optional<EvmNetwork> network(TransportService service) {
    Request<Object, TextResult> request =
        new Request<>("eth_chainId", List.of(), service, TextResult.class);
    TextResult answer = service.send(request, TextResult.class);
    String text = answer.hasError() ? null : answer.getResult();
    return text == null || !text.matches("0x0*[1-9a-fA-F][0-9a-fA-F]{0,14}")
        ? Optional.empty()
        : Optional.of(EvmNetwork.of(Long.parseLong(text.substring(2), 16)));
  }

  /** Number of the newest block. */
  public long newest() {
    String text = node.require(node.request("eth_blockNumber", TextResult.class));
    return node.fields("the newest block").number(text, "result");
  }

  public Head head(long number) {
    NodeBlock block = header(number);
    return new Head(number, block.hash(), block.time());
  }

  private NodeBlock header(long number) {
    NodeBlock header = headers.get(number);
    if (header == null) {
      header = node.block(number, false);
      headers.put(number, header);
    }
    return header;
  }

  /** Empty if it stands in no block. */
  public Optional<NodeTransaction> transaction(EvmHash hash) {
    return node.checked(node.find(node.transactionRequest(hash)), hash);
  }

  public NodeReceipt receipt(NodeTransaction transaction) {
    return node.checked(node.require(node.receiptRequest(transaction.hash())), transaction);
  }

  /**
   * All transfers of a transaction in the order of their places.
   *
   * @param moves null if it is not known what contracts moved
   */
  public List<Transfer> book(
      NodeTransaction transaction, NodeReceipt receipt, @Nullable Moves moves, Notices notices) {
    return TransactionBook.of(
        header(transaction.block()),
        transaction,
        receipt,
        moves,
        node.fields("transaction " + transaction.hash()),
        notices);
  }

  /** The value of a transaction that succeeded, where {@link #book} puts it. */
  public Transfer payment(NodeTransaction transaction, EvmAddress payee) {
    return new Transfer(
        new ChainOrder(transaction.block(), transaction.index(), TransactionBook.VALUE),
        transaction.hash(),
        transaction.from(),
        payee,
        Asset.coin(node.chain()),
        transaction.value(),
        TransferKind.PAYMENT);
  }

  /** What events of tokens move, where {@link #book} puts it. */
  public List<Transfer> events(Collection<NodeLog> logs, Notices notices) {
    Fields fields = node.fields("events of tokens");
    List<Transfer> transfers = new ArrayList<>();
    for (NodeLog log : logs) {
      transfers.addAll(TokenEvents.read(log, fields, notices));
      transfers.addAll(SupplyEvents.read(log, logs, fields));
    }
    return transfers;
  }

  /** The account that an event of {@code DestroyedBlackFunds} or a wrapped coin is about. */
  public static @Nullable EvmHash supplyParty(NodeLog log) {
    return SupplyEvents.party(log);
  }

  /** What came, or with a minus went, without a transfer, at the end of a block. */
  public static Transfer unexplained(
      EvmAddress account, Asset asset, long block, BigInteger difference) {
    return Reconciliation.unexplained(account, asset, block, difference);
  }

  /** What a transfer adds to an account's balance. */
  public static BigInteger effect(Transfer transfer, EvmAddress account) {
    return Reconciliation.effect(transfer, account);
  }

  /** What stands behind an account at the newest block. */
  public AccountKind kind(EvmAddress account) {
    String code =
        node.require(node.request("eth_getCode", TextResult.class, Node.lower(account), "latest"));
    int bytes = node.fields("code of " + account).bytes(code, "code").length;
    if (bytes == 0) {
      return AccountKind.EXTERNAL;
    }
    boolean delegated = bytes == 23 && code.toLowerCase(Locale.ROOT).startsWith(DELEGATION);
    return delegated ? AccountKind.DELEGATED : AccountKind.CONTRACT;
  }

  /** A balance at a tag; empty if the node refuses the question. */
  public Optional<BigInteger> balance(EvmAddress account, Asset asset, String tag) {
    Fields fields = node.fields("balance of " + account + " in " + asset);
    TextResult answer = node.send(balanceRequest(account, asset, tag));
    if (answer.hasError()) {
      boolean none = asset.kind() == Asset.Kind.ERC721 && RpcFailure.of(answer).isOfContract();
      return none ? Optional.of(BigInteger.ZERO) : Optional.empty();
    }
    if (asset.kind() == Asset.Kind.NATIVE) {
      return Optional.of(fields.quantity(answer.getResult(), "balance"));
    }
    byte[] bytes = fields.bytes(answer.getResult(), "balance");
    if (bytes.length < 32) {
      // Without a contract there is no balance; what is cut short is none either.
      return bytes.length == 0 ? Optional.of(BigInteger.ZERO) : Optional.empty();
    }
    BigInteger value = new BigInteger(1, bytes, 0, 32);
    if (asset.kind() == Asset.Kind.ERC721) {
      boolean owner = value.equals(new BigInteger(1, account.toBytes()));
      return Optional.of(owner ? BigInteger.ONE : BigInteger.ZERO);
    }
    return Optional.of(value);
  }

  /**
   * What a contract answers to a call.
   *
   * @param answer null if it gave up, or was not reached
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  public record Call(byte @Nullable [] answer, boolean reached) {}

  /** Asks a contract at a tag. */
  public Call call(EvmAddress contract, String data, String tag) {
    TextResult answer = node.send(callRequest(contract, data, tag));
    if (answer.hasError()) {
      return new Call(null, RpcFailure.of(answer).isOfContract());
    }
    return new Call(
        node.fields("eth_call of " + contract).bytes(answer.getResult(), "result"), true);
  }

  /** Tells what issuers did, from whatever {@code source} reads. */
  public IssuerHistory issuers(IssuerSource source, long horizon, Notices notices) {
    return new IssuerHistory(node, source, horizon, notices);
  }

  private Request<Object, TextResult> callRequest(EvmAddress contract, String data, String tag) {
    Map<String, Object> call = new TreeMap<>();
    call.put("data", data);
    call.put("to", Node.lower(contract));
    return node.request("eth_call", TextResult.class, call, tag);
  }

  private Request<Object, TextResult> balanceRequest(EvmAddress account, Asset asset, String tag) {
    if (asset.kind() == Asset.Kind.NATIVE) {
      return node.request("eth_getBalance", TextResult.class, Node.lower(account), tag);
    }
    BigInteger holder = new BigInteger(1, account.toBytes());
    BigInteger id = asset.tokenId() == null ? BigInteger.ZERO : asset.tokenId();
    String data =
        switch (asset.kind()) {
          case ERC1155 -> BALANCE_OF_NUMBER + word(holder) + word(id);
          case ERC721 -> OWNER_OF + word(id);
          case ERC20, NATIVE -> BALANCE_OF + word(holder);
        };
    return callRequest((EvmAddress) Objects.requireNonNull(asset.contract()), data, tag);
  }

  private static String word(BigInteger number) {
    String digits = number.toString(16);
    return "0".repeat(64 - digits.length()) + digits;
  }

  @Override
  public void close() {
    node.close();
  }
}
