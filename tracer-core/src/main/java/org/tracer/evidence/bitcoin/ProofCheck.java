package org.tracer.evidence.bitcoin;

import java.util.Locale;
import org.tracer.chain.BlockHash;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.TransactionProof;
import org.tracer.source.blocks.CoinbaseHeight;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.codec.ByteCursor;
import org.tracer.source.codec.Checkpoints;
import org.tracer.source.codec.MerkleBranch;
import org.tracer.source.codec.RawTransaction;

/**
 * Computes what a proof claims, from nothing but its bytes and the list of checkpoints. A failure
 * is a {@link MalformedDataException} whose message completes "the proof fails: ".
 */
final class ProofCheck {

  /** An inner node of the tree is the hash of as many bytes. */
  private static final int LENGTH_OF_NODE = 64;

  /** The first height at which mainnet demands a height in every coinbase (BIP 34). */
  static final int HEIGHTS_DEMANDED = 227_931;

  private final BitcoinNetwork network;

  ProofCheck(BitcoinNetwork network) {
    this.network = network;
  }

  /**
   * The header of the block that the transaction was seen to stand in.
   *
   * @throws MalformedDataException if anything is not as the proof claims
   */
  BlockHeader check(TransactionProof proof) {
    BlockHeader header = header(proof);
    RawTransaction transaction = parse("the transaction", proof.transaction());
    if (!transaction.id().equals(proof.id())) {
      throw fault("the transaction's bytes have the id " + transaction.id());
    }
    RawTransaction coinbase = parse("the coinbase", proof.coinbase());
    if (!coinbase.isCoinbase() || proof.coinbase().position() != 0) {
      throw fault("what is called the coinbase is none");
    }
    int depth = proof.coinbase().siblings().size();
    if (proof.transaction().siblings().size() != depth) {
      throw fault(
          String.format(
              Locale.ROOT,
              "its branch has %d levels, but that of the block's coinbase %d",
              proof.transaction().siblings().size(),
              depth));
    }
    requireRoot("the coinbase", proof.coinbase(), coinbase.id(), header);
    requireRoot("the transaction", proof.transaction(), transaction.id(), header);
    if (transaction.isCoinbase() && proof.transaction().position() != 0) {
      throw fault("a coinbase stands at place " + proof.transaction().position());
    }
    requireStatedHeight(proof, coinbase);
    return header;
  }

  private BlockHeader header(TransactionProof proof) {
    BlockHeader header = BlockHeader.parse(proof.header().toBytes());
    if (network == BitcoinNetwork.MAIN) {
      String fault = Checkpoints.mainnet().fault(proof.height(), header);
      if (fault != null) {
        throw fault("the header is none of that height: " + fault);
      }
    }
    if (!header.hasProofOfWork(network)) {
      throw fault("the header lacks the proof of work of " + network.shortName());
    }
    BlockHash genesis = network.genesis();
    if (header.hash().equals(genesis) != (proof.height().value() == 0)) {
      throw fault("the first block of " + network.shortName() + " is " + genesis);
    }
    return header;
  }

  private static RawTransaction parse(String what, TransactionProof.Leaf leaf) {
    RawTransaction transaction;
    try {
      transaction = RawTransaction.parse(leaf.raw().toBytes());
    } catch (MalformedDataException e) {
      throw fault(what + " cannot be read: " + e.getMessage());
    }
    if (transaction.strippedLength() == LENGTH_OF_NODE) {
      throw fault(
          what + " has 64 bytes, so it could be an inner node of the tree and no transaction");
    }
    return transaction;
  }

  private static void requireRoot(
      String what, TransactionProof.Leaf leaf, TxId id, BlockHeader header) {
    MerkleBranch branch = new MerkleBranch(leaf.siblings(), leaf.position());
    if (!branch.root(id).equals(header.merkleRoot())) {
      throw fault("the branch of " + what + " does not lead to the header's Merkle root");
    }
  }

  private void requireStatedHeight(TransactionProof proof, RawTransaction coinbase) {
    int height = proof.height().value();
    if (network != BitcoinNetwork.MAIN || height < HEIGHTS_DEMANDED) {
      return;
    }
    byte[] script = coinbase.inputs().getFirst().unlockingScript();
    int stated = CoinbaseHeight.read(new ByteCursor(script, 0, script.length), script.length);
    if (stated != height) {
      throw fault("the coinbase does not state the height " + height + " (BIP 34)");
    }
  }

  private static MalformedDataException fault(String message) {
    return new MalformedDataException(message, "", "");
  }
}
