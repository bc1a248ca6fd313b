package org.tracer.source.evm.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tracer.source.evm.codec.RealEvmBlocks.MAIN;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.tracer.error.MalformedDataException;

/**
 * Damaged bytes give what is written again as the same bytes, or a reason with its offset, nothing
 * else. Seeds are fixed.
 */
class CodecFuzzTest {

  private static byte[] damaged(byte[] sound, Random random) {
    byte[] bytes = sound.clone();
    for (int change = random.nextInt(3); change >= 0; change--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes[at] = (byte) (0xb7 + random.nextInt(0x49));
        case 3 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        case 4 -> {
          byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
          System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
          bytes = longer;
        }
        default -> {
          int from = random.nextInt(bytes.length);
          int length = Math.min(random.nextInt(40), bytes.length - Math.max(at, from));
          System.arraycopy(bytes, from, bytes, at, length);
        }
      }
    }
    return bytes;
  }

  private static boolean survives(byte[] bytes, Function<Bytes, Bytes> decodeAndEncode) {
    try {
      assertThat(decodeAndEncode.apply(Bytes.of(bytes))).isEqualTo(Bytes.of(bytes));
      return true;
    } catch (MalformedDataException e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContain("null");
      assertThat(e.input()).matches("offset [0-9]+");
      return false;
    }
  }

  private static void fuzz(byte[] sound, int runs, Function<Bytes, Bytes> decodeAndEncode) {
    assertThat(survives(sound, decodeAndEncode)).isTrue();
    Random random = new Random(runs);
    int accepted = 0;
    for (int run = 0; run < runs; run++) {
      accepted += survives(damaged(sound, random), decodeAndEncode) ? 1 : 0;
    }
    assertThat(accepted).isBetween(runs / 100, runs - runs / 5);
  }

  private static Bytes again(Bytes bytes) {
    RlpWriter blocks = new RlpWriter();
    Block.parseAll(MAIN, bytes).forEach(block -> blocks.raw(List.of(block.encoded())));
    return Bytes.of(blocks.toBytes());
  }

  @Test
  void parse_shouldSurviveDamagedBlocks() {
    fuzz(RealEvmBlocks.bytes("rlp/eth1.bin").toBytes(), 4_000, CodecFuzzTest::again);
    fuzz(RealEvmBlocks.bytes("rlp/eth3346406.bin").toBytes(), 4_000, CodecFuzzTest::again);
  }

  @Test
  void parse_shouldSurviveDamagedHeadersOfLaterForks() {
    byte[] content = RealEvmBlocks.portal("ephemeral_headers/20000000-offer.yaml");
    fuzz(
        Arrays.copyOfRange(content, 4, content.length),
        4_000,
        bytes -> {
          BlockHeader header = BlockHeader.parse(MAIN, bytes);
          header.baseFeePerGas();
          header.withdrawalsRoot();
          return header.encoded();
        });
  }

  @Test
  void parse_shouldSurviveDamagedTransactionsAndReceipts() {
    byte[] bodies = RealEvmBlocks.portal("bodies/14764013.yaml");
    for (Bytes envelope :
        RealEvmBlocks.sszParts(RealEvmBlocks.sszParts(bodies).getFirst().toBytes())) {
      fuzz(
          envelope.toBytes(),
          300,
          bytes -> {
            Transaction transaction = Transaction.parse(MAIN, bytes);
            return transaction.encoded();
          });
    }
    for (Bytes envelope : RealEvmBlocks.sszParts(RealEvmBlocks.portal("receipts/14764013.yaml"))) {
      fuzz(envelope.toBytes(), 300, bytes -> Receipt.parse(MAIN, bytes).encoded());
    }
  }

  @Test
  void parse_shouldSurviveRandomBytes() {
    Random random = new Random(1);
    for (int run = 0; run < 20_000; run++) {
      byte[] bytes = new byte[random.nextInt(100)];
      random.nextBytes(bytes);
      survives(bytes, CodecFuzzTest::again);
      survives(bytes, it -> Transaction.parse(MAIN, it).encoded());
      survives(bytes, it -> Receipt.parse(MAIN, it).encoded());
    }
  }

  @Test
  void parse_shouldSurviveListsInListsAndHugeLengths() {
    byte[] bomb = new byte[2_000_000];
    Arrays.fill(bomb, (byte) 0xc1);
    byte[] huge = {(byte) 0xfb, (byte) 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff};
    for (byte[] bytes : List.of(bomb, huge)) {
      assertThatThrownBy(() -> Block.parseAll(MAIN, Bytes.of(bytes)))
          .isInstanceOf(MalformedDataException.class);
      assertThatThrownBy(() -> Transaction.parse(MAIN, Bytes.of(bytes)))
          .isInstanceOf(MalformedDataException.class);
      assertThatThrownBy(() -> Receipt.parseList(MAIN, Bytes.of(bytes)))
          .isInstanceOf(MalformedDataException.class);
      assertThatThrownBy(() -> BlockHeader.parse(MAIN, Bytes.of(bytes)))
          .isInstanceOf(MalformedDataException.class);
    }
  }

  @Test
  void sender_shouldSurviveDamagedSignatures() {
    SignedTransaction sound =
        (SignedTransaction)
            RealEvmBlocks.blocks("rlp/eth1346406.bin").getFirst().transactions().getFirst();
    byte[] encoded = sound.encoded().toBytes();
    Random random = new Random(9);
    int others = 0;
    for (int run = 0; run < 400; run++) {
      byte[] bytes = encoded.clone();
      bytes[bytes.length - 1 - random.nextInt(67)] = (byte) random.nextInt(256);
      try {
        SignedTransaction forged = (SignedTransaction) Transaction.parse(MAIN, Bytes.of(bytes));
        if (!forged.sender(MAIN).equals(sound.sender(MAIN))) {
          others++;
        }
      } catch (MalformedDataException e) {
        assertThat(e.input()).startsWith("offset ");
      }
    }
    assertThat(others).isPositive();
  }
}
