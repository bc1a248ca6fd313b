package org.tracer.source.evm.rpc;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.evm.EvmAddress;

/** Whether tokens say that accounts are frozen. Nothing is asked twice. */
final class IssuerStatus {

  /** {@code isBlackListed}, {@code getBlackListStatus} and {@code isBlacklisted}, of an address. */
  private static final List<String> FUNCTIONS = List.of("0xe47d6060", "0x59bf1abe", "0xfe575a87");

  private record Question(EvmAddress contract, EvmAddress account) {}

  private final IssuerSource source;

  /** The function that tells the status; empty for a token without one. */
  private final Map<EvmAddress, Optional<String>> functions = new HashMap<>();

  private final Map<Question, Optional<Boolean>> known = new HashMap<>();

  IssuerStatus(IssuerSource source) {
    this.source = source;
  }

  /** Whether a token tells it of anybody; {@code any} is whom it is asked about. */
  boolean isTold(EvmAddress contract, EvmAddress any) {
    return functions.computeIfAbsent(contract, token -> function(token, any)).isPresent();
  }

  private Optional<String> function(EvmAddress contract, EvmAddress account) {
    int step = Math.min(source.callsTogether(), FUNCTIONS.size());
    for (int from = 0; from < FUNCTIONS.size(); from += step) {
      List<String> some = FUNCTIONS.subList(from, Math.min(FUNCTIONS.size(), from + step));
      List<Optional<byte[]>> answers =
          source.ask(contract, some.stream().map(each -> call(each, account)).toList());
      for (int i = 0; i < some.size(); i++) {
        Optional<Boolean> frozen = answers.get(i).flatMap(IssuerStatus::truth);
        if (frozen.isPresent()) {
          known.put(new Question(contract, account), frozen);
          return Optional.of(some.get(i));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether accounts are frozen, in their order; null where it is not told. */
  List<@Nullable Boolean> of(EvmAddress contract, List<EvmAddress> accounts) {
    String function = functions.getOrDefault(contract, Optional.empty()).orElse(null);
    if (function != null) {
      ask(contract, function, accounts);
    }
    List<@Nullable Boolean> frozen = new ArrayList<>();
    for (EvmAddress account : accounts) {
      Optional<Boolean> told = known.get(new Question(contract, account));
      frozen.add(told == null ? null : told.orElse(null));
    }
    return frozen;
  }

  private void ask(EvmAddress contract, String function, List<EvmAddress> accounts) {
    List<EvmAddress> unknown =
        accounts.stream()
            .filter(account -> !known.containsKey(new Question(contract, account)))
            .toList();
    if (unknown.isEmpty()) {
      return;
    }
    List<Optional<byte[]>> answers =
        source.ask(contract, unknown.stream().map(account -> call(function, account)).toList());
    for (int i = 0; i < unknown.size(); i++) {
      known.put(
          new Question(contract, unknown.get(i)), answers.get(i).flatMap(IssuerStatus::truth));
    }
  }

  private static String call(String selector, EvmAddress account) {
    return selector + "0".repeat(24) + HexFormat.of().formatHex(account.toBytes());
  }

  /** Empty for anything but one word that is 0 or 1. */
  private static Optional<Boolean> truth(byte[] answer) {
    if (answer.length != ContractCalls.WORD) {
      return Optional.empty();
    }
    BigInteger number = new BigInteger(1, answer);
    return number.bitLength() > 1 ? Optional.empty() : Optional.of(number.signum() == 1);
  }
}
