package org.tracer.source.index;

import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.ScriptType;

/**
 * Locking scripts without the bytes that all of a form share. Two scripts are equal exactly if
 * their codes are. The first byte of a code names the form.
 */
public final class ScriptCode {

  private static final int RAW = 0xff;

  /** The forms: how a script begins, how many bytes of its own follow, how it ends. */
  private static final byte[][] BEGIN = {
    bytes(0x76, 0xa9, 20), // P2PKH
    bytes(0xa9, 20), // P2SH
    bytes(0x00, 20), // P2WPKH
    bytes(0x00, 32), // P2WSH
    bytes(0x51, 32), // P2TR
    bytes(33, 2), // P2PK, compressed key
    bytes(33, 3),
    bytes(65, 4), // P2PK
  };

  private static final int[] OWN = {20, 20, 20, 32, 32, 32, 32, 64};

  private static final byte[][] END = {
    bytes(0x88, 0xac), bytes(0x87), {}, {}, {}, bytes(0xac), bytes(0xac), bytes(0xac)
  };

  private static final ScriptType[] TYPE = {
    ScriptType.P2PKH,
    ScriptType.P2SH,
    ScriptType.P2WPKH,
    ScriptType.P2WSH,
    ScriptType.P2TR,
    ScriptType.P2PK,
    ScriptType.P2PK,
    ScriptType.P2PK
  };

  private ScriptCode() {}

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /**
   * Writes the code of a script and returns its length.
   *
   * @param target has room for one byte more than the script
   */
  public static int encode(byte[] script, int offset, int length, byte[] target, int at) {
    int form = form(script, offset, length);
    if (form == RAW) {
      target[at] = (byte) RAW;
      System.arraycopy(script, offset, target, at + 1, length);
      return length + 1;
    }
    target[at] = (byte) form;
    System.arraycopy(script, offset + BEGIN[form].length, target, at + 1, OWN[form]);
    return OWN[form] + 1;
  }

  /** The script of a code. */
  public static byte[] decode(byte[] code) {
    int form = code[0] & 0xff;
    if (form == RAW || form >= OWN.length || code.length != OWN[form] + 1) {
      byte[] script = new byte[code.length - 1];
      System.arraycopy(code, 1, script, 0, script.length);
      return script;
    }
    byte[] begin = BEGIN[form];
    byte[] end = END[form];
    byte[] script = new byte[begin.length + OWN[form] + end.length];
    System.arraycopy(begin, 0, script, 0, begin.length);
    System.arraycopy(code, 1, script, begin.length, OWN[form]);
    System.arraycopy(end, 0, script, script.length - end.length, end.length);
    return script;
  }

  /**
   * The type of a script from the first byte of its code and the code's length; null where these do
   * not say it.
   */
  static @Nullable ScriptType type(int first, long length) {
    return first < OWN.length && length == OWN[first] + 1 ? TYPE[first] : null;
  }

  private static int form(byte[] script, int offset, int length) {
    for (int form = 0; form < OWN.length; form++) {
      byte[] begin = BEGIN[form];
      byte[] end = END[form];
      if (length == begin.length + OWN[form] + end.length
          && matches(script, offset, begin)
          && matches(script, offset + length - end.length, end)) {
        return form;
      }
    }
    return RAW;
  }

  private static boolean matches(byte[] script, int offset, byte[] part) {
    for (int i = 0; i < part.length; i++) {
      if (script[offset + i] != part[i]) {
        return false;
      }
    }
    return true;
  }
}
