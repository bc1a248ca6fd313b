package org.tracer.source.bitcoind;

import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.Hash256;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.MalformedDataException;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.codec.BlockProofs;
import org.tracer.source.codec.ByteCursor;
import org.tracer.source.codec.MerkleTree;
import org.tracer.source.codec.RawTransaction;
import org.tracer.source.codec.Sha256d;
import org.tracer.source.codec.TransactionCursor;

/** A block as it is on the wire, its hash, proof of work and Merkle root checked. Immutable. */
final class RawBlock {

  private static final int LEAST_TRANSACTION = 60;

  private final byte[] bytes;
  private final BlockHeader header;
  private final BlockHeight height;
  private final int[] offsets;
  private final byte[] ids;

  private RawBlock(
      byte[] bytes, BlockHeader header, BlockHeight height, int[] offsets, byte[] ids) {
    this.bytes = bytes;
    this.header = header;
    this.height = height;
    this.offsets = offsets;
    this.ids = ids;
  }

  /**
   * Parses and checks a block. O(bytes).
   *
   * @throws MalformedDataException if it is not the block of that hash
   */
  static RawBlock parse(byte[] bytes, BlockHash hash, BlockHeight height, BitcoinNetwork network) {
    try {
      BlockHeader header = BlockHeader.read(bytes, 0);
      if (!header.hash().equals(hash)) {
        throw wrong("is another block, " + header.hash(), hash);
      }
      if (!header.hasProofOfWork(network)) {
        throw wrong("has no proof of work", hash);
      }
      ByteCursor cursor =
          new ByteCursor(bytes, BlockHeader.LENGTH, bytes.length - BlockHeader.LENGTH);
      int[] offsets = new int[cursor.readCount(LEAST_TRANSACTION)];
      byte[] ids = new byte[Hash256.LENGTH * offsets.length];
      TransactionCursor transaction = new TransactionCursor();
      Sha256d digest = new Sha256d();
      for (int i = 0; i < offsets.length; i++) {
        offsets[i] = cursor.position();
        transaction.read(cursor);
        transaction.writeId(digest, ids, Hash256.LENGTH * i);
      }
      if (offsets.length == 0 || cursor.remaining() != 0) {
        throw wrong("has no transactions or bytes behind them", hash);
      }
      Hash256 root = MerkleTree.rootInPlace(ids.clone(), offsets.length, digest);
      if (!root.equals(header.merkleRoot())) {
        throw wrong("does not have its Merkle root", hash);
      }
      return new RawBlock(bytes, header, height, offsets, ids);
    } catch (MalformedDataException e) {
      if (e.input().contains(hash.toString())) {
        throw e;
      }
      throw new MalformedDataException(
          "a block is damaged: " + e.getMessage(),
          "block " + hash + ", " + e.input(),
          "The node's data is wrong; run its own check of the chain.",
          e);
    }
  }

  private static MalformedDataException wrong(String what, BlockHash hash) {
    return new MalformedDataException(
        "a block " + what,
        "block " + hash,
        "The node's data is wrong; run its own check of the chain.");
  }

  BlockHeader header() {
    return header;
  }

  BlockRef ref() {
    return new BlockRef(height, header.hash(), header.time());
  }

  int transactionCount() {
    return offsets.length;
  }

  TxId id(int index) {
    return TxId.read(ids, Hash256.LENGTH * index);
  }

  /** Place of a transaction in the block, or -1. O(transactions). */
  int indexOf(TxId id) {
    for (int index = 0; index < offsets.length; index++) {
      if (id(index).equals(id)) {
        return index;
      }
    }
    return -1;
  }

  RawTransaction transaction(int index) {
    return RawTransaction.read(at(index));
  }

  /** Puts a transaction's parts into {@code parts}. */
  void read(int index, TransactionCursor parts) {
    parts.read(at(index));
  }

  BlockProofs proofs() {
    return new BlockProofs(height, bytes, 0, bytes.length);
  }

  private ByteCursor at(int index) {
    return new ByteCursor(bytes, offsets[index], bytes.length - offsets[index]);
  }
}
