package org.tracer.source.scan;

import org.tracer.chain.Hash256;
import org.tracer.error.MalformedDataException;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.codec.ByteCursor;
import org.tracer.source.codec.MerkleTree;
import org.tracer.source.codec.Sha256d;
import org.tracer.source.codec.TransactionCursor;

/** Gives changed blocks the Merkle root they need, so that other checks get to see them. */
public final class BlockRoots {

  private BlockRoots() {}

  /** Writes the root into the header; false if the bytes are no transactions or repeat some. */
  public static boolean fix(byte[] block) {
    try {
      ByteCursor bytes =
          new ByteCursor(block, BlockHeader.LENGTH, block.length - BlockHeader.LENGTH);
      int count = bytes.readCount(60);
      byte[] ids = new byte[Hash256.LENGTH * count];
      Sha256d digest = new Sha256d();
      TransactionCursor transaction = new TransactionCursor();
      for (int index = 0; index < count; index++) {
        transaction.read(bytes);
        transaction.writeId(digest, ids, Hash256.LENGTH * index);
      }
      MerkleTree.rootInPlace(ids, count, digest).writeWire(block, 36);
      return true;
    } catch (MalformedDataException | IllegalArgumentException e) {
      return false;
    }
  }
}
