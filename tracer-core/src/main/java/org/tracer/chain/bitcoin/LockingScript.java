package org.tracer.chain.bitcoin;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The script that locks an output. Two outputs are under the same lock exactly if their scripts are
 * equal byte for byte. Immutable.
 */
public final class LockingScript {

  /** A longer script can never be run, so its output can never be spent. */
  public static final int MAX_SCRIPT_LENGTH = 10_000;

  private static final int OP_0 = 0x00;
  private static final int OP_1 = 0x51;
  private static final int OP_16 = 0x60;
  private static final int OP_RETURN = 0x6a;
  private static final int OP_DUP = 0x76;
  private static final int OP_EQUAL = 0x87;
  private static final int OP_EQUALVERIFY = 0x88;
  private static final int OP_HASH160 = 0xa9;
  private static final int OP_CHECKSIG = 0xac;
  private static final int OP_CHECKMULTISIG = 0xae;

  private final byte[] script;

  private LockingScript(byte[] script) {
    this.script = script;
  }

  public static LockingScript of(byte[] script) {
    return new LockingScript(script.clone());
  }

  public static LockingScript read(byte[] source, int offset, int length) {
    return new LockingScript(Arrays.copyOfRange(source, offset, offset + length));
  }

  public byte[] toBytes() {
    return script.clone();
  }

  public int length() {
    return script.length;
  }

  /** Whether {@code length} bytes of {@code source} at {@code offset} are this very script. */
  public boolean matches(byte[] source, int offset, int length) {
    return length == script.length
        && Arrays.equals(script, 0, length, source, offset, offset + length);
  }

  /** Whether no transaction can ever spend an output with these script bytes. */
  public static boolean isUnspendable(byte[] source, int offset, int length) {
    return length > MAX_SCRIPT_LENGTH || (length > 0 && (source[offset] & 0xff) == OP_RETURN);
  }

  public ScriptType type() {
    int length = script.length;
    if (length > 0 && at(0) == OP_RETURN) {
      return ScriptType.OP_RETURN;
    }
    if (length == 25
        && at(0) == OP_DUP
        && at(1) == OP_HASH160
        && at(2) == 20
        && at(23) == OP_EQUALVERIFY
        && at(24) == OP_CHECKSIG) {
      return ScriptType.P2PKH;
    }
    if (length == 23 && at(0) == OP_HASH160 && at(1) == 20 && at(22) == OP_EQUAL) {
      return ScriptType.P2SH;
    }
    if (isWitnessProgram()) {
      return witnessType(witnessVersion(), length - 2);
    }
    if (length > 2
        && length == at(0) + 2
        && at(length - 1) == OP_CHECKSIG
        && isPublicKey(1, at(0))) {
      return ScriptType.P2PK;
    }
    return isBareMultisig() ? ScriptType.P2MS : ScriptType.NON_STANDARD;
  }

  /** The address of this script on {@code network}; empty for scripts that have none. */
  public Optional<BitcoinAddress> address(BitcoinNetwork network) {
    return switch (type()) {
      case P2PKH, P2SH, P2WPKH, P2WSH, P2TR, WITNESS_UNKNOWN ->
          Optional.of(BitcoinAddress.from(network, this));
      case P2PK, P2MS, OP_RETURN, NON_STANDARD -> Optional.empty();
    };
  }

  /**
   * The script as an output descriptor: {@code addr(…)} where there is an address, {@code pk(…)}
   * for a bare key, {@code raw(…)} otherwise (BIP 380, 381, 385).
   */
  public String descriptor(BitcoinNetwork network) {
    if (type() == ScriptType.P2PK) {
      return "pk(" + HexFormat.of().formatHex(script, 1, script.length - 1) + ")";
    }
    return address(network)
        .map(address -> "addr(" + address.text() + ")")
        .orElseGet(() -> "raw(" + HexFormat.of().formatHex(script) + ")");
  }

  boolean isWitnessProgram() {
    int length = script.length;
    return length >= 4
        && length <= 42
        && (at(0) == OP_0 || (at(0) >= OP_1 && at(0) <= OP_16))
        && at(1) == length - 2;
  }

  int witnessVersion() {
    return at(0) == OP_0 ? 0 : at(0) - OP_1 + 1;
  }

  byte[] payload(int from, int to) {
    return Arrays.copyOfRange(script, from, to);
  }

  static LockingScript payToKeyHash(byte[] hash) {
    byte[] script = new byte[25];
    script[0] = (byte) OP_DUP;
    script[1] = (byte) OP_HASH160;
    script[2] = 20;
    System.arraycopy(hash, 0, script, 3, 20);
    script[23] = (byte) OP_EQUALVERIFY;
    script[24] = (byte) OP_CHECKSIG;
    return new LockingScript(script);
  }

  static LockingScript payToScriptHash(byte[] hash) {
    byte[] script = new byte[23];
    script[0] = (byte) OP_HASH160;
    script[1] = 20;
    System.arraycopy(hash, 0, script, 2, 20);
    script[22] = (byte) OP_EQUAL;
    return new LockingScript(script);
  }

  static LockingScript payToWitness(int version, byte[] program) {
    byte[] script = new byte[program.length + 2];
    script[0] = (byte) (version == 0 ? OP_0 : OP_1 + version - 1);
    script[1] = (byte) program.length;
    System.arraycopy(program, 0, script, 2, program.length);
    return new LockingScript(script);
  }

  /** The lock of a bare public key, compressed or not. */
  public static LockingScript payToKey(byte[] publicKey) {
    byte[] script = new byte[publicKey.length + 2];
    script[0] = (byte) publicKey.length;
    System.arraycopy(publicKey, 0, script, 1, publicKey.length);
    script[script.length - 1] = (byte) OP_CHECKSIG;
    return new LockingScript(script);
  }

  private static ScriptType witnessType(int version, int length) {
    if (version == 0 && length == 20) {
      return ScriptType.P2WPKH;
    }
    if (version == 0 && length == 32) {
      return ScriptType.P2WSH;
    }
    if (version == 0) {
      return ScriptType.NON_STANDARD;
    }
    return version == 1 && length == 32 ? ScriptType.P2TR : ScriptType.WITNESS_UNKNOWN;
  }

  private boolean isBareMultisig() {
    int length = script.length;
    if (length < 3
        || at(length - 1) != OP_CHECKMULTISIG
        || at(0) < OP_1
        || at(0) > OP_16
        || at(length - 2) < at(0)
        || at(length - 2) > OP_16) {
      return false;
    }
    int position = 1;
    int keys = 0;
    while (position < length - 2) {
      int size = at(position);
      if (position + 1 + size > length - 2 || !isPublicKey(position + 1, size)) {
        return false;
      }
      position += 1 + size;
      keys++;
    }
    return keys == at(length - 2) - OP_1 + 1;
  }

  /** Form only, as Bitcoin Core judges it: the point need not lie on the curve. */
  private boolean isPublicKey(int offset, int size) {
    if (size == 33) {
      return at(offset) == 2 || at(offset) == 3;
    }
    return size == 65 && (at(offset) == 4 || at(offset) == 6 || at(offset) == 7);
  }

  private int at(int index) {
    return script[index] & 0xff;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LockingScript that && Arrays.equals(script, that.script);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(script);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(script);
  }
}
