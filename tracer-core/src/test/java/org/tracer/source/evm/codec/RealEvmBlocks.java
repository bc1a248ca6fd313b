package org.tracer.source.evm.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.source.blocks.RealBlocks;
import org.tracer.source.http.JsonValue;

/**
 * Public blocks of Ethereum's mainnet that lie beside the repository; absent ones skip the test.
 */
public final class RealEvmBlocks {

  static final ChainId MAIN = EvmNetwork.ETHEREUM.chainId();

  private static final Pattern CONTENT = Pattern.compile("\"?content_value\"?: \"0x([0-9a-f]+)\"");

  private RealEvmBlocks() {}

  static Bytes bytes(String name) {
    return Bytes.of(RealBlocks.bytes("eth/" + name));
  }

  static List<Block> blocks(String name) {
    return Block.parseAll(MAIN, bytes(name));
  }

  static JsonValue json(String name) {
    return JsonValue.parse(RealBlocks.bytes("eth/" + name), name);
  }

  /** One document a line. */
  static List<JsonValue> jsonLines(String name) {
    return new String(RealBlocks.bytes("eth/" + name), UTF_8)
        .lines()
        .map(line -> JsonValue.parse(line.getBytes(UTF_8), name))
        .toList();
  }

  /** What a file of the Portal network's test vectors holds. */
  public static byte[] portal(String name) {
    Matcher content = CONTENT.matcher(new String(RealBlocks.bytes("eth/portal/" + name), UTF_8));
    if (!content.find()) {
      throw new IllegalStateException("no content in " + name);
    }
    return HexFormat.of().parseHex(content.group(1));
  }

  /** The parts of an SSZ list or container whose parts all have a variable length. */
  public static List<Bytes> sszParts(byte[] ssz) {
    ByteBuffer bytes = ByteBuffer.wrap(ssz).order(ByteOrder.LITTLE_ENDIAN);
    List<Bytes> parts = new ArrayList<>();
    int count = ssz.length == 0 ? 0 : bytes.getInt(0) / 4;
    for (int i = 0; i < count; i++) {
      int end = i + 1 < count ? bytes.getInt(4 * i + 4) : ssz.length;
      parts.add(Bytes.read(ssz, bytes.getInt(4 * i), end));
    }
    return parts;
  }

  /** The entries of a file of type e2store. */
  static List<Bytes> e2store(String name) {
    byte[] file = RealBlocks.bytes("eth/" + name);
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    List<Bytes> entries = new ArrayList<>();
    int at = 0;
    while (at < file.length) {
      int end = at + 8 + bytes.getInt(at + 2);
      entries.add(Bytes.read(file, at + 8, end));
      at = end;
    }
    return entries;
  }
}
