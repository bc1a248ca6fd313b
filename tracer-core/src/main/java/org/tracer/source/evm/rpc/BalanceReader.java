package org.tracer.source.evm.rpc;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.source.evm.rpc.Node.TextResult;
import org.web3j.protocol.core.Request;

/** What one account has of one asset at the end of blocks; asked once a block. */
final class BalanceReader {

  private static final String BALANCE_OF = "0x70a08231";
  private static final String BALANCE_OF_NUMBER = "0x00fdd58e";
  private static final String OWNER_OF = "0x6352211e";

  private final Node node;
  private final EvmAddress account;
  private final Asset asset;
  private final Map<Long, BigInteger> balances = new HashMap<>();
  private final Map<Long, BigInteger> nonces = new HashMap<>();

  BalanceReader(Node node, EvmAddress account, Asset asset) {
    this.node = node;
    this.account = account;
    this.asset = asset;
  }

  /** The balance after a block; before the first block nobody has anything. */
  BigInteger balance(long block) {
    ask(List.of(block));
    return block < 0 ? BigInteger.ZERO : Objects.requireNonNull(balances.get(block));
  }

  /** How many transactions the account had sent after a block. */
  BigInteger nonce(long block) {
    if (block < 0) {
      return BigInteger.ZERO;
    }
    return nonces.computeIfAbsent(
        block,
        b ->
            fields(b)
                .quantity(
                    node.require(
                        node.request(
                            "eth_getTransactionCount",
                            TextResult.class,
                            Node.lower(account),
                            Node.hex(b))),
                    "nonce"));
  }

  private Fields fields(long block) {
    return node.fields("balance of " + account + " at block " + block);
  }

  /** Asks for many balances at once. */
  void ask(Collection<Long> blocks) {
    List<Long> unknown =
        blocks.stream().distinct().filter(b -> b >= 0 && !balances.containsKey(b)).toList();
    if (unknown.isEmpty()) {
      return;
    }
    if (asset.kind() == Asset.Kind.ERC721) {
      unknown.forEach(block -> balances.put(block, owned(block)));
      return;
    }
    List<Request<Object, TextResult>> requests = new ArrayList<>();
    unknown.forEach(block -> requests.add(request(block)));
    List<Optional<String>> answers = node.findAll(requests);
    for (int i = 0; i < answers.size(); i++) {
      balances.put(unknown.get(i), value(answers.get(i).orElse(null), unknown.get(i)));
    }
  }

  private Request<Object, TextResult> request(long block) {
    return switch (asset.kind()) {
      case NATIVE ->
          node.request("eth_getBalance", TextResult.class, Node.lower(account), Node.hex(block));
      case ERC20 -> call(block, BALANCE_OF + word(new BigInteger(1, account.toBytes())));
      case ERC1155 ->
          call(
              block,
              BALANCE_OF_NUMBER
                  + word(new BigInteger(1, account.toBytes()))
                  + word(Objects.requireNonNull(asset.tokenId())));
      case ERC721 -> call(block, OWNER_OF + word(Objects.requireNonNull(asset.tokenId())));
    };
  }

  private Request<Object, TextResult> call(long block, String data) {
    Map<String, Object> call = new TreeMap<>();
    call.put("data", data);
    call.put("to", Node.lower((EvmAddress) Objects.requireNonNull(asset.contract())));
    return node.request("eth_call", TextResult.class, call, Node.hex(block));
  }

  private static String word(BigInteger number) {
    String digits = number.toString(16);
    return "0".repeat(64 - digits.length()) + digits;
  }

  private BigInteger value(@Nullable String text, long block) {
    if (asset.kind() == Asset.Kind.NATIVE) {
      return fields(block).quantity(text, "balance");
    }
    byte[] bytes = fields(block).bytes(text, "balance");
    if (bytes.length == 0) {
      // Where there is no contract yet, nobody has anything of its token.
      return BigInteger.ZERO;
    }
    if (bytes.length < 32) {
      throw fields(block).contradiction("the balance that a token tells is no number");
    }
    return new BigInteger(1, bytes, 0, 32);
  }

  private BigInteger owned(long block) {
    TextResult answer = node.send(request(block));
    // A token of which each is one gives up on what does not exist; nodes say so differently.
    if (answer.hasError() && RpcFailure.of(answer).isOfContract()) {
      return BigInteger.ZERO;
    }
    if (answer.hasError()) {
      throw node.failed(request(block), RpcFailure.of(answer));
    }
    BigInteger owner = value(answer.getResult(), block);
    return owner.equals(new BigInteger(1, account.toBytes())) ? BigInteger.ONE : BigInteger.ZERO;
  }
}
