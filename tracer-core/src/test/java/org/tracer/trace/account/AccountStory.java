package org.tracer.trace.account;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.ledger.account.AccountKind;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.MemoryAccountChain;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;
import org.web3j.crypto.Hash;

/** Tells a chain of accounts transaction by transaction; accounts and tokens go by names. */
public final class AccountStory {

  public static final ChainId CHAIN = EvmNetwork.ETHEREUM.chainId();
  public static final Asset COIN = Asset.coin(CHAIN);

  private final List<Transfer> transfers = new ArrayList<>();
  private final Map<Address, AccountKind> kinds = new HashMap<>();
  private int block;
  private int index;
  private @Nullable EvmHash transaction;

  /** An address itself, or one of somebody by this name. */
  public static Address account(String name) {
    if (name.startsWith("0x")) {
      return EvmAddress.parse(CHAIN, name);
    }
    return EvmAddress.read(CHAIN, Hash.sha3(name.getBytes(StandardCharsets.UTF_8)), 12);
  }

  public static Asset token(String name) {
    return Asset.token(account(name));
  }

  public static EvmHash hash(String name) {
    return EvmHash.read(Hash.sha3(name.getBytes(StandardCharsets.UTF_8)), 0);
  }

  public AccountStory contract(String name) {
    kinds.put(account(name), AccountKind.CONTRACT);
    return this;
  }

  /** Begins a transaction in a block of its own. */
  public AccountStory transaction(String name) {
    block++;
    index = 0;
    transaction = hash(name);
    return this;
  }

  public AccountStory pay(String from, String to, long amount) {
    return pay(from, to, COIN, BigInteger.valueOf(amount), TransferKind.PAYMENT);
  }

  public AccountStory pay(String from, String to, Asset asset, long amount) {
    return pay(from, to, asset, BigInteger.valueOf(amount), TransferKind.TOKEN);
  }

  /** {@code -} stands for nobody. */
  public AccountStory pay(
      String from, String to, Asset asset, BigInteger amount, TransferKind kind) {
    transfers.add(
        new Transfer(
            new ChainOrder(block, 0, index++),
            transaction,
            from.equals("-") ? null : account(from),
            to.equals("-") ? null : account(to),
            asset,
            amount,
            kind));
    return this;
  }

  /** Gives an account its first money. */
  public AccountStory has(String account, Asset asset, long amount) {
    transaction("beginning of " + account + " in " + asset + " at " + block);
    return pay("-", account, asset, BigInteger.valueOf(amount), TransferKind.DECREE);
  }

  public AccountStory fee(String payer, long amount) {
    return pay(payer, "-", COIN, BigInteger.valueOf(amount), TransferKind.FEE_BURNED);
  }

  public List<Transfer> transfers() {
    return transfers;
  }

  public MemoryAccountChain chain() {
    return new MemoryAccountChain(
        CHAIN, block, hash("tip"), "memory:story", transfers, kinds, Map.of());
  }
}
