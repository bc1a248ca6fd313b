package org.tracer.source.evm.explorer;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.ledger.account.Transfer;
import org.tracer.source.evm.rpc.Moves;
import org.tracer.source.evm.rpc.NodeView;
import org.tracer.source.remote.Notices;

/**
 * What an account paid and got of the chain's coin. Its lists are read whole. Behind the block that
 * is asked from, transactions that the account sent or in which contracts paid it are booked whole,
 * so that they stand where {@link TransactionBooks} puts them; before it their sum is enough, if
 * the balance at the horizon then comes out to the last base unit. If not, all are booked.
 */
final class CoinHistory {

  /** Everything that the explorer lists of an account. */
  private record Lists(
      List<TransactionRow> transactions,
      Map<EvmHash, List<InternalRow>> internals,
      List<WithdrawalRow> withdrawals) {}

  private final NodeView node;
  private final AccountLists lists;
  private final TransactionBooks books;
  private final HorizonBalance balances;
  private final long horizon;
  private final Notices notices;
  private final Asset coin;

  CoinHistory(
      NodeView node,
      AccountLists lists,
      TransactionBooks books,
      HorizonBalance balances,
      long horizon,
      Notices notices,
      Asset coin) {
    this.node = node;
    this.lists = lists;
    this.books = books;
    this.balances = balances;
    this.horizon = horizon;
    this.notices = notices;
    this.coin = coin;
  }

  AccountHistory read(EvmAddress account, long first) {
    Lists all = lists(account, 0, horizon);
    all.transactions().forEach(books::know);
    BigInteger balance = balances.of(account, coin, () -> later(account)).orElse(null);
    if (first > 0 && balance != null) {
      BigInteger opening = sum(all, account, first - 1);
      if (opening != null) {
        List<Transfer> transfers = transfers(all, account, first);
        AccountReplay replay = new AccountReplay(account, coin, transfers);
        if (opening.add(replay.sum()).equals(balance) && replay.firstLack(opening) == null) {
          return new AccountHistory(account, first, opening, transfers);
        }
      }
    }
    AccountReplay replay = new AccountReplay(account, coin, transfers(all, account, 0));
    List<Transfer> explained = replay.explained(balance, horizon, notices);
    return new AccountHistory(account, 0, BigInteger.ZERO, explained);
  }

  /** Whether its transactions alone show that an account has more transfers than {@code most}. */
  boolean exceeds(EvmAddress account, long first, int most) {
    return lists.transactionsExceed(account, first, horizon, row -> certain(row, account), most);
  }

  /** How many transfers of an account a row stands for at least. */
  private static int certain(TransactionRow row, EvmAddress account) {
    boolean paid = Boolean.TRUE.equals(row.succeeded()) && row.value().signum() > 0;
    int value = paid && (row.isSentBy(account) || account.equals(row.payee())) ? 1 : 0;
    BigInteger fee = row.isSentBy(account) ? row.fee() : null;
    return fee != null && fee.signum() > 0 ? value + 1 : value;
  }

  private Lists lists(EvmAddress account, long first, long last) {
    List<TransactionRow> transactions = lists.transactions(account, first, last);
    Map<EvmHash, List<InternalRow>> internals = new LinkedHashMap<>();
    for (InternalRow row : lists.internals(account, first, last)) {
      List<InternalRow> rows = internals.computeIfAbsent(row.hash(), hash -> new ArrayList<>());
      rows.add(row);
      if (row.block() != rows.getFirst().block()) {
        throw lists.contradiction(
            "a transaction stands in two blocks", "transaction " + row.hash());
      }
    }
    return new Lists(transactions, internals, lists.withdrawals(account, first, last));
  }

  private Optional<BigInteger> later(EvmAddress account) {
    long end = HorizonBalance.end(horizon);
    Map<Long, BigInteger> changes = changes(lists(account, horizon + 1, end), account, end);
    return Optional.ofNullable(changes).map(CoinHistory::total);
  }

