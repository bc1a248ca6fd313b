package org.tracer.heuristic.coinjoin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Satoshi;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TxInput;
import org.tracer.ledger.TxOutput;
import org.tracer.source.blocks.RealBlocks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Reads the public sets that lie beside the repository, each in its own form. */
final class CoinJoinData {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final BlockHash NO_HASH = BlockHash.parse("0".repeat(64));

  private CoinJoinData() {}

  private static BlockRef block(int height) {
    return new BlockRef(BlockHeight.of(height), NO_HASH, Instant.EPOCH);
  }

  private static TxOutput output(long valueSat, String script) {
    return new TxOutput(Satoshi.of(valueSat), LockingScript.of(HexFormat.of().parseHex(script)));
  }

  /** The lines of a file in a zip of Dumplings, which hold no heights: all get the given one. */
  static List<Transaction> dumplings(String zip, String entry, int height) {
    Path path = RealBlocks.file("coinjoin/" + zip);
    try (ZipFile file = new ZipFile(path.toFile())) {
      String text =
          new String(file.getInputStream(file.getEntry("Scanner/" + entry)).readAllBytes(), UTF_8);
      return text.lines().map(line -> line(line, height)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Transaction line(String line, int height) {
    String[] parts = line.strip().replace("\ufeff", "").split(":::", -1);
    List<TxInput> inputs = new ArrayList<>();
    for (String input : parts[4].split("\\}\\{", -1)) {
      String[] fields = input.split("[-+]", -1);
      inputs.add(
          new TxInput(
              new OutPoint(TxId.parse(fields[0]), Integer.parseInt(fields[1])),
              output(Long.parseLong(fields[2]), fields[3])));
    }
    List<TxOutput> outputs = new ArrayList<>();
    for (String output : parts[5].split("\\}\\{", -1)) {
      String[] fields = output.split("[+]", -1);
      outputs.add(output(Long.parseLong(fields[0]), fields[1]));
    }
    int index = Integer.parseInt(parts[2]);
    return new Transaction(TxId.parse(parts[0]), block(height), index, inputs, outputs);
  }

  /** A transaction as explorers of the Esplora kind give it. */
  static Transaction esplora(String name) {
    JsonNode tx = json(RealBlocks.bytes("btc-json/esplora/" + name));
    List<TxInput> inputs = new ArrayList<>();
    for (JsonNode vin : tx.get("vin")) {
      JsonNode spent = vin.get("prevout");
      inputs.add(
          new TxInput(
              new OutPoint(TxId.parse(vin.get("txid").asString()), vin.get("vout").asInt()),
              output(spent.get("value").asLong(), spent.get("scriptpubkey").asString())));
    }
    List<TxOutput> outputs = new ArrayList<>();
    for (JsonNode vout : tx.get("vout")) {
      outputs.add(output(vout.get("value").asLong(), vout.get("scriptpubkey").asString()));
    }
    int height = tx.get("status").get("block_height").asInt();
    return new Transaction(
        TxId.parse(tx.get("txid").asString()), block(height), 1, inputs, outputs);
  }

  /** A block with what its inputs spend. */
  static List<Transaction> raito(int height) {
    JsonNode block =
        json(RealBlocks.bytes("btc-json/raito/full_" + height + ".json")).get("blocks").get(0);
    List<Transaction> transactions = new ArrayList<>();
    JsonNode list = block.get("data").get("transactions");
    for (int index = 0; index < list.size(); index++) {
      List<TxInput> inputs = new ArrayList<>();
      for (JsonNode input : list.get(index).get("inputs")) {
        JsonNode previous = input.get("previous_output");
        JsonNode data = previous.get("data");
        String script = data.get("pk_script").asString().substring(2);
        if (index > 0) {
          inputs.add(
              new TxInput(
                  new OutPoint(
                      TxId.parse(previous.get("txid").asString()), previous.get("vout").asInt()),
                  output(data.get("value").asLong(), script)));
        }
      }
      List<TxOutput> outputs = new ArrayList<>();
      for (JsonNode output : list.get(index).get("outputs")) {
        outputs.add(
            output(output.get("value").asLong(), output.get("pk_script").asString().substring(2)));
      }
      transactions.add(new Transaction(numbered(index), block(height), index, inputs, outputs));
    }
    return transactions;
  }

  /** That form holds no ids of a block's own transactions. */
  private static TxId numbered(int index) {
    return TxId.parse("0".repeat(56) + HexFormat.of().toHexDigits(index));
  }

  /** What the inputs of block 367,891 spend, in their order. */
  static List<TxOutput> spentIn367891() {
    List<TxOutput> spent = new ArrayList<>();
    for (JsonNode entry : json(RealBlocks.decompressed("btc-blocks/367891.spent_utxos.json.zst"))) {
      JsonNode output = entry.get("txout");
      spent.add(output(output.get("value").asLong(), output.get("script_pubkey").asString()));
    }
    return spent;
  }

  /** Every transaction id in a file of lists and maps. */
  static Set<String> ids(String name) {
    Set<String> ids = new HashSet<>();
    collect(json(RealBlocks.bytes("coinjoin/" + name)), ids);
    return ids;
  }

  private static void collect(@Nullable JsonNode node, Set<String> ids) {
    if (node == null) {
      return;
    }
    if (node.isString()) {
      ids.add(node.asString());
    }
    node.properties().forEach(entry -> ids.add(entry.getKey()));
    node.forEach(child -> collect(child, ids));
  }

  private static JsonNode json(byte[] bytes) {
    return JSON.readTree(bytes);
  }
}
