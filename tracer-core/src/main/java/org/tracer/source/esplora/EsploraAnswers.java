package org.tracer.source.esplora;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.RawBytes;
import org.tracer.ledger.SpendBuffer;
import org.tracer.ledger.TransactionForm;
import org.tracer.ledger.TransactionProof;
import org.tracer.ledger.TxOutput;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.codec.RawInput;
import org.tracer.source.codec.RawTransaction;
import org.tracer.source.http.Answer;
import org.tracer.source.http.Request;
import org.tracer.source.http.Transport;
import org.tracer.source.remote.Kept;

/**
 * Answers what {@link EsploraLedger} asks from a ledger on this machine, in the same form, so that
 * what is read of a large ledger can be kept, proofs and all, without the ledger. One question is
 * answered at a time.
 */
public final class EsploraAnswers implements Transport {

  private static final int PAGE = 25;
  private static final int PROOFS_KEPT = 1_024;
  private static final Answer NOT_FOUND =
      new Answer(404, Map.of(), "not found".getBytes(StandardCharsets.UTF_8));

  private final UtxoLedger ledger;
  private final Map<BlockHash, BlockHeight> named = new HashMap<>();
  private final Map<TxId, TransactionProof> proofs;

  /** By the height of their block; they are asked for when all else of the block is forgotten. */
  private final Map<BlockHeight, TxId> coinbases = new HashMap<>();

  private final Map<String, long[]> histories = new Kept<>(4);

  /**
   * @param ledger that proves its transactions and has all headers; it is closed with this
   */
  public EsploraAnswers(UtxoLedger ledger) {
    this(ledger, PROOFS_KEPT);
  }

  /**
   * @param proofsKept how many proofs are at hand
   */
  EsploraAnswers(UtxoLedger ledger, int proofsKept) {
    this.ledger = ledger;
    this.proofs = new Kept<>(proofsKept);
  }

  @Override
  public synchronized Answer send(Request request) {
    String[] part = request.path().split("/", -1);
    return switch (part[1]) {
      case "blocks" ->
          text(
              part[3].equals("height")
                  ? ledger.horizon().height().toString()
                  : name(ledger.horizon()).toString());
      case "block-height" -> blockAt(Integer.parseInt(part[2]));
      case "block" -> block(BlockHash.parse(part[2]), part[3]);
      case "tx" -> transaction(TxId.parse(part[2]), part.length > 3 ? part[3] : "");
      case "address" -> history(part);
      default ->
          throw new InvalidInputException(
              "what has no address is not looked up in a case",
              ledger.origin() + request.path(),
              "Name its payments as txid:vout, or work without --case.");
    };
  }

  /** Blocks are asked for by the hash that they were named by before. */
  private BlockHash name(BlockRef block) {
    named.put(block.hash(), block.height());
    return block.hash();
  }

  private Answer blockAt(int height) {
    if (height == 0) {
      return text(ledger.network().genesis().toString());
    }
    return header(BlockHeight.of(height))
        .map(header -> {
          BlockHash hash = header.hash();
          named.put(hash, BlockHeight.of(height));
          return text(hash.toString());
        })
        .orElse(NOT_FOUND);
  }

  private Optional<BlockHeader> header(BlockHeight height) {
    return height.compareTo(ledger.horizon().height()) > 0
        ? Optional.empty()
        : ledger.header(height).map(bytes -> BlockHeader.read(bytes.toBytes(), 0));
  }

  private Answer block(BlockHash hash, String what) {
    BlockHeight height = named.get(hash);
    if (height == null) {
      return NOT_FOUND;
    }
    if (what.equals("header")) {
      return header(height)
          .map(header -> text(HexFormat.of().formatHex(header.toBytes())))
          .orElse(NOT_FOUND);
    }
    TxId coinbase = coinbases.get(height);
    return coinbase == null ? NOT_FOUND : text(coinbase.toString());
  }

  private Answer transaction(TxId id, String what) {
    long key = ledger.find(id);
    if (key == UtxoLedger.NOT_FOUND) {
      return NOT_FOUND;
    }
    return text(
        switch (what) {
          case "" -> json(key);
          case "merkle-proof" -> branch(proof(key));
          case "outspends" -> outspends(key);
          default -> throw new IllegalArgumentException(what);
        });
  }

  private TransactionProof proof(long key) {
    TxId id = ledger.id(key);
    TransactionProof known = proofs.get(id);
    if (known == null) {
      known =
          ledger
              .prove(key)
              .orElseThrow(() ->
                  new InvalidInputException(
                      "a source that proves nothing cannot be read in a case",
                      ledger.origin(),
                      "Use another source."));
      proofs.put(id, known);
      coinbases.putIfAbsent(known.height(), raw(known.coinbase().raw()).id());
    }
    return known;
  }