  private static BigInteger total(Map<Long, BigInteger> changes) {
    return changes.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** What rows up to a block add up to; null if they cannot be summed, or not without a debt. */
  private static @Nullable BigInteger sum(Lists all, EvmAddress account, long last) {
    Map<Long, BigInteger> changes = changes(all, account, last);
    if (changes == null) {
      return null;
    }
    BigInteger balance = BigInteger.ZERO;
    for (BigInteger change : changes.values()) {
      balance = balance.add(change);
      if (balance.signum() < 0) {
        return null;
      }
    }
    return balance;
  }

  /** How rows up to a block change the balance, by block; null if they do not tell. */
  private static @Nullable Map<Long, BigInteger> changes(Lists all, EvmAddress account, long last) {
    Map<Long, BigInteger> changes = new TreeMap<>();
    Set<EvmHash> failed = new LinkedHashSet<>();
    Map<EvmHash, EvmAddress> created = new HashMap<>();
    for (TransactionRow row : all.transactions()) {
      if (row.block() > last) {
        continue;
      }
      BigInteger fee = row.isSentBy(account) ? row.fee() : BigInteger.ZERO;
      if (fee == null || row.succeeded() == null) {
        return null;
      }
      BigInteger change = fee.negate();
      if (row.succeeded()) {
        change = row.isSentBy(account) ? change.subtract(row.value()) : change;
        change = account.equals(row.payee()) ? change.add(row.value()) : change;
      }
      changes.merge(row.block(), change, BigInteger::add);
      if (row.transaction() != null) {
        EvmHash hash = row.transaction().hash();
        if (!row.succeeded()) {
          failed.add(hash);
        }
        if (row.transaction().to() == null && row.payee() != null) {
          created.put(hash, row.payee());
        }
      }
    }
    all.internals()
        .forEach((hash, rows) -> {
          if (!failed.contains(hash) && rows.getFirst().block() <= last) {
            for (Moves.Move move :
                InternalMoves.read(rows, created.get(hash), hash.toString()).list()) {
              BigInteger change =
                  account.equals(move.from()) ? move.wei().negate() : BigInteger.ZERO;
              change = account.equals(move.to()) ? change.add(move.wei()) : change;
              changes.merge(rows.getFirst().block(), change, BigInteger::add);
            }
          }
        });
    for (WithdrawalRow row : all.withdrawals()) {
      if (row.block() <= last) {
        changes.merge(row.block(), row.wei(), BigInteger::add);
      }
    }
    return changes;
  }

  /** The transfers of an account from a block on, in the order of the chain. */
  private List<Transfer> transfers(Lists all, EvmAddress account, long first) {
    List<Transfer> transfers = new ArrayList<>();
    Set<EvmHash> whole = new LinkedHashSet<>();
    for (TransactionRow row : all.transactions()) {
      if (row.block() >= first) {
        if (row.transaction() == null) {
          if (row.value().signum() > 0) {
            transfers.add(NodeView.unexplained(account, coin, 0, row.value()));
          }
        } else if (isPlainCredit(row, all, account)) {
          plainCredit(row, account, transfers);
        } else {
          whole.add(row.transaction().hash());
        }
      }
    }
    all.internals()
        .forEach((hash, rows) -> {
          if (rows.getFirst().block() >= first) {
            whole.add(hash);
          }
        });
    for (EvmHash hash : whole) {
      books.transfers(hash).stream()
          .filter(transfer -> transfer.asset().equals(coin) && concerns(transfer, account))
          .forEach(transfers::add);
    }
    for (WithdrawalRow row : all.withdrawals()) {
      if (row.block() >= first) {
        transfers.add(row.transfer());
      }
    }
    transfers.sort(Comparator.comparing(Transfer::order));
    return List.copyOf(transfers);
  }

  private static boolean isPlainCredit(TransactionRow row, Lists all, EvmAddress account) {
    return row.transaction() != null
        && !row.isSentBy(account)
        && row.succeeded() != null
        && !all.internals().containsKey(row.transaction().hash());
  }

  private void plainCredit(TransactionRow row, EvmAddress account, List<Transfer> transfers) {
    boolean paid = Boolean.TRUE.equals(row.succeeded()) && row.value().signum() > 0;
    if (paid && row.transaction() != null && account.equals(row.payee())) {
      transfers.add(node.payment(row.transaction(), account));
    }
  }

  private static boolean concerns(Transfer transfer, EvmAddress account) {
    return account.equals(transfer.from()) || account.equals(transfer.to());
  }
}
