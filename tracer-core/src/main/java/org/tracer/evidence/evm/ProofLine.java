package org.tracer.evidence.evm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmHash;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.account.EvmProof;
import org.tracer.source.http.JsonValue;
import org.tracer.source.recording.JsonLine;

/** A line of a file of proofs, behind its first. There is one way to write each. */
sealed interface ProofLine {

  /** What is written in the first line. */
  String FORMAT = "tracer-evm-proofs/1";

  /** A transaction with what proves it. */
  record Proven(EvmProof proof) implements ProofLine {}

  /** A transaction for which there is no proof, and why. */
  record Unproven(EvmHash transaction, String reason) implements ProofLine {}

  /** The header of a block that links others, as hexadecimal text. */
  record Link(String header) implements ProofLine {}

  /** The first line: of which chain, and how many lines follow. */
  static String first(ChainId chain, int lines) {
    return new JsonLine()
        .text("format", FORMAT)
        .text("chain", chain.toString())
        .number("lines", lines)
        .end();
  }

  /** How many lines follow the first. */
  static int readFirst(byte[] text, ChainId chain, String name) {
    JsonValue json = JsonValue.parse(text, name);
    if (!json.get("format").text().equals(FORMAT)) {
      throw json.unexpected("is of another format than " + FORMAT);
    }
    ChainId found = json.get("chain").parsed(ChainId::parse);
    if (!found.equals(chain)) {
      throw json.unexpected("is of the chain " + found + ", the result of " + chain);
    }
    int lines = json.get("lines").index();
    require(first(found, lines), text, name);
    return lines;
  }

  /** The line, without its break. */
  default String write() {
    return switch (this) {
      case Proven(EvmProof proof) ->
          new JsonLine()
              .text("kind", "PROOF")
              .text("transaction", proof.transaction().toString())
              .number("block", proof.block())
              .text("blockHash", proof.blockHash().toString())
              .number("index", proof.index())
              .text("header", proof.header())
              .texts("transactionNodes", proof.transactionNodes())
              .texts("receiptNodes", proof.receiptNodes())
              .texts("previousReceiptNodes", proof.previousReceiptNodes())
              .end();
      case Unproven(EvmHash transaction, String reason) ->
          new JsonLine()
              .text("kind", "UNPROVEN")
              .text("transaction", transaction.toString())
              .text("reason", reason)
              .end();
      case Link(String header) ->
          new JsonLine().text("kind", "HEADER").text("header", header).end();
    };
  }

  /**
   * Reads a line.
   *
   * @throws MalformedDataException if it is not one, or not written as this is written
   */
  static ProofLine read(byte[] text, ChainId chain, String name) {
    JsonValue json = JsonValue.parse(text, name);
    String kind = json.get("kind").text();
    ProofLine line =
        switch (kind) {
          case "PROOF" -> new Proven(proof(json, chain));
          case "UNPROVEN" -> new Unproven(hash(json, "transaction"), json.get("reason").text());
          case "HEADER" -> new Link(json.get("header").text());
          default -> throw json.get("kind").unexpected("is none that is known");
        };
    require(line.write(), text, name);
    return line;
  }

  private static EvmProof proof(JsonValue json, ChainId chain) {
    return new EvmProof(
        chain,
        hash(json, "transaction"),
        json.get("block").number(0, Long.MAX_VALUE),
        hash(json, "blockHash"),
        json.get("index").index(),
        json.get("header").text(),
        nodes(json, "transactionNodes"),
        nodes(json, "receiptNodes"),
        nodes(json, "previousReceiptNodes"));
  }

  private static EvmHash hash(JsonValue json, String name) {
    return json.get(name).parsed(EvmHash::parse);
  }

  private static List<String> nodes(JsonValue json, String name) {
    return json.get(name).elements().stream().map(JsonValue::text).toList();
  }

  private static void require(String written, byte[] text, String name) {
    if (!written.equals(new String(text, UTF_8))) {
      throw new MalformedDataException(
          "the line is not written as such lines are: something was added or altered",
          name,
          "Use the file as it was written.");
    }
  }
}
