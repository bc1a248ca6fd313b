package org.tracer.source.esplora;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import org.tracer.chain.Hash256;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.TxOutput;
import org.tracer.source.FakeServer;
import org.tracer.source.FakeServer.Reply;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.codec.ByteCursor;
import org.tracer.source.codec.RawInput;
import org.tracer.source.codec.RawTransaction;
import org.tracer.source.codec.Sha256d;

/** An Esplora server over a built chain, honest unless it is told a lie. */
public final class FakeEsplora implements AutoCloseable {

  private static final int PAGE = 25;

  private record Row(int height, int index, RawTransaction raw) {}

  private record Block(BlockHeader header, List<RawTransaction> transactions) {}

  private final List<Block> blocks = new ArrayList<>();
  private final Map<TxId, Row> rows = new LinkedHashMap<>();
  private final Map<OutPoint, String> spenders = new HashMap<>();
  private final FakeServer server;

  /** Answers given instead, by path. */
  public final Map<String, Reply> instead = new ConcurrentHashMap<>();

  /** Where the interface begins, as a path; requests elsewhere are refused. */
  public volatile String folder = "";

  private volatile BinaryOperator<String> lie = (path, body) -> body;

  public FakeEsplora(List<byte[]> chain) {
    for (byte[] bytes : chain) {
      ByteCursor cursor = new ByteCursor(bytes, 80, bytes.length - 80);
      int count = cursor.readCount(60);
      List<RawTransaction> transactions = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        RawTransaction raw = RawTransaction.read(cursor);
        transactions.add(raw);
        rows.put(raw.id(), new Row(blocks.size(), i, raw));
      }
      blocks.add(new Block(BlockHeader.read(bytes, 0), transactions));
    }
    for (Row row : rows.values()) {
      for (int vin = 0; vin < row.raw().inputs().size() && !row.raw().isCoinbase(); vin++) {
        RawInput in = row.raw().inputs().get(vin);
        spenders.put(
            new OutPoint(in.spentId(), (int) in.spentVout()),
            "{\"spent\":true,\"txid\":\"%s\",\"vin\":%d,\"status\":%s}"
                .formatted(row.raw().id(), vin, status(row)));
      }
    }
    server =
        new FakeServer(exchange -> {
          String asked = exchange.getRequestURI().getPath();
          String path = asked.startsWith(folder) ? asked.substring(folder.length()) : "/wrong";
          Reply reply =
              instead.containsKey(path) ? instead.get(path) : answer(path.split("/"), path);
          FakeServer.reply(
              exchange, new Reply(reply.status(), reply.type(), lie.apply(path, reply.body())));
        });
  }

  /** From now on every body goes through {@code newLie}, by the path it answers. */
  public void lie(BinaryOperator<String> newLie) {
    lie = newLie;
  }

  public String uri() {
    return "esplora+" + server.base() + folder;
  }

  public int requests() {
    return server.requests.get();
  }

  private Reply answer(String[] part, String path) {
    return switch (part[1]) {
      case "tx" -> transaction(part);
      case "blocks" ->
          Reply.text(
              part[3].equals("height")
                  ? Integer.toString(blocks.size() - 1)
                  : blocks.getLast().header().hash().toString());
      case "block-height" -> {
        int height = Integer.parseInt(part[2]);
        yield height < blocks.size()
            ? Reply.text(blocks.get(height).header().hash().toString())
            : Reply.notFound("Block not found");
      }
      case "block" ->
          blocks.stream()
              .filter(block -> block.header().hash().toString().equals(part[2]))
              .map(block ->
                  part[3].equals("txid")
                      ? Reply.text(
                          block.transactions().get(Integer.parseInt(part[4])).id().toString())
                      : Reply.text(HexFormat.of().formatHex(block.header().toBytes())))
              .findFirst()
              .orElse(Reply.notFound("Block not found"));
      case "address", "scripthash" -> history(part);
      default -> Reply.notFound("no such path: " + path);
    };
  }

  private Reply transaction(String[] part) {
    Row row = rows.get(TxId.parse(part[2]));
    if (row == null) {
      return Reply.notFound("Transaction not found");
    }
    if (part.length == 3) {
      return Reply.json(json(row));
    }
    return switch (part[3]) {
      case "merkle-proof" -> Reply.json(proof(row));
      case "outspends" -> {
        List<String> answers = new ArrayList<>();
        for (int vout = 0; vout < row.raw().outputs().size(); vout++) {
          OutPoint output = new OutPoint(row.raw().id(), vout);
          answers.add(spenders.getOrDefault(output, "{\"spent\":false}"));
        }
        yield Reply.json(answers.toString());
      }
      default -> Reply.notFound("no such path");
    };
  }

  private Reply history(String[] part) {
    List<Row> history = new ArrayList<>();
    for (Row row : rows.values()) {
      boolean pays = row.raw().outputs().stream().anyMatch(out -> names(out.script(), part[2]));
      boolean spends =
          !row.raw().isCoinbase()
              && row.raw().inputs().stream().anyMatch(in -> names(spent(in).script(), part[2]));
      if (pays || spends) {
        history.add(row);
      }
    }
    Collections.reverse(history);
    if (part.length == 3) {
      return Reply.json(
          "{\"address\":\"%s\",\"chain_stats\":{\"tx_count\":%d},\"mempool_stats\":{}}"
              .formatted(part[2], history.size()));
    }
    List<String> ids = history.stream().map(row -> row.raw().id().toString()).toList();
    int from = part.length == 5 ? 0 : ids.indexOf(part[5]) + 1;
    boolean unknown = part.length == 6 && from == 0;
    List<Row> page =
        unknown ? List.of() : history.subList(from, Math.min(from + PAGE, history.size()));
    return Reply.json(page.stream().map(this::json).toList().toString());
  }

  private static boolean names(LockingScript script, String name) {
    String address =
        script.address(ChainBuilder.NETWORK).map(BitcoinAddress::text).orElse("no address");
    return address.equals(name) || sha256(script.toBytes()).equals(name);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private TxOutput spent(RawInput input) {
    return Objects.requireNonNull(rows.get(input.spentId()))
        .raw()
        .outputs()
        .get((int) input.spentVout());
  }

  private String json(Row row) {
    RawTransaction raw = row.raw();
    List<String> inputs = new ArrayList<>();
    for (RawInput in : raw.inputs()) {
      inputs.add(
          "{\"txid\":\"%s\",\"vout\":%d,\"prevout\":%s,\"scriptsig\":\"%s\",\"is_coinbase\":%s,"
                  .formatted(
                      in.spentId(),
                      in.spentVout(),
                      raw.isCoinbase() ? "null" : json(spent(in)),
                      HexFormat.of().formatHex(in.unlockingScript()),
                      raw.isCoinbase())
              + "%s\"sequence\":%d}".formatted(witness(in), in.sequence()));
    }
    return "{\"txid\":\"%s\",\"version\":%d,\"locktime\":%d,\"vin\":%s,\"vout\":%s,\"status\":%s}"
        .formatted(
            raw.id(),
            Integer.toUnsignedLong(raw.version()),
            raw.lockTime(),
            inputs,
            raw.outputs().stream().map(FakeEsplora::json).toList(),
            status(row));
  }

  private static String witness(RawInput in) {
    List<String> items =
        in.witness().stream().map(item -> "\"" + HexFormat.of().formatHex(item) + "\"").toList();
    return items.isEmpty() ? "" : "\"witness\":" + items + ",";
  }

  private static String json(TxOutput output) {
    return "{\"scriptpubkey\":\"%s\",\"value\":%s}".formatted(output.script(), output.value());
  }

  private String status(Row row) {
    BlockHeader header = blocks.get(row.height()).header();
    return "{\"confirmed\":true,\"block_height\":%d,\"block_hash\":\"%s\",\"block_time\":%d}"
        .formatted(row.height(), header.hash(), header.time().getEpochSecond());
  }

  private String proof(Row row) {
    List<Hash256> level =
        new ArrayList<>(
            blocks.get(row.height()).transactions().stream().map(tx -> tx.id().hash()).toList());
    List<String> siblings = new ArrayList<>();
    for (int at = row.index(); level.size() > 1; at /= 2) {
      if (level.size() % 2 == 1) {
        level.add(level.getLast());
      }
      siblings.add("\"" + level.get(at ^ 1) + "\"");
      List<Hash256> above = new ArrayList<>();
      for (int i = 0; i < level.size(); i += 2) {
        byte[] pair = new byte[64];
        level.get(i).writeWire(pair, 0);
        level.get(i + 1).writeWire(pair, 32);
        above.add(Sha256d.hash(pair, 0, 64));
      }
      level = above;
    }
    return "{\"block_height\":%d,\"merkle\":%s,\"pos\":%d}"
        .formatted(row.height(), siblings, row.index());
  }

  @Override
  public void close() {
    server.close();
  }
}
