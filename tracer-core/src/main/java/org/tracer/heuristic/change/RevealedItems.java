package org.tracer.heuristic.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tracer.ledger.RawBytes;
import org.tracer.ledger.TransactionForm;

/** Signatures and public keys that an input shows, by their form alone. */
final class RevealedItems {

  private static final int LARGEST_PUSH = 75;
  private static final int PUSHDATA1 = 0x4c;
  private static final int PUSHDATA2 = 0x4d;

  private RevealedItems() {}

  /**
   * An ECDSA signature.
   *
   * @param lowR whether its R needs no 33rd byte
   */
  record Signature(boolean lowR) {}

  /** The ECDSA signatures of an input, in its script and its witness. */
  static List<Signature> signatures(TransactionForm.Input input) {
    List<byte[]> items = pushes(input.unlocking().toBytes());
    input.witness().stream().map(RawBytes::toBytes).forEach(items::add);
    List<Signature> found = new ArrayList<>();
    for (byte[] item : items) {
      if (isSignature(item)) {
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
    List<byte[]> items = pushes(input.unlocking().toBytes());
    if (items.size() != 2 || !isSignature(items.getFirst())) {
      return Seen.UNKNOWN;
    }
    byte[] key = items.getLast();
    if (key.length == 33 && (key[0] == 2 || key[0] == 3)) {
      return Seen.YES;
    }
    return key.length == 65 && key[0] == 4 ? Seen.NO : Seen.UNKNOWN;
  }

  // Strict DER (BIP 66) with the byte that says what is signed: 30 len 02 len R 02 len S type.
  private static boolean isSignature(byte[] item) {
    if (item.length < 9 || item.length > 73 || item[0] != 0x30 || item[2] != 2) {
      return false;
    }
    int second = 4 + item[3];
    return item[1] == item.length - 3
        && item[3] > 0
        && item[3] <= 33
        && second + 1 < item.length
        && item[second] == 2
        && second + 2 + item[second + 1] == item.length - 1;
  }

  /** What a script pushes, up to the first operation that is no push. */
  private static List<byte[]> pushes(byte[] script) {
    List<byte[]> pushed = new ArrayList<>();
    int at = 0;
    while (at < script.length) {
      int code = script[at++] & 0xff;
      int length = code;
      if (code == PUSHDATA1 && at < script.length) {
        length = script[at++] & 0xff;
      } else if (code == PUSHDATA2 && at + 1 < script.length) {
        length = (script[at] & 0xff) | ((script[at + 1] & 0xff) << 8);
        at += 2;
      } else if (code > LARGEST_PUSH) {
        break;
      }
      if (length > script.length - at) {
        break;
      }
      pushed.add(Arrays.copyOfRange(script, at, at + length));
      at += length;
    }
    return pushed;
  }
}
