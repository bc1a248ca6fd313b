package org.tracer.source.blocks;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Satoshi;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.ledger.TxOutput;

/**
 * Reads the unspent outputs that btcd keeps beside the blocks of its tests: transaction id, number
 * of the output and length (four bytes each, least first), then height, amount and script, all
 * packed as Bitcoin Core packs them.
 *
 * @see <a href="https://github.com/btcsuite/btcd/blob/master/blockchain/compress.go">how amounts
 *     and scripts are packed</a>
 * @see <a href="https://github.com/btcsuite/btcd/blob/master/blockchain/chainio.go">what is kept of
 *     an output</a>
 */
public final class BtcdUtxos {

  private static final BigInteger P =
      new BigInteger("fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f", 16);

  private final ByteBuffer bytes;

  private BtcdUtxos(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /** Everything of a file, in its order. */
  public static Map<OutPoint, TxOutput> read(byte[] file) {
    Map<OutPoint, TxOutput> outputs = new LinkedHashMap<>();
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      byte[] id = new byte[32];
      bytes.get(id);
      OutPoint at = new OutPoint(TxId.read(id, 0), bytes.getInt());
      int length = bytes.getInt();
      outputs.put(at, new BtcdUtxos(bytes.slice(bytes.position(), length)).output());
      bytes.position(bytes.position() + length);
    }
    return outputs;
  }

  private TxOutput output() {
    number(); // Twice the height, and one for a coinbase.
    long value = amount(number());
    LockingScript script = LockingScript.of(script(Math.toIntExact(number())));
    if (bytes.hasRemaining()) {
      throw new IllegalArgumentException(bytes.remaining() + " bytes behind an output");
    }
    return new TxOutput(Satoshi.of(value), script);
  }

  /** Seven bits a byte, highest first; each byte but the last counts from one. */
  private long number() {
    long number = 0;
    while (true) {
      byte next = bytes.get();
      number = Math.addExact(Math.multiplyExact(number, 128L), next & 0x7f);
      if (next >= 0) {
        return number;
      }
      number++;
    }
  }

  /** The number that a byte sequence is, all of it. */
  static long number(String hex) {
    return new BtcdUtxos(ByteBuffer.wrap(HexFormat.of().parseHex(hex))).number();
  }

  /** Satoshi; zeros at the end of the amount were counted, up to nine of them. */
  static long amount(long packed) {
    if (packed == 0) {
      return 0;
    }
    long rest = packed - 1;
    int zeros = (int) (rest % 10);
    rest /= 10;
    long amount = zeros == 9 ? rest + 1 : rest / 9 * 10 + rest % 9 + 1;
    for (int zero = 0; zero < zeros; zero++) {
      amount = Math.multiplyExact(amount, 10L);
    }
    return amount;
  }

  private byte[] script(int kind) {
    return switch (kind) {
      case 0 -> joined("76a914", take(20), "88ac");
      case 1 -> joined("a914", take(20), "87");
      case 2, 3 -> joined("210" + kind, take(32), "ac");
      case 4, 5 -> {
        byte[] x = take(32);
        yield joined("4104", x, HexFormat.of().formatHex(y(x, kind == 5)) + "ac");
      }
      default -> take(kind - 6);
    };
  }

  /** The other coordinate of a point of secp256k1: a root of x³ + 7. */
  private static byte[] y(byte[] x, boolean odd) {
    BigInteger square = new BigInteger(1, x).pow(3).add(BigInteger.valueOf(7)).mod(P);
    BigInteger root = square.modPow(P.add(BigInteger.ONE).shiftRight(2), P);
    if (!root.modPow(BigInteger.TWO, P).equals(square)) {
      throw new IllegalArgumentException("no point has this x: " + HexFormat.of().formatHex(x));
    }
    String hex = (root.testBit(0) == odd ? root : P.subtract(root)).toString(16);
    return HexFormat.of().parseHex("0".repeat(64 - hex.length()) + hex);
  }

  private byte[] take(int length) {
    byte[] taken = new byte[length];
    bytes.get(taken);
    return taken;
  }

  private static byte[] joined(String before, byte[] middle, String behind) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.writeBytes(HexFormat.of().parseHex(before));
    joined.writeBytes(middle);
    joined.writeBytes(HexFormat.of().parseHex(behind));
    return joined.toByteArray();
  }
}
