package org.tracer.source.esplora;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHash;
import org.tracer.chain.Hash256;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.codec.MerkleBranch;
import org.tracer.source.http.Answer;
import org.tracer.source.http.Excerpt;
import org.tracer.source.http.JsonValue;
import org.tracer.source.http.Request;
import org.tracer.source.http.Transport;

/** The questions an Esplora server answers, each answer checked for shape only. Thread-safe. */
public final class EsploraClient implements AutoCloseable {

  private final Transport transport;
  private final String origin;

  public EsploraClient(Transport transport, String origin) {
    this.transport = transport;
    this.origin = origin;
  }

  /** The source URI, without secrets. */
  public String origin() {
    return origin;
  }

  /**
   * The network the server is of, told by its first block.
   *
   * @throws InvalidInputException if it is none that Tracer knows
   */
  public BitcoinNetwork network() {
    BlockHash genesis = blockAt(0);
    for (BitcoinNetwork network : BitcoinNetwork.values()) {
      if (network.genesis().equals(genesis)) {
        return network;
      }
    }
    throw new InvalidInputException(
        "the source is of no Bitcoin network that Tracer knows",
        origin + ", first block " + genesis,
        "Name a source of bitcoin, its test networks, signet or regtest.");
  }

  int tipHeight() {
    String path = "/blocks/tip/height";
    String text = text(path);
    if (!text.matches("[0-9]{1,8}")) {
      throw malformed("the height of the last block is not a number", path, text);
    }
    return Integer.parseInt(text);
  }

  BlockHash tipHash() {
    return parsed("/blocks/tip/hash", BlockHash::parse);
  }

  /** Hash of the block the server has at a height. */
  BlockHash blockAt(int height) {
    return parsed("/block-height/" + height, BlockHash::parse);
  }

  BlockHeader header(BlockHash hash) {
    return parsed(
        "/block/" + hash + "/header", text -> BlockHeader.parse(HexFormat.of().parseHex(text)));
  }

  /** Id of the first transaction of a block, as claimed. */
  TxId coinbase(BlockHash hash) {
    return parsed("/block/" + hash + "/txid/0", TxId::parse);
  }

  /** A transaction whose id was computed; empty if the server does not know it. */
  Optional<EsploraTransaction> transaction(TxId id) {
    String path = "/tx/" + id;
    Optional<EsploraTransaction> found = json(path).map(EsploraTransaction::read);
    if (found.isPresent() && !found.get().id().equals(id)) {
      throw malformed("the server answers with another transaction", path, "");
    }
    return found;
  }

  /**
   * A Merkle branch, not yet checked against anything.
   *
   * @param height of the block that the branch leads to, as claimed
   */
  record Proof(int height, MerkleBranch branch) {}

  /** Empty if the server says that the transaction is in no block. */
  Optional<Proof> proof(TxId id) {
    return json("/tx/" + id + "/merkle-proof").map(EsploraClient::proof);
  }

  private static Proof proof(JsonValue json) {
    List<Hash256> siblings = new ArrayList<>();
    for (JsonValue sibling : json.get("merkle").elements()) {
      siblings.add(sibling.parsed(text -> Hash256.parse("hash", text)));
    }
    int height = json.get("block_height").index();
    JsonValue position = json.get("pos");
    try {
      return new Proof(height, new MerkleBranch(siblings, position.index()));
    } catch (MalformedDataException e) {
      throw position.unexpected("fits no block: " + e.getMessage());
    }
  }

  /**
   * What a server says became of an output.
   *
   * @param spender null if the output is not spent
   */
  record Outspend(@Nullable TxId spender, int vin, Status status) {}

  /** One element an output, in order. */
  List<Outspend> outspends(TxId id) {
    String path = "/tx/" + id + "/outspends";
    List<Outspend> outspends = new ArrayList<>();
    for (JsonValue json : required(path).elements()) {
      outspends.add(
          json.get("spent").bool()
              ? new Outspend(
                  json.get("txid").parsed(TxId::parse),
                  json.get("vin").index(),
                  Status.read(json.get("status")))
              : new Outspend(null, -1, new Status(null)));
    }
    return outspends;
  }

