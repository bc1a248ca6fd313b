package org.tracer.heuristic.deposit;

import static org.tracer.trace.account.AccountStory.CHAIN;
import static org.tracer.trace.account.AccountStory.account;
import static org.tracer.trace.account.AccountStory.hash;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.ledger.account.AccountKind;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.MemoryAccountChain;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;

/**
 * All transfers of the Bionic token up to block 8,497,982 and exchanges' wallets, as Victor
 * published them with his program. Blocks are taken to come every 13.5 seconds, accounts that are
 * not listed as contracts to be keys, of which the data says nothing; nothing is known of the coin.
 */
record TokenHistory(
    Asset token, List<Transfer> transfers, Map<Address, String> exchanges, Set<Address> contracts) {

  private static final String NOBODY = "0x0000000000000000000000000000000000000000";

  static TokenHistory read(Path directory) throws IOException {
    Map<Address, String> exchanges = new HashMap<>();
    Set<Address> contracts = new HashSet<>();
    for (String line : rows(directory.resolve("exchanges.csv"))) {
      String[] cells = line.split(",", -1);
      if (cells[2].equals("contract")) {
        contracts.add(account(cells[0]));
      }
      if (cells[2].equals("eoa") && cells[3].equals("Exchange")) {
        exchanges.put(account(cells[0]), cells[1].replaceAll("[ _]*\\d+$", ""));
      }
    }
    List<Transfer> transfers = new ArrayList<>();
    Map<Address, BigInteger> balances = new HashMap<>();
    Asset token = null;
    for (String line : rows(directory.resolve("bionic.csv"))) {
      String[] cells = line.split(",", -1);
      token = Asset.token(account(cells[0]));
      Address from = cells[3].equals(NOBODY) ? null : account(cells[3]);
      Address to = account(cells[4]);
      BigInteger amount = new BigInteger(cells[5]);
      ChainOrder order = new ChainOrder(Long.parseLong(cells[1]), 0, transfers.size());
      TransferKind kind = from == null ? TransferKind.MINT : TransferKind.TOKEN;
      if (from != null) {
        BigInteger left = balances.getOrDefault(from, BigInteger.ZERO).subtract(amount);
        if (left.signum() < 0) {
          // One account pays what the data does not say it got.
          ChainOrder start = new ChainOrder(0, 0, transfers.size());
          transfers.add(
              new Transfer(start, null, null, from, token, left.negate(), TransferKind.DECREE));
          order = new ChainOrder(order.block(), 0, transfers.size());
          left = BigInteger.ZERO;
        }
        balances.put(from, left);
      }
      balances.merge(to, amount, BigInteger::add);
      transfers.add(new Transfer(order, hash(line), from, to, token, amount, kind));
    }
    return new TokenHistory(
        Objects.requireNonNull(token), List.copyOf(transfers), exchanges, contracts);
  }

  private static List<String> rows(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return lines.subList(1, lines.size());
  }

  /** The history up to a block. */
  MemoryAccountChain chain(long horizon) {
    List<Transfer> known = until(horizon);
    Map<Long, Instant> times = new LinkedHashMap<>();
    Map<Address, AccountKind> kinds = new HashMap<>();
    times.put(horizon, time(horizon));
    for (Transfer transfer : known) {
      times.put(transfer.order().block(), time(transfer.order().block()));
      if (transfer.from() != null) {
        kinds.put(transfer.from(), AccountKind.EXTERNAL);
      }
    }
    contracts.forEach(one -> kinds.put(one, AccountKind.CONTRACT));
    return new MemoryAccountChain(
        CHAIN, horizon, hash("tip"), "memory:bionic", known, kinds, times);
  }

  List<Transfer> until(long horizon) {
    return transfers.stream().filter(one -> one.order().block() <= horizon).toList();
  }

  private static Instant time(long block) {
    return Instant.EPOCH.plus(Duration.ofMillis(13_500).multipliedBy(block));
  }
}
