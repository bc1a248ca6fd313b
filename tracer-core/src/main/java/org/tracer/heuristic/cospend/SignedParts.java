package org.tracer.heuristic.cospend;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.heuristic.UnlockingItems;
import org.tracer.ledger.RawBytes;
import org.tracer.ledger.TransactionForm;

/**
 * Which parts of a transaction the signatures of an input cover, read from the hash type that
 * stands behind each. The signatures are found by their form and not checked.
 *
 * @see <a href="https://github.com/bitcoin/bips/blob/master/bip-0143.mediawiki">BIP 143</a>
 * @see <a href="https://github.com/bitcoin/bips/blob/master/bip-0341.mediawiki">BIP 341</a>
 */
final class SignedParts {

  /** The bit by which a signature leaves all inputs but its own open. */
  static final int ANYONE_CAN_PAY = 0x80;

  private static final int ALL = 1;
  private static final int TAPROOT_DEFAULT_LENGTH = 64;
  private static final int ANNEX = 0x50;

  private SignedParts() {}

  /**
   * The hash types of an input's signatures, each once and ascending; the default of taproot, which
   * covers what {@code ALL} does, is given as {@code ALL} (1). Empty where no signature is found,
   * as in a taproot script path, where nothing tells a signature from other items.
   *
   * @param spent form of the lock that is spent; null if it is not known
   */
  static SortedSet<Integer> hashTypes(TransactionForm.Input input, @Nullable ScriptType spent) {
    SortedSet<Integer> types = new TreeSet<>();
    List<byte[]> witness =
        new ArrayList<>(input.witness().stream().map(RawBytes::toBytes).toList());
    if (spent == ScriptType.P2TR) {
      if (witness.size() > 1 && witness.getLast().length > 0 && witness.getLast()[0] == ANNEX) {
        witness.removeLast();
      }
      if (witness.size() == 1) {
        byte[] signature = witness.getFirst();
        if (signature.length == TAPROOT_DEFAULT_LENGTH) {
          types.add(ALL);
        } else if (signature.length == TAPROOT_DEFAULT_LENGTH + 1) {
          types.add(signature[TAPROOT_DEFAULT_LENGTH] & 0xff);
        }
      }
      return types;
    }
    for (byte[] item : UnlockingItems.pushes(input.unlocking().toBytes())) {
      add(item, types);
    }
    for (byte[] item : witness) {
      add(item, types);
    }
    return types;
  }

  /** Such as {@code SINGLE|ANYONECANPAY}. */
  static String name(int type) {
    String covered =
        switch (type & 0x1f) {
          case ALL -> "ALL";
          case 2 -> "NONE";
          case 3 -> "SINGLE";
          default -> "type " + type;
        };
    return (type & ANYONE_CAN_PAY) == 0 ? covered : covered + "|ANYONECANPAY";
  }

  private static void add(byte[] item, Set<Integer> types) {
    if (UnlockingItems.isSignature(item)) {
      types.add(item[item.length - 1] & 0xff);
    }
  }
}
