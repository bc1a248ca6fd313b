package org.tracer.source.evm.rpc;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.error.SourceUnavailableException;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;
import org.tracer.source.remote.Notices;
import org.web3j.crypto.Hash;

/**
 * Compares the transfers of an account with its balances and halves the range until it has the
 * blocks that they do not explain. Each is looked into once more; what still is not explained is
 * booked as such, with its direction, at the end of its block. Differences in one range that cancel
 * each other out are not seen. With <i>d</i> differing blocks among <i>n</i> this takes about
 * <i>d</i> log <i>n</i> balances.
 */
final class Reconciliation {

  /** Looks into one block for all transfers of the account, harder if asked to. */
  @FunctionalInterface
  interface BlockSearch {
    List<Transfer> find(long block, boolean hard);
  }

  /** Unexplained differences stand behind rewards and withdrawals. */
  private static final int FIRST_PLACE = 1 << 30;

  private final EvmAddress account;
  private final Asset asset;
  private final BalanceReader balances;
  private final boolean nonces;
  private final BlockSearch search;
  private final int mostBlocks;
  private final Notices notices;
  private final NavigableMap<Long, TreeMap<ChainOrder, Transfer>> byBlock = new TreeMap<>();
  private int examined;

  /**
   * @param nonces whether the number of transactions sent must be explained too
   * @param mostBlocks how many blocks may differ before this is given up
   */
  Reconciliation(
      EvmAddress account,
      Asset asset,
      BalanceReader balances,
      boolean nonces,
      BlockSearch search,
      int mostBlocks,
      Notices notices) {
    this.account = account;
    this.asset = asset;
    this.balances = balances;
    this.nonces = nonces;
    this.search = search;
    this.mostBlocks = mostBlocks;
    this.notices = notices;
  }

  void add(Collection<Transfer> transfers) {
    for (Transfer transfer : transfers) {
      boolean own = account.equals(transfer.from()) || account.equals(transfer.to());
      if (own && transfer.asset().equals(asset)) {
        byBlock
            .computeIfAbsent(transfer.order().block(), b -> new TreeMap<>())
            .put(transfer.order(), transfer);
      }
    }
  }

  /** What is known so far, in the order of the chain. */
  List<Transfer> transfers() {
    List<Transfer> all = new ArrayList<>();
    byBlock.values().forEach(block -> all.addAll(block.values()));
    return all;
  }

  /**
   * Compares from the end of the block before {@code first} to the end of {@code last}.
   *
   * <p>The first block is compared for itself, so that a balance inside it can be told.
   *
   * @param everyBlock whether each block with a transfer is compared for itself
   * @param exact whether every block that changes the balance is known without the balances
   */
  void check(long first, long last, boolean everyBlock, boolean exact) {
    TreeSet<Long> points = new TreeSet<>(List.of(first - 1, first, last));
    if (everyBlock) {
      byBlock
          .subMap(first, true, last, true)
          .keySet()
          .forEach(block -> {
            points.add(block - 1);
            points.add(block);
          });
    }
    balances.ask(points);
    List<Long> list = new ArrayList<>(points);
    boolean wide = false;
    for (int i = 1; i < list.size(); i++) {
      wide |= list.get(i) - list.get(i - 1) > 1;
      halve(list.get(i - 1), list.get(i));
    }
    if (wide && !exact) {
      notices.add(
          (asset.kind() == Asset.Kind.NATIVE ? "of the coin" : "of tokens")
              + " balances are compared with transfers at the ends of ranges of blocks: what comes"
              + " and goes inside one range, is in no transfer and cancels out is not seen");
    }
  }

  private void halve(long low, long high) {
    if (difference(low, high).signum() == 0 && (!nonces || allSent(low, high))) {
      return;
    }
    if (high - low == 1) {
      examine(high);
      return;
    }
    long middle = low + (high - low) / 2;
    halve(low, middle);
    halve(middle, high);
  }

  private BigInteger difference(long low, long high) {
    BigInteger left = balances.balance(high).subtract(balances.balance(low));
    for (TreeMap<ChainOrder, Transfer> block : byBlock.subMap(low, false, high, true).values()) {
      for (Transfer transfer : block.values()) {
        left = left.subtract(effect(transfer, account));
      }
    }
    return left;
  }

  /** What a transfer adds to an account's balance. */
  static BigInteger effect(Transfer transfer, EvmAddress account) {
    BigInteger effect = BigInteger.ZERO;
    if (account.equals(transfer.to())) {
      effect = effect.add(transfer.amount());
    }
    return account.equals(transfer.from()) ? effect.subtract(transfer.amount()) : effect;
  }

  private boolean allSent(long low, long high) {
    Set<EvmHash> sent = new HashSet<>();
    for (TreeMap<ChainOrder, Transfer> block : byBlock.subMap(low, false, high, true).values()) {
      for (Transfer transfer : block.values()) {
        boolean sends = transfer.kind().isFee() || transfer.kind() == TransferKind.PAYMENT;
        EvmHash hash = transfer.transaction();
        if (sends && hash != null && account.equals(transfer.from())) {
          sent.add(hash);
        }
      }
    }
    BigInteger count = balances.nonce(high).subtract(balances.nonce(low));
    return count.equals(BigInteger.valueOf(sent.size()));
  }

  private void examine(long block) {
    if (++examined > mostBlocks) {
      throw new SourceUnavailableException(
          String.format(
              Locale.ROOT,
              "the balance of the account differs from its transfers in more than %d blocks",
              mostBlocks),
          account + ", " + asset,
          "Use a source with an index of accounts and traces, or allow more blocks.");
    }
    add(search.find(block, false));
    if (difference(block - 1, block).signum() != 0) {
      add(search.find(block, true));
    }
    BigInteger left = difference(block - 1, block);
    if (left.signum() != 0) {
      add(List.of(unexplained(account, asset, block, left)));
    }
  }

  /**
   * What came, or with a minus went, without a transfer that says how, at the end of a block; what
   * the first block brings is what the chain began with.
   */
  static Transfer unexplained(EvmAddress account, Asset asset, long block, BigInteger left) {
    boolean came = left.signum() > 0;
    return new Transfer(
        new ChainOrder(block, ChainOrder.BLOCK_END, place(account, asset)),
        null,
        came ? null : account,
        came ? account : null,
        asset,
        left.abs(),
        block == 0 ? TransferKind.DECREE : TransferKind.UNEXPLAINED);
  }

  /** A place that another account or asset in the same block will hardly have. */
  private static int place(EvmAddress account, Asset asset) {
    byte[] hash = Hash.sha3((account + " " + asset).getBytes(StandardCharsets.US_ASCII));
    int bits = (hash[0] & 0x3f) << 24 | (hash[1] & 0xff) << 16 | (hash[2] & 0xff) << 8;
    return FIRST_PLACE | bits | (hash[3] & 0xff);
  }
}
