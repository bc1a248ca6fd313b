package org.tracer.evidence.bitcoin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.ledger.UtxoLedger;

/** Files of proofs as text, for tests that write them, change them and have them checked. */
final class ProofFile {

  /** Block 170 of mainnet, with the first payment between two people: heights begin there. */
  private static final String BLOCK_170 =
      "0100000055bd840a78798ad0da853f68974f3d183e2bd1db6a842c1feecf222a00000000ff104ccb05421ab9"
          + "3e63f8c3ce5c2c2e9dbb37de2764b3a3175c8166562cac7d51b96a49ffff001d283e9e70020100000001"
          + "0000000000000000000000000000000000000000000000000000000000000000ffffffff0704ffff001d"
          + "0102ffffffff0100f2052a01000000434104d46c4968bde02899d2aa0963367c7a6ce34eec332b32e42e"
          + "5f3407e052d64ac625da6f0718e7b302140434bd725706957c092db53805b821a85b23a7ac61725bac00"
          + "0000000100000001c997a5e56e104102fa209c6a852dd90660a20b2d9c352423edce25857fcd37040000"
          + "00004847304402204e45e16932b8af514961a1d3a1a25fdf3f4f7732e9d624c6c61548ab5fb8cd410220"
          + "181522ec8eca07de4860a4acdd12909d831cc56cbbac4622082221a8768d1d0901ffffffff0200ca9a3b"
          + "00000000434104ae1a62fe09c5f51b13905f07f06b99a2f7159b2225f374cd378d71302fa28414e7aab3"
          + "7397f554a7df5f142c21c1b7303b8a0626f1baded5c72a704f7e6cd84cac00286bee0000000043410411"
          + "db93e1dcdb8a016b49840f8c53bc1eb68a382e97b1482ecad7b148a6909a5cb2e0eaddfb84ccf9744464"
          + "f82e160bfa9b8b64f9d4c03f999b8643f656b412a3ac00000000";

  /** The payment of 10 coins to Hal Finney. */
  static final TxId TO_FINNEY =
      TxId.parse("f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16");

  private ProofFile() {}

  /** The proof of {@link #TO_FINNEY}, put together from the block by hand. */
  static String toFinney() {
    String coinbase = BLOCK_170.substring(162, 162 + 2 * 134);
    String payment = BLOCK_170.substring(162 + 2 * 134);
    return ("{\"transaction\":\"%s\",\"network\":\"bitcoin\",\"height\":170,\"header\":\"%s\","
            + "\"position\":1,\"raw\":\"%s\",\"branch\":[\"%s\"],\"coinbase\":\"%s\","
            + "\"coinbaseBranch\":[\"%s\"]}\n")
        .formatted(
            TO_FINNEY,
            BLOCK_170.substring(0, 160),
            payment,
            "b1fea52486ce0c62bb442b530a3f0132b826c74e473d1f2c220bfa78111c5082",
            coinbase,
            TO_FINNEY);
  }

  static String write(UtxoLedger ledger, Collection<TxId> ids) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      BitcoinProofs.write(ledger, ids, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(UTF_8);
  }

  static ProofReport verify(String file, Collection<TxId> expected, BitcoinNetwork network) {
    try {
      return BitcoinProofs.verify(
          new ByteArrayInputStream(file.getBytes(UTF_8)), "proofs.jsonl", expected, network);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every transaction of a block, by its ids as explorers list them. */
  static List<TxId> ids(UtxoLedger ledger, long anyKey) {
    return Arrays.stream(ledger.transactionsOfBlock(anyKey)).mapToObj(ledger::id).toList();
  }
}
