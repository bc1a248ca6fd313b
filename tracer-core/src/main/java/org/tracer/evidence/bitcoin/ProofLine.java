package org.tracer.evidence.bitcoin;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.Hash256;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.ledger.RawBytes;
import org.tracer.ledger.TransactionProof;
import org.tracer.source.http.JsonValue;

/**
 * One line of a file of proofs: a JSON object for one transaction. Bytes are in hexadecimal as on
 * the wire, hashes as explorers show them.
 *
 * @param network name of the network, as written
 * @param gap why there is no proof; null where there is one
 * @param proof null where there is none
 */
record ProofLine(
    TxId id, String network, @Nullable ProofGap gap, @Nullable TransactionProof proof) {

  static String of(BitcoinNetwork network, TransactionProof proof) {
    return String.format(
        Locale.ROOT,
        "%s,\"height\":%s,\"header\":\"%s\",\"position\":%d,\"raw\":\"%s\",\"branch\":%s,\"coinbase\":\"%s\",\"coinbaseBranch\":%s}",
        start(network, proof.id()),
        proof.height(),
        proof.header(),
        proof.transaction().position(),
        proof.transaction().raw(),
        list(proof.transaction().siblings()),
        proof.coinbase().raw(),
        list(proof.coinbase().siblings()));
  }

  static String of(BitcoinNetwork network, TxId id, ProofGap gap) {
    return start(network, id) + ",\"notProven\":\"" + gap.code() + "\"}";
  }

  private static String start(BitcoinNetwork network, TxId id) {
    return "{\"transaction\":\"" + id + "\",\"network\":\"" + network.shortName() + "\"";
  }

  private static String list(List<Hash256> hashes) {
    return hashes.stream()
        .map(hash -> "\"" + hash + "\"")
        .collect(Collectors.joining(",", "[", "]"));
  }

  /**
   * Reads a line.
   *
   * @throws org.tracer.error.MalformedDataException if it has not that form
   */
  static ProofLine parse(JsonValue json) {
    TxId id = json.get("transaction").parsed(TxId::parse);
    String network = json.get("network").text();
    JsonValue missing = json.optional("notProven").orElse(null);
    if (missing != null) {
      ProofGap gap =
          ProofGap.ofCode(missing.text())
              .orElseThrow(() -> missing.unexpected("is no reason that is known"));
      return new ProofLine(id, network, gap, null);
    }
    TransactionProof proof =
        new TransactionProof(
            id,
            BlockHeight.of(json.get("height").index()),
            RawBytes.of(json.get("header").hex()),
            leaf(json, "raw", json.get("position").index(), "branch"),
            leaf(json, "coinbase", 0, "coinbaseBranch"));
    return new ProofLine(id, network, null, proof);
  }

  private static TransactionProof.Leaf leaf(
      JsonValue json, String raw, int position, String branch) {
    List<Hash256> siblings =
        json.get(branch).elements().stream()
            .map(sibling -> sibling.parsed(text -> Hash256.parse("hash", text)))
            .toList();
    return new TransactionProof.Leaf(RawBytes.of(json.get(raw).hex()), position, siblings);
  }
}
