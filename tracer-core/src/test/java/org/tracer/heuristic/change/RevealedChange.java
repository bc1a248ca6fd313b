package org.tracer.heuristic.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bitcoinj.crypto.internal.CryptoUtils;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.ledger.MemoryLedger;
import org.tracer.ledger.RawBytes;
import org.tracer.ledger.SpendBuffer;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TransactionForm;
import org.tracer.ledger.TxInput;
import org.tracer.ledger.TxOutput;

/**
 * Change that is known without any change heuristic.
 *
 * <p>Revealed: an output is spent together with another output whose lock the transaction itself
 * spent from, so both have one owner if inputs of one transaction have (Möser and Narayanan use
 * co-spending so). Only transactions with two spendable outputs or more, of which exactly one is
 * revealed and no other goes back to a spent lock, are taken.
 *
 * @param vout the change
 * @param reused whether it pays a lock that its own transaction spends: no secret to any heuristic
 */
record RevealedChange(long key, int vout, boolean reused) {

  /** What later co-spending reveals in a ledger. */
  static List<RevealedChange> byCoSpending(MemoryLedger ledger) {
    List<RevealedChange> found = new ArrayList<>();
    for (long key = 0; key < ledger.transactionCount(); key++) {
      Transaction transaction = ledger.transaction(key);
      Set<LockingScript> own = locks(ledger, key, transaction, -1);
      if (transaction.isCoinbase() || own.isEmpty() || transaction.outputs().size() < 2) {
        continue;
      }
      List<Integer> revealed = new ArrayList<>();
      SpendBuffer spends = new SpendBuffer();
      for (int vout = 0; vout < transaction.outputs().size(); vout++) {
        spends.ask(vout, true);
      }
      ledger.readSpends(key, spends);
      for (int vout = 0; vout < transaction.outputs().size(); vout++) {
        long spender = spends.spenderKey(vout);
        if (spender >= 0) {
          Transaction next = ledger.transaction(spender);
          Set<LockingScript> others = locks(ledger, spender, next, spends.spenderInput(vout));
          others.retainAll(own);
          if (!others.isEmpty()) {
            revealed.add(vout);
          }
        }
      }
      // An output that goes back to a spent lock is the owner's too, co-spent or not.
      for (int vout = 0; vout < transaction.outputs().size(); vout++) {
        if (own.contains(transaction.outputs().get(vout).script()) && !revealed.isEmpty()) {
          revealed.remove(Integer.valueOf(vout));
          revealed.add(vout);
        }
      }
      add(found, key, transaction, own, revealed);
    }
    return found;
  }

  /** What is known of who owns every lock, as of a generated chain. */
  static List<RevealedChange> byOwner(
      MemoryLedger ledger, Function<LockingScript, @Nullable String> owner) {
    List<RevealedChange> found = new ArrayList<>();
    for (long key = 0; key < ledger.transactionCount(); key++) {
      Transaction transaction = ledger.transaction(key);
      Set<LockingScript> own = locks(ledger, key, transaction, -1);
      Set<@Nullable String> owners = new HashSet<>();
      own.forEach(lock -> owners.add(owner.apply(lock)));
      if (owners.size() != 1 || owners.contains(null) || transaction.outputs().size() < 2) {
        continue;
      }
      List<Integer> theirs = new ArrayList<>();
      for (int vout = 0; vout < transaction.outputs().size(); vout++) {
        if (owners.contains(owner.apply(transaction.outputs().get(vout).script()))) {
          theirs.add(vout);
        }
      }
      add(found, key, transaction, own, theirs);
    }
    return found;
  }

  private static void add(
      List<RevealedChange> found,
      long key,
      Transaction transaction,
      Set<LockingScript> own,
      List<Integer> revealed) {
    long spendable =
        transaction.outputs().stream()
            .filter(output -> output.script().type() != ScriptType.OP_RETURN)
            .count();
    if (revealed.size() == 1 && spendable > 1) {
      int vout = revealed.getFirst();
      found.add(
          new RevealedChange(key, vout, own.contains(transaction.outputs().get(vout).script())));
    }
  }

  /** The locks of inputs but one: as the data holds them, or as the input itself shows. */
  private static Set<LockingScript> locks(
      MemoryLedger ledger, long key, Transaction transaction, int but) {
    Set<LockingScript> locks = new HashSet<>();
    Optional<TransactionForm> form = ledger.form(key);
    for (int vin = 0; vin < transaction.inputs().size(); vin++) {
      TxInput input = transaction.inputs().get(vin);
      TxOutput spent = input.output();
      if (vin != but) {
        LockingScript lock =
            spent != null ? spent.script() : shown(form.orElseThrow().inputs().get(vin));
        if (lock != null) {
          locks.add(lock);
        }
      }
    }
    return locks;
  }

  /** The lock that a key or script shown by an input hashes to, for the two commonest forms. */
  private static @Nullable LockingScript shown(TransactionForm.Input input) {
    byte[] script = input.unlocking().toBytes();
    List<RawBytes> witness = input.witness();
    if (script.length == 0 && witness.size() == 2 && witness.get(1).length() == 33) {
      return lock("0014", CryptoUtils.sha256hash160(witness.get(1).toBytes()), "");
    }
    if (script.length > 35 && script[script.length - 34] == 33 && witness.isEmpty()) {
      byte[] key = Arrays.copyOfRange(script, script.length - 33, script.length);
      return lock("76a914", CryptoUtils.sha256hash160(key), "88ac");
    }
    return null;
  }

  private static LockingScript lock(String before, byte[] hash, String after) {
    HexFormat hex = HexFormat.of();
    return LockingScript.of(hex.parseHex(before + hex.formatHex(hash) + after));
  }
}
