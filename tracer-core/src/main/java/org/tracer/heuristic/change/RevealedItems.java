package org.tracer.heuristic.change;

import java.util.ArrayList;
import java.util.List;
import org.tracer.heuristic.UnlockingItems;
import org.tracer.ledger.RawBytes;
import org.tracer.ledger.TransactionForm;

/** Signatures and public keys that an input shows, by their form alone. */
final class RevealedItems {

  private RevealedItems() {}

  /**
   * An ECDSA signature.
   *
   * @param lowR whether its R needs no 33rd byte
   */
  record Signature(boolean lowR) {}

  /** The ECDSA signatures of an input, in its script and its witness. */
  static List<Signature> signatures(TransactionForm.Input input) {
    List<byte[]> items = UnlockingItems.pushes(input.unlocking().toBytes());
    input.witness().stream().map(RawBytes::toBytes).forEach(items::add);
    List<Signature> found = new ArrayList<>();
    for (byte[] item : items) {
      if (UnlockingItems.isSignature(item)) {
        found.add(new Signature(item[3] <= 32));
      }
    }
    return found;
  }

  /**
   * Whether the key of a P2PKH input is compressed; unknown for inputs of another form: a script of
   * exactly a signature and a key is P2PKH.
   */
  static Seen compressedKey(TransactionForm.Input input) {
    List<byte[]> items = UnlockingItems.pushes(input.unlocking().toBytes());
    if (items.size() != 2 || !UnlockingItems.isSignature(items.getFirst())) {
      return Seen.UNKNOWN;
    }
    byte[] key = items.getLast();
    if (key.length == 33 && (key[0] == 2 || key[0] == 3)) {
      return Seen.YES;
    }
    return key.length == 65 && key[0] == 4 ? Seen.NO : Seen.UNKNOWN;
  }
}
