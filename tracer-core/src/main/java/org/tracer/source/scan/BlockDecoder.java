package org.tracer.source.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.tracer.chain.Hash256;
import org.tracer.error.MalformedDataException;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.codec.MerkleTree;
import org.tracer.source.codec.Sha256d;

/**
 * Turns a block's bytes into {@link BlockRows}, and refuses what cannot be a block: it recomputes
 * every id and compares their Merkle root with the header's. Not checked are proof of work and the
 * witness commitment, on which no id depends. Makes no object per transaction, input or output.
 * Confined to one thread.
 */
public final class BlockDecoder {

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int MERKLE_ROOT = 4 + Hash256.LENGTH;

  /**
   * A new one for each block: what a digest object did before the JIT compiler turned to the
   * processor's own instructions leaves it with a work array to clear on every use, a tenth of the
   * time.
   */
  private Sha256d digest = new Sha256d();

  private byte[] level = {};

  /**
   * Decodes the block of {@code length} bytes at {@code offset} into {@code into}, whose former
   * rows are lost. O(length).
   *
   * <p>While it runs a few bytes are changed and put back, so no other thread may read {@code
   * bytes} then.
   *
   * @throws MalformedDataException if the bytes are no block, end too early or too late, or do not
   *     give the Merkle root; its input is the offset from the block's first byte
   */
  public void decode(byte[] bytes, int offset, int length, BlockRows into) {
    digest = new Sha256d();
    walk(bytes, offset, length, into, true);
    checkRoot(bytes, offset, into);
  }

  /**
   * As {@link #decode}, for bytes that were checked before: computes no ids and so does not compare
   * the Merkle root either.
   */
  public void decodeWithoutIds(byte[] bytes, int offset, int length, BlockRows into) {
    walk(bytes, offset, length, into, false);
  }

  private void walk(byte[] bytes, int offset, int length, BlockRows rows, boolean hashed) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    int end = offset + length;
    TransactionWalk walk = new TransactionWalk(rows, bytes, offset, end);
    if (length < BlockHeader.LENGTH) {
      throw walk.fault("the block header is cut off", offset);
    }
    int at = walk.begin(offset + BlockHeader.LENGTH);
    for (int index = 0; index < rows.transactionCount; index++) {
      int next = walk.walk(index, at);
      if (hashed) {
        writeId(bytes, at, next, walk.witnessStart(), rows.ids, Hash256.LENGTH * index);
      }
      at = next;
    }
    if (at < end) {
      throw walk.fault((end - at) + " bytes follow its last transaction", at);
    }
  }

  /**
   * The id leaves out marker, flag and witness. Instead of copying the rest, version and lock time
   * are moved beside it for a moment: one digest call over one piece is the fastest.
   */
  private void writeId(byte[] bytes, int start, int end, int witness, byte[] ids, int target) {
    if (witness == 0) {
      digest.update(bytes, start, end - start).finish(ids, target);
      return;
    }
    int stripped = start + 2;
    int versionPlace = (int) INT.get(bytes, stripped);
    int lockTimePlace = (int) INT.get(bytes, witness);
    int version = (int) INT.get(bytes, start);
    int lockTime = (int) INT.get(bytes, end - 4);
    INT.set(bytes, stripped, version);
    INT.set(bytes, witness, lockTime);
    digest.update(bytes, stripped, witness + 4 - stripped).finish(ids, target);
    INT.set(bytes, witness, lockTimePlace);
    INT.set(bytes, stripped, versionPlace);
  }

  private void checkRoot(byte[] bytes, int offset, BlockRows rows) {
    int size = Hash256.LENGTH * rows.transactionCount;
    if (level.length < size) {
      level = new byte[size + (size >> 1)];
    }
    System.arraycopy(rows.ids, 0, level, 0, size);
    try {
      MerkleTree.rootInPlace(level, rows.transactionCount, digest);
    } catch (MalformedDataException e) {
      throw new MalformedDataException(
          String.valueOf(e.getMessage()), "offset " + MERKLE_ROOT, e.remedy(), e);
    }
    int at = offset + MERKLE_ROOT;
    if (!Arrays.equals(bytes, at, at + Hash256.LENGTH, level, 0, Hash256.LENGTH)) {
      throw new MalformedDataException(
          "its transactions do not give its Merkle root", "offset " + MERKLE_ROOT, "");
    }
  }
}
