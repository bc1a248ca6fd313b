package org.tracer.source.blocks;

import java.util.Arrays;
import org.tracer.chain.Hash256;
import org.tracer.error.MalformedDataException;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.codec.ByteCursor;
import org.tracer.source.codec.MerkleTree;
import org.tracer.source.codec.Sha256d;
import org.tracer.source.codec.TransactionCursor;

/** Recomputes everything that a header and a coinbase commit to, from the bytes of one block. */
final class BlockCheck {

  /** One input, one output, empty scripts. */
  private static final int LEAST_TRANSACTION = 60;

  /** OP_RETURN, a push of 36 bytes, and the four bytes that mark a witness commitment. */
  private static final byte[] COMMITMENT_PREFIX = {
    0x6a, 0x24, (byte) 0xaa, 0x21, (byte) 0xa9, (byte) 0xed
  };

  private final byte[] source;
  private final Sha256d digest = new Sha256d();
  private final TransactionCursor transaction = new TransactionCursor();
  private byte[] ids = {};
  private byte[] witnessIds = {};
  private boolean witness;
  private boolean committed;
  private final byte[] commitment = new byte[Hash256.LENGTH];
  private byte[] reserved = {};

  private BlockCheck(byte[] source) {
    this.source = source;
  }

  static CheckedBlock check(FoundBlock block) {
    try {
      return new BlockCheck(block.file().bytes()).read(block);
    } catch (MalformedDataException e) {
      String where = e.input().isEmpty() ? "" : " (" + e.input() + ")";
      return CheckedBlock.refused(block, e.getMessage() + where);
    }
  }

  /** Offset behind a block that begins at {@code offset}, by form alone; -1 if it has none. */
  static int endOf(BlockFile file, int offset, int length) {
    ByteCursor bytes = body(file.bytes(), offset, length);
    TransactionCursor transaction = new TransactionCursor();
    try {
      int count = bytes.readCount(LEAST_TRANSACTION);
      for (int i = 0; i < count; i++) {
        transaction.read(bytes);
      }
      return bytes.position();
    } catch (MalformedDataException e) {
      return -1;
    }
  }

  static ByteCursor body(byte[] source, int offset, int length) {
    return new ByteCursor(
        source, offset + BlockHeader.LENGTH, Math.max(0, length - BlockHeader.LENGTH));
  }

  private CheckedBlock read(FoundBlock block) {
    ByteCursor bytes = body(source, block.offset(), block.length());
    int count = bytes.readCount(LEAST_TRANSACTION);
    ids = new byte[Hash256.LENGTH * count];
    witnessIds = new byte[Hash256.LENGTH * count];
    int height = CheckedBlock.NO_HEIGHT;
    for (int index = 0; index < count; index++) {
      transaction.read(bytes);
      checkInputs(index);
      if (index == 0) {
        height = readCoinbase(block.header().version());
      }
      int at = Hash256.LENGTH * index;
      transaction.writeId(digest, ids, at);
      if (transaction.hasWitness() && index > 0) {
        transaction.writeWitnessId(digest, witnessIds, at);
      } else if (index > 0) {
        System.arraycopy(ids, at, witnessIds, at, Hash256.LENGTH);
      }
      witness |= transaction.hasWitness();
    }
    if (count == 0) {
      throw fault("it has no transactions");
    }
    if (bytes.remaining() > 0) {
      throw fault(bytes.remaining() + " bytes follow its last transaction");
    }
    if (!MerkleTree.rootInPlace(ids.clone(), count, digest).equals(block.header().merkleRoot())) {
      throw fault("its transactions do not give its Merkle root");
    }
    checkWitness(count);
    return CheckedBlock.accepted(block, ids, height);
  }

  private void checkInputs(int index) {
    if (index == 0) {
      if (!transaction.isCoinbase()) {
        throw fault("its first transaction is no coinbase");
      }
      return;
    }
    for (int vin = 0; vin < transaction.inputCount(); vin++) {
      if (transaction.spentVout(vin) > Integer.MAX_VALUE) {
        throw fault("transaction " + index + " spends an output that cannot exist");
      }
    }
  }

  private int readCoinbase(int blockVersion) {
    for (int vout = 0; vout < transaction.outputCount(); vout++) {
      int at = transaction.scriptOffset(vout);
      int prefixEnd = at + COMMITMENT_PREFIX.length;
      if (transaction.scriptLength(vout) >= COMMITMENT_PREFIX.length + Hash256.LENGTH
          && Arrays.equals(source, at, prefixEnd, COMMITMENT_PREFIX, 0, COMMITMENT_PREFIX.length)) {
        committed = true;
        System.arraycopy(source, prefixEnd, commitment, 0, Hash256.LENGTH);
      }
    }
    if (transaction.hasWitness()) {
      int length = transaction.end() - transaction.witnessStart();
      ByteCursor stack = new ByteCursor(source, transaction.witnessStart(), length);
      if (stack.readCount(1) == 1) {
        reserved = stack.readVarBytes();
      }
    }
    int script = transaction.inputOffset(0) + 36;
    return blockVersion < 2
        ? CheckedBlock.NO_HEIGHT
        : CoinbaseHeight.read(new ByteCursor(source, script, transaction.end() - script));
  }

  /**
   * BIP 141. A block without any witness passes: before activation a commitment may be there
   * without one, and what nodes hand out stripped of witnesses has the same ids.
   */
  private void checkWitness(int count) {
    if (!witness) {
      return;
    }
    if (!committed) {
      throw fault("it has witnesses but no witness commitment");
    }
    if (reserved.length != Hash256.LENGTH) {
      throw fault("its coinbase lacks the reserved value of the witness commitment");
    }
    byte[] root = MerkleTree.rootInPlace(witnessIds, count, digest).toWire();
    digest.update(root, 0, root.length).update(reserved, 0, reserved.length);
    byte[] expected = new byte[Hash256.LENGTH];
    digest.finish(expected, 0);
    if (!Arrays.equals(expected, commitment)) {
      throw fault("its witnesses do not give its witness commitment");
    }
  }

  private static MalformedDataException fault(String message) {
    return new MalformedDataException(message, "", "");
  }
}
