package org.tracer.trace;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.tracer.chain.OutPoint;

/**
 * The rules once more, as slowly and plainly as possible: every transaction of the chain in turn,
 * and under FIFO every single satoshi by itself. Shares nothing with the tracer but the request.
 */
final class NaiveTracer {

  private final RandomChain chain;
  private final List<OutPoint> seeds;
  private final Map<String, Long> endpoints = new TreeMap<>();

  NaiveTracer(RandomChain chain, List<OutPoint> seeds) {
    this.chain = chain;
    this.seeds = seeds;
  }

  /** Every satoshi is a number: the seed it belongs to, counted from 1, or 0. */
  Map<String, Long> fifo() {
    Map<OutPoint, int[]> coins = new HashMap<>();
    for (RandomChain.Tx tx : chain.transactions) {
      List<Integer> purse = new ArrayList<>();
      for (OutPoint input : tx.inputs()) {
        for (int satoshi : Objects.requireNonNull(coins.remove(input))) {
          purse.add(satoshi);
        }
      }
      if (tx.inputs().isEmpty()) {
        tx.outputs().forEach(value -> purse.addAll(Collections.nCopies(value, 0)));
      }
      int next = 0;
      for (int vout = 0; vout < tx.outputs().size(); vout++) {
        OutPoint outPoint = new OutPoint(tx.id(), vout);
        int[] coin = new int[tx.outputs().get(vout)];
        for (int i = 0; i < coin.length; i++) {
          coin[i] = purse.get(next++);
        }
        for (int seed = 0; seed < seeds.size(); seed++) {
          for (int i = 0; seeds.get(seed).equals(outPoint) && i < coin.length; i++) {
            coin[i] = coin[i] == 0 ? seed + 1 : coin[i];
          }
        }
        if (tx.burns().get(vout)) {
          count("BURN " + outPoint, coin);
        } else {
          coins.put(outPoint, coin);
        }
      }
      if (!tx.inputs().isEmpty()) {
        count(
            "FEE " + tx.id(),
            purse.subList(next, purse.size()).stream().mapToInt(i -> i).toArray());
      }
    }
    coins.forEach((outPoint, coin) -> count("UNSPENT " + outPoint, coin));
    return endpoints;
  }

  /**
   * Every output has one exact amount a seed, apportioned with fractions in arbitrary precision.
   */
  Map<String, Long> haircut() {
    Map<OutPoint, long[]> coins = new HashMap<>();
    Map<OutPoint, Integer> values = new HashMap<>();
    for (RandomChain.Tx tx : chain.transactions) {
      long[] held = new long[seeds.size()];
      long in = 0;
      for (OutPoint input : tx.inputs()) {
        long[] coin = Objects.requireNonNull(coins.remove(input));
        for (int seed = 0; seed < held.length; seed++) {
          held[seed] += coin[seed];
        }
        in += Objects.requireNonNull(values.get(input));
      }
      long out = tx.outputs().stream().mapToLong(value -> value).sum();
      List<Long> room = new ArrayList<>();
      tx.outputs().forEach(value -> room.add((long) value));
      room.add(tx.inputs().isEmpty() ? 0 : in - out);
      long[][] got = new long[room.size()][held.length];
      for (int seed = 0; seed < held.length; seed++) {
        long[] parts = shares(held[seed], room);
        for (int sink = 0; sink < parts.length; sink++) {
          got[sink][seed] = parts[sink];
          room.set(sink, room.get(sink) - parts[sink]);
        }
      }
      for (int vout = 0; vout < tx.outputs().size(); vout++) {
        OutPoint outPoint = new OutPoint(tx.id(), vout);
        for (int seed = 0; seed < seeds.size(); seed++) {
          if (seeds.get(seed).equals(outPoint)) {
            got[vout][seed] += room.get(vout);
            room.set(vout, 0L);
          }
        }
        values.put(outPoint, tx.outputs().get(vout));
        if (tx.burns().get(vout)) {
          count("BURN " + outPoint, got[vout]);
        } else {
          coins.put(outPoint, got[vout]);
        }
      }
      count("FEE " + tx.id(), got[tx.outputs().size()]);
    }
    coins.forEach((outPoint, coin) -> count("UNSPENT " + outPoint, coin));
    return endpoints;
  }

  private static long[] shares(long total, List<Long> room) {
    BigInteger sum = BigInteger.valueOf(room.stream().mapToLong(r -> r).sum());
    long[] parts = new long[room.size()];
    BigInteger[] rest = new BigInteger[room.size()];
    long left = total;
    for (int i = 0; i < parts.length; i++) {
      BigInteger product = BigInteger.valueOf(total).multiply(BigInteger.valueOf(room.get(i)));
      parts[i] = total == 0 ? 0 : product.divide(sum).longValueExact();
      rest[i] = total == 0 ? BigInteger.ZERO : product.mod(sum);
      left -= parts[i];
    }
    for (; left > 0; left--) {
      int best = 0;
      for (int i = 1; i < rest.length; i++) {
        best = rest[i].compareTo(rest[best]) > 0 ? i : best;
      }
      parts[best]++;
      rest[best] = BigInteger.valueOf(-1);
    }
    return parts;
  }

  private void count(String place, int[] satoshis) {
    for (int satoshi : satoshis) {
      if (satoshi > 0) {
        endpoints.merge(place + " " + satoshi, 1L, Long::sum);
      }
    }
  }

  private void count(String place, long[] held) {
    for (int seed = 0; seed < held.length; seed++) {
      if (held[seed] > 0) {
        endpoints.merge(place + " " + (seed + 1), held[seed], Long::sum);
      }
    }
  }
}