  private static RawTransaction raw(RawBytes bytes) {
    return RawTransaction.parse(bytes.toBytes());
  }

  private String json(long key) {
    RawTransaction raw = raw(proof(key).transaction().raw());
    Optional<TransactionForm> form = ledger.form(key);
    List<String> inputs = new ArrayList<>();
    for (int vin = 0; vin < raw.inputs().size(); vin++) {
      RawInput input = raw.inputs().get(vin);
      String witness = form.isPresent() ? witness(form.get().inputs().get(vin)) : "";
      inputs.add(
          "{\"txid\":\""
              + input.spentId()
              + "\",\"vout\":"
              + input.spentVout()
              + ",\"prevout\":null,\"scriptsig\":\""
              + HexFormat.of().formatHex(input.unlockingScript())
              + "\",\"is_coinbase\":"
              + raw.isCoinbase()
              + ",\"sequence\":"
              + input.sequence()
              + witness
              + "}");
    }
    List<String> outputs = new ArrayList<>();
    for (TxOutput output : raw.outputs()) {
      outputs.add(
          "{\"scriptpubkey\":\"" + output.script() + "\",\"value\":" + output.value() + "}");
    }
    return "{\"txid\":\""
        + raw.id()
        + "\",\"version\":"
        + Integer.toUnsignedLong(raw.version())
        + ",\"locktime\":"
        + raw.lockTime()
        + ",\"vin\":["
        + String.join(",", inputs)
        + "],\"vout\":["
        + String.join(",", outputs)
        + "],\"status\":"
        + status(key)
        + "}";
  }

  // Left out where there is none, as servers do.
  private static String witness(TransactionForm.Input input) {
    if (input.witness().isEmpty()) {
      return "";
    }
    List<String> items = input.witness().stream().map(item -> "\"" + item + "\"").toList();
    return ",\"witness\":[" + String.join(",", items) + "]";
  }

  private String status(long key) {
    BlockRef block = ledger.block(key);
    return "{\"confirmed\":true,\"block_height\":"
        + block.height()
        + ",\"block_hash\":\""
        + name(block)
        + "\",\"block_time\":"
        + block.time().getEpochSecond()
        + "}";
  }

  private static String branch(TransactionProof proof) {
    List<String> siblings =
        proof.transaction().siblings().stream().map(hash -> "\"" + hash + "\"").toList();
    return "{\"block_height\":"
        + proof.height()
        + ",\"merkle\":["
        + String.join(",", siblings)
        + "],\"pos\":"
        + proof.transaction().position()
        + "}";
  }

  private String outspends(long key) {
    SpendBuffer spends = new SpendBuffer();
    int outputs = raw(proof(key).transaction().raw()).outputs().size();
    for (int vout = 0; vout < outputs; vout++) {
      spends.ask(vout, true);
    }
    ledger.readSpends(key, spends);
    List<String> answers = new ArrayList<>();
    for (int question = 0; question < outputs; question++) {
      long spender = spends.spenderKey(question);
      answers.add(
          spender == SpendBuffer.UNSPENT
              ? "{\"spent\":false}"
              : "{\"spent\":true,\"txid\":\""
                  + ledger.id(spender)
                  + "\",\"vin\":"
                  + spends.spenderInput(question)
                  + ",\"status\":"
                  + status(spender)
                  + "}");
    }
    return "[" + String.join(",", answers) + "]";
  }

  private Answer history(String[] part) {
    long[] keys =
        histories.computeIfAbsent(
            part[2],
            address -> ledger.history(BitcoinAddress.parse(ledger.network(), address).script()));
    if (part.length == 3) {
      return text("{\"chain_stats\":{\"tx_count\":" + keys.length + "}}");
    }
    // Newest first; a page goes on behind the transaction that it names.
    int until = keys.length;
    if (part.length > 5) {
      long last = ledger.find(TxId.parse(part[5]));
      until = 0;
      while (until < keys.length && keys[until] != last) {
        until++;
      }
    }
    List<String> page = new ArrayList<>();
    for (int i = until - 1; i >= Math.max(0, until - PAGE); i--) {
      page.add(json(keys[i]));
    }
    return text("[" + String.join(",", page) + "]");
  }

  private static Answer text(String body) {
    return new Answer(
        200, Map.of("content-type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    ledger.close();
  }
}
