package org.tracer.evidence.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.Hash256;
import org.tracer.chain.TxId;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.RawBytes;
import org.tracer.ledger.TransactionProof;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.codec.BlockProofs;
import org.tracer.source.codec.MerkleBranch;
import org.tracer.source.codec.RawTransaction;

/**
 * Forgeries that the Merkle tree alone does not stop. Here a miner forges, because on regtest a
 * block costs nothing.
 */
class ForgedProofsTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final BlockHash PREVIOUS = new BlockHash(new Hash256(1, 2, 3, 4));

  /** A payment of 1 BTC to nobody, that no block holds; {@code tries} makes its id another. */
  private static RawTransaction madeUp(int tries) {
    return RawTransaction.parse(
        HEX.parseHex(
            "01000000"
                + "01"
                + "77".repeat(32)
                + "00000000"
                + "00"
                + "ffffffff"
                + "01"
                + "00e1f50500000000"
                + "00"
                + HEX.toHexDigits(tries)));
  }

  private static RawTransaction coinbase(String script) {
    return RawTransaction.parse(
        HEX.parseHex(
            "01000000"
                + "01"
                + "00".repeat(32)
                + "ffffffff"
                + HEX.toHexDigits((byte) (script.length() / 2))
                + script
                + "ffffffff"
                + "01"
                + "00f2052a01000000"
                + "00"
                + "00000000"));
  }

  private static byte[] mine(RawTransaction... transactions) {
    return ChainBuilder.mine(
        PREVIOUS,
        List.of(transactions).stream().map(transaction -> transaction.id().hash()).toList(),
        1_700_000_000L,
        List.of(transactions).stream().map(RawTransaction::toBytes).toList());
  }

  private static ProofReport verify(TransactionProof proof) {
    String line = ProofLine.of(ChainBuilder.NETWORK, proof) + "\n";
    return ProofFile.verify(line, List.of(proof.id()), ChainBuilder.NETWORK);
  }

  private static RawBytes raw(RawTransaction transaction) {
    return RawBytes.of(transaction.toStrippedBytes());
  }

  /**
   * A transaction of 64 bytes whose first half is the id of a made-up payment. Read as a node of
   * the tree, it makes the payment a leaf one level further down, with a branch that leads to the
   * root.
   */
  @Test
  void verify_shouldRefuseAMadeUpPaymentBelowATransactionOf64Bytes() {
    int tries = 0;
    while (madeUp(tries).id().hash().toWire()[4] != 1) {
      tries++;
    }
    RawTransaction payment = madeUp(tries);
    // Version, one input and most of its outpoint are the id; the rest is as a transaction needs.
    String node =
        HEX.formatHex(payment.id().hash().toWire())
            + "11".repeat(5)
            + "00000000"
            + "00"
            + "ffffffff"
            + "01"
            + "0100000000000000"
            + "04"
            + "51515151"
            + "00000000";
    RawTransaction disguised = RawTransaction.parse(HEX.parseHex(node));
    assertThat(disguised.strippedLength()).isEqualTo(64);
    RawTransaction coinbase = coinbase("0101ffffff");
    byte[] block = mine(coinbase, disguised);
    BlockHeader header = BlockHeader.read(block, 0);
    List<Hash256> siblings = List.of(Hash256.read(HEX.parseHex(node), 32), coinbase.id().hash());

    // The branch alone proves it.
    assertThat(new MerkleBranch(siblings, 2).root(payment.id())).isEqualTo(header.merkleRoot());

    TransactionProof forged =
        new TransactionProof(
            payment.id(),
            BlockHeight.of(7),
            RawBytes.of(header.toBytes()),
            new TransactionProof.Leaf(raw(payment), 2, siblings),
            new TransactionProof.Leaf(raw(coinbase), 0, List.of(disguised.id().hash())));
    ProofReport report = verify(forged);
    assertThat(report.proven()).isZero();
    assertThat(report.unproven().getFirst().reason())
        .isEqualTo("the proof fails: its branch has 2 levels, but that of the block's coinbase 1");
  }

  @Test
  void verify_shouldRefuseATransactionOf64Bytes() {
    RawTransaction disguised =
        RawTransaction.parse(
            HEX.parseHex(
                "01000000"
                    + "01"
                    + "77".repeat(32)
                    + "00000000"
                    + "00"
                    + "ffffffff"
                    + "01"
                    + "0100000000000000"
                    + "04"
                    + "51515151"
                    + "00000000"));
    byte[] block = mine(coinbase("0101ffffff"), disguised);
    TransactionProof proof = new BlockProofs(BlockHeight.of(7), block, 0, block.length).prove(1);
    assertThat(verify(proof).unproven().getFirst().reason())
        .isEqualTo(
            "the proof fails: the transaction has 64 bytes, so it could be an inner node of the"
                + " tree and no transaction");
  }

  @Test
  void verify_shouldRefuseACoinbaseOf64Bytes() {
    RawTransaction coinbase = coinbase("0101ffff");
    assertThat(coinbase.strippedLength()).isEqualTo(64);
    byte[] block = mine(coinbase, madeUp(1));
    TransactionProof proof = new BlockProofs(BlockHeight.of(7), block, 0, block.length).prove(1);
    assertThat(verify(proof).unproven().getFirst().reason()).contains("the coinbase has 64 bytes");
  }

  /** The first transaction of a block is no coinbase, or a later one is. */
  @Test
  void verify_shouldRefuseACoinbaseThatIsNone() {
    byte[] block = mine(madeUp(1), madeUp(2));
    BlockProofs proofs = new BlockProofs(BlockHeight.of(7), block, 0, block.length);
    assertThat(verify(proofs.prove(1)).unproven().getFirst().reason())
        .contains("what is called the coinbase is none");
    byte[] two = mine(coinbase("0101ffffff"), coinbase("0102ffffff"));
    BlockProofs ofTwo = new BlockProofs(BlockHeight.of(7), two, 0, two.length);
    assertThat(verify(ofTwo.prove(1)).unproven().getFirst().reason())
        .contains("a coinbase stands at place 1");
    assertThat(verify(ofTwo.prove(0)).proven()).isEqualTo(1);
  }

  /** A deeper tree than any block has would take the reader long to hash. */
  @Test
  void verify_shouldRefuseBranchesDeeperThanAnyBlock() {
    List<Hash256> deep = Collections.nCopies(18, new Hash256(1, 2, 3, 4));
    RawTransaction payment = madeUp(1);
    RawTransaction coinbase = coinbase("0101ffffff");
    byte[] block = mine(coinbase, payment);
    TransactionProof proof =
        new TransactionProof(
            new TxId(payment.id().hash()),
            BlockHeight.of(7),
            RawBytes.of(BlockHeader.read(block, 0).toBytes()),
            new TransactionProof.Leaf(raw(payment), 1, deep),
            new TransactionProof.Leaf(raw(coinbase), 0, deep));
    assertThat(verify(proof).unproven().getFirst().reason())
        .contains("18 levels, more than any block");
  }
}
