package org.tracer.source.evm.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.error.SourceUnavailableException;
import org.tracer.ledger.account.AccountKind;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;
import org.tracer.source.evm.rpc.TransactionReader.Read;
import org.tracer.source.remote.Notices;

/**
 * What an account paid and got of the chain's own coin. Nodes keep no such list, so it is found by
 * an index of traces; else, for accounts without code on an archive node, by halving on balance and
 * number of transactions; else block by block. An archive's balances are compared in every case.
 */
final class CoinHistory {

  private final Node node;
  private final Capabilities capabilities;
  private final TransactionReader reader;
  private final AccountIndex index;
  private final BlockRewards rewards;
  private final int mostBlocks;
  private final Notices notices;
  private final Asset coin;

  CoinHistory(
      Node node,
      Capabilities capabilities,
      TransactionReader reader,
      int mostBlocks,
      Notices notices) {
    this.node = node;
    this.capabilities = capabilities;
    this.reader = reader;
    this.index = new AccountIndex(node);
    this.rewards = new BlockRewards(node, capabilities);
    this.mostBlocks = mostBlocks;
    this.notices = notices;
    this.coin = Asset.coin(node.chain());
  }

  boolean isIndexed() {
    return capabilities.traceFilter() || capabilities.otterscan();
  }

  /** Whether blocks are read one by one for such an account. */
  boolean scans(AccountKind kind) {
    return !isIndexed() && !halves(kind);
  }

  private boolean halves(AccountKind kind) {
    return !isIndexed() && capabilities.archive() && kind == AccountKind.EXTERNAL;
  }

  /** Whether every transfer is found even if balances cannot be compared. */
  boolean isComplete() {
    return isIndexed() && reader.traces();
  }

  /** The transfers of an account in some blocks, both included, in the order of the chain. */
  List<Transfer> between(EvmAddress account, AccountKind kind, long first, long last) {
    boolean halving = halves(kind);
    Reconciliation known =
        new Reconciliation(
            account,
            coin,
            new BalanceReader(node, account, coin),
            halving,
            (block, hard) -> search(account, block, hard),
            mostBlocks,
            notices);
    if (capabilities.traceFilter()) {
      AccountIndex.Found found = index.byTraces(account, first, last);
      reader.transfers(found.transactions(), known::add);
      made(account, found.rewards()).forEach(known::add);
    } else if (capabilities.otterscan()) {
      reader.transfers(index.byPages(account, first, last), known::add);
    } else if (halving) {
      notices.add(
          "accounts whose transfers were found by halving",
          "transfers of "
              + account
              + " were found by halving on its balance and number of transactions, which is"
              + " complete for amounts above zero if code was never delegated to it");
    } else {
      scan(account, first, last).forEach(transfers -> known.add(transfers));
    }
    if (capabilities.archive()) {
      known.check(first, last, !reader.traces(), !halving);
    }
    return known.transfers();
  }

  /** What the blocks that an account made brought it: tips are in no index. */
  private List<List<Transfer>> made(EvmAddress account, SortedSet<Long> blocks) {
    if (blocks.size() > mostBlocks) {
      throw new SourceUnavailableException(
          String.format(
              Locale.ROOT,
              "the account made %d blocks, which are too many to read one by one",
              blocks.size()),
          String.format(
              Locale.ROOT,
              "%s, %s, blocks %d to %d",
              node.origin(),
              account,
              blocks.first(),
              blocks.last()),
          "Stop at this account, or allow more blocks (scan=N).");
    }
    return blocks.stream().map(block -> search(account, block, false)).toList();
  }

  private List<List<Transfer>> scan(EvmAddress account, long first, long last) {
    if (last - first >= mostBlocks) {
      throw new SourceUnavailableException(
          String.format(
              Locale.ROOT,
              "the node has no index of accounts, and %d blocks are too many to read one by one",
              last - first + 1),
          String.format(
              Locale.ROOT, "%s, %s, blocks %d to %d", node.origin(), account, first, last),
          "Use a node with trace_filter (Erigon, Nethermind, Reth) or ots_ methods, an archive"
              + " node for accounts without code, or an explorer; or allow more blocks.");
    }
    // An archive's balances tell where to look harder only if they differ at the end of a block.
    List<List<Transfer>> all = new ArrayList<>();
    for (long block = first; block <= last; block++) {
      all.add(search(account, block, true));
    }
    return all;
  }

  /**
   * All transfers in a block that may concern an account; {@code hard} traces every transaction.
   */
  private List<Transfer> search(EvmAddress account, long number, boolean hard) {
    NodeBlock block = node.block(number, true);
    List<Transfer> transfers = new ArrayList<>();
    for (Read read : reader.block(block)) {
      NodeTransaction transaction = read.transaction();
      boolean party =
          account.equals(transaction.from())
              || account.equals(transaction.to())
              || account.equals(read.receipt().created());
      boolean traced = reader.traces() && (hard || party);
      List<Transfer> found = reader.transfers(read, traced);
      if (found.stream().anyMatch(one -> account.equals(one.from()) || account.equals(one.to()))) {
        reader.remember(read);
      }
      transfers.addAll(found);
    }
    for (int i = 0; i < block.withdrawals().size(); i++) {
      NodeBlock.Withdrawal withdrawal = block.withdrawals().get(i);
      transfers.add(
          new Transfer(
              new ChainOrder(number, ChainOrder.BLOCK_END, i),
              null,
              null,
              withdrawal.account(),
              coin,
              withdrawal.wei(),
              TransferKind.WITHDRAWAL));
    }
    transfers.addAll(rewards.of(block));
    return transfers;
  }
}