  /** How many confirmed transactions the server counts for an address or script. */
  int historySize(String what) {
    return size(required(what));
  }

  /** The same, or the largest number if the server refuses the address because it has too many. */
  int historySizeOrMost(String what) {
    Answer answer = transport.send(Request.get(what));
    return refusesAsTooPopular(answer)
        ? Integer.MAX_VALUE
        : size(json(what, checked(what, answer)).orElseThrow(() -> unknown(what)));
  }

  private static int size(JsonValue address) {
    return address.get("chain_stats").get("tx_count").index();
  }

  /** A page of confirmed transactions, newest first; {@code last} is the end of the page before. */
  List<EsploraTransaction> historyPage(String what, @Nullable TxId last) {
    String path = what + "/txs/chain" + (last == null ? "" : "/" + last);
    List<EsploraTransaction> page = new ArrayList<>();
    for (JsonValue transaction : required(path).elements()) {
      page.add(EsploraTransaction.read(transaction));
    }
    return page;
  }

  private JsonValue required(String path) {
    return json(path).orElseThrow(() -> unknown(path));
  }

  private MalformedDataException unknown(String path) {
    return malformed("the server does not know what it named itself", path, "status 404");
  }

  private Optional<JsonValue> json(String path) {
    return json(path, ask(path));
  }

  private Optional<JsonValue> json(String path, Answer answer) {
    return answer.status() == 404
        ? Optional.empty()
        : Optional.of(JsonValue.parse(answer.body(), origin + path));
  }

  private <T> T parsed(String path, Function<String, T> parse) {
    String text = text(path);
    try {
      return parse.apply(text);
    } catch (InvalidInputException | IllegalArgumentException | MalformedDataException e) {
      throw malformed("the answer has not the expected form", path, text);
    }
  }

  private String text(String path) {
    Answer answer = ask(path);
    if (answer.status() == 404) {
      throw new SourceUnavailableException(
          "the server does not have the block that is asked for",
          origin + path,
          "Check that the address is the base of an Esplora interface, often ending in /api.");
    }
    return answer
        .text()
        .orElseThrow(() -> malformed("the answer is not valid UTF-8", path, ""))
        .strip();
  }

  /** An answer with status 200 or 404. */
  private Answer ask(String path) {
    return checked(path, transport.send(Request.get(path)));
  }

  private static boolean refusesAsTooPopular(Answer answer) {
    return answer.status() == 400 && isTooPopular(Excerpt.of(answer.body()));
  }

  private Answer checked(String path, Answer answer) {
    if (answer.status() == 200 || answer.status() == 404) {
      return answer;
    }
    String body = Excerpt.of(answer.body());
    if (refusesAsTooPopular(answer)) {
      throw new SourceUnavailableException(
          "the server refuses this address because its history is too long",
          origin + path + ": " + body,
          "Use a server of your own without that limit, or block files.");
    }
    throw new SourceUnavailableException(
        "the server refuses the request with status " + answer.status(),
        origin + path + (body.isEmpty() ? "" : ": " + body),
        answer.status() == 401 || answer.status() == 403
            ? "The server wants an account or blocks this connection; use another source."
            : "Try again; if it stays, use another source.");
  }

  private static boolean isTooPopular(String body) {
    String text = body.toLowerCase(Locale.ROOT);
    return text.contains("too many") || text.contains("popular");
  }

  private MalformedDataException malformed(String message, String path, String found) {
    String shown = found.isEmpty() ? "" : ": \"" + Excerpt.of(found, 80) + "\"";
    return new MalformedDataException(
        message, origin + path + shown, "Check the address of the source, or use another.");
  }

  @Override
  public void close() {
    transport.close();
  }
}
