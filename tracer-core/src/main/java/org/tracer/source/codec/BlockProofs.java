package org.tracer.source.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.Hash256;
import org.tracer.chain.TxId;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.RawBytes;
import org.tracer.ledger.TransactionProof;
import org.tracer.ledger.TransactionProof.Leaf;

/** Proofs for the transactions of one block, from its bytes. Confined to one thread. */
public final class BlockProofs {

  private static final int LEAST_TRANSACTION = 60;

  private final BlockHeight height;
  private final byte[] source;
  private final RawBytes header;
  private final int[] offsets;
  private final byte[] ids;
  private final MerkleLevels levels;
  private @Nullable Leaf coinbase;

  /**
   * Reads a block and recomputes its tree. O(length).
   *
   * @param source holds the block from {@code offset} on
   * @throws MalformedDataException if its transactions do not give its Merkle root
   */
  public BlockProofs(BlockHeight height, byte[] source, int offset, int length) {
    this.height = height;
    this.source = source;
    BlockHeader parsed = BlockHeader.read(source, offset);
    header = RawBytes.of(Arrays.copyOfRange(source, offset, offset + BlockHeader.LENGTH));
    ByteCursor cursor =
        new ByteCursor(source, offset + BlockHeader.LENGTH, length - BlockHeader.LENGTH);
    offsets = new int[cursor.readCount(LEAST_TRANSACTION)];
    ids = new byte[Hash256.LENGTH * offsets.length];
    TransactionCursor transaction = new TransactionCursor();
    Sha256d digest = new Sha256d();
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = cursor.position();
      transaction.read(cursor);
      transaction.writeId(digest, ids, Hash256.LENGTH * i);
    }
    if (offsets.length == 0
        || !MerkleTree.rootInPlace(ids.clone(), offsets.length, digest)
            .equals(parsed.merkleRoot())) {
      throw new MalformedDataException(
          "a block's transactions do not give its Merkle root", "block " + parsed.hash(), "");
    }
    levels = new MerkleLevels(ids);
  }

  /** Proves the transaction at a place of the block. */
  public TransactionProof prove(int index) {
    if (coinbase == null) {
      coinbase = leaf(0);
    }
    return new TransactionProof(
        TxId.read(ids, Hash256.LENGTH * index), height, header, leaf(index), coinbase);
  }

  private Leaf leaf(int index) {
    ByteCursor cursor = new ByteCursor(source, offsets[index], source.length - offsets[index]);
    byte[] stripped = RawTransaction.read(cursor).toStrippedBytes();
    return new Leaf(RawBytes.of(stripped), index, levels.siblings(index));
  }
}
