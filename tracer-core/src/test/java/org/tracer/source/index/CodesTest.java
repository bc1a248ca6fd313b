package org.tracer.source.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.bouncycastle.crypto.macs.SipHash128;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.tracer.chain.Satoshi;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.chain.bitcoin.ScriptType;

class CodesTest {

  private final SplittableRandom random = new SplittableRandom(3);

  @Test
  void keyedHashIsSipHashAsAnotherLibraryHasIt() {
    for (int length = 0; length < 80; length++) {
      byte[] key = new byte[16];
      byte[] message = new byte[length + 3];
      random.nextBytes(key);
      random.nextBytes(message);
      SipHash128 reference = new SipHash128();
      reference.init(new KeyParameter(key));
      reference.update(message, 3, length);
      byte[] expected = new byte[16];
      reference.doFinal(expected, 0);
      ByteBuffer keys = ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN);
      KeyedHash hash = new KeyedHash(keys.getLong(), keys.getLong());
      hash.hash(message, 3, length);
      ByteBuffer words = ByteBuffer.wrap(expected).order(ByteOrder.LITTLE_ENDIAN);
      assertThat(hash.first()).isEqualTo(words.getLong());
      assertThat(hash.second()).isEqualTo(words.getLong());
    }
  }

  /** The first vector of the authors' {@code vectors_sip128}: key 00 01 ... 0f, no message. */
  @Test
  void keyedHashOfTheAuthorsVector() {
    KeyedHash hash = new KeyedHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);
    hash.hash(new byte[0], 0, 0);
    ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(hash.first()).putLong(hash.second());
    assertThat(HexFormat.of().formatHex(bytes.array()))
        .isEqualTo("a3817f04ba25a8e66df67214c7550293");
  }

  @Test
  void amountsComeBack() {
    for (long value :
        new long[] {0, 1, 9, 10, 546, 100_000_000, 5_000_000_000L, Satoshi.MAX_MONEY}) {
      assertThat(AmountCode.decode(AmountCode.encode(value))).isEqualTo(value);
    }
    for (int i = 0; i < 200_000; i++) {
      long value = random.nextLong(Satoshi.MAX_MONEY + 1) >>> random.nextInt(51);
      for (int zeros = random.nextInt(10); zeros > 0; zeros--) {
        value = value * 10 > Satoshi.MAX_MONEY ? value : value * 10;
      }
      long code = AmountCode.encode(value);
      assertThat(code).isBetween(0L, 1L << 56);
      assertThat(AmountCode.decode(code)).isEqualTo(value);
    }
    assertThat(AmountCode.encode(100_000_000)).isLessThan(100);
  }

  @Test
  void scriptsComeBackAndEqualsAreEqual() {
    String key = "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798";
    String hash = "00112233445566778899aabbccddeeff00112233";
    String[] scripts = {
      "",
      "ff",
      "76a914" + hash + "88ac",
      "a914" + hash + "87",
      "0014" + hash,
      "0020" + key,
      "5120" + key,
      "2102" + key + "ac",
      "2103" + key + "ac",
      "4104" + key + key + "ac",
      "4106" + key + key + "ac",
      "76a914" + hash + "88ad",
      "5220" + key,
      "51024e73",
    };
    byte[] target = new byte[200];
    for (String script : scripts) {
      byte[] bytes = HexFormat.of().parseHex(script);
      int length = ScriptCode.encode(bytes, 0, bytes.length, target, 7);
      byte[] code = Arrays.copyOfRange(target, 7, 7 + length);
      assertThat(ScriptCode.decode(code)).containsExactly(bytes);
      ScriptType type = ScriptCode.type(code[0] & 0xff, length);
      boolean isForm = bytes.length >= length;
      assertThat(type).isEqualTo(isForm ? LockingScript.of(bytes).type() : null);
    }
    byte[] known = HexFormat.of().parseHex(scripts[2]);
    assertThat(ScriptCode.encode(known, 0, known.length, target, 0)).isEqualTo(21);
    for (int i = 0; i < 100_000; i++) {
      byte[] bytes = HexFormat.of().parseHex(scripts[random.nextInt(scripts.length)]);
      for (int flips = random.nextInt(3); flips > 0 && bytes.length > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      int length = ScriptCode.encode(bytes, 0, bytes.length, target, 0);
      assertThat(ScriptCode.decode(Arrays.copyOf(target, length))).containsExactly(bytes);
      ScriptType type = ScriptCode.type(target[0] & 0xff, length);
      assertThat(type).isIn(null, LockingScript.of(bytes).type());
    }
  }
}
