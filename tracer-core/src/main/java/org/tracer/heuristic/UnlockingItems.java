package org.tracer.heuristic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What stands in the scripts and witnesses that unlock outputs. */
public final class UnlockingItems {

  private static final int LARGEST_PUSH = 75;
  private static final int PUSHDATA1 = 76;
  private static final int PUSHDATA2 = 77;

  private UnlockingItems() {}

  /**
   * Whether an item is an ECDSA signature in strict DER (BIP 66) with its hash type behind: {@code
   * 30 len 02 len R 02 len S type}. Form only; the signature is not verified.
   */
  public static boolean isSignature(byte[] item) {
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
  public static List<byte[]> pushes(byte[] script) {
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
