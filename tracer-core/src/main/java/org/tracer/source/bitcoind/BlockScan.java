package org.tracer.source.bitcoind;

import java.util.BitSet;
import java.util.Optional;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.source.codec.TransactionCursor;
import org.tracer.source.remote.Place;

/**
 * What was read from whole blocks: which transactions they hold and which outputs those spend, 16
 * to 32 bytes a transaction and an input. Confined to one thread.
 */
final class BlockScan {

  /** Fits every block: 4,000,000 bytes hold fewer than 2^17 transactions or inputs. */
  private static final int INDEX_BITS = 18;

  private static final int INDEX_MASK = (1 << INDEX_BITS) - 1;

  /** The input of a transaction that spends an output. */
  record Spend(Place spender, int vin) {}

  private final BlockReader blocks;
  private final BitSet scanned = new BitSet();
  private final FingerprintTable transactions = new FingerprintTable();
  private final FingerprintTable spends = new FingerprintTable();
  private final TransactionCursor parts = new TransactionCursor();

  BlockScan(BlockReader blocks) {
    this.blocks = blocks;
  }

  boolean covers(int from, int to) {
    return scanned.nextClearBit(from) > to;
  }

  /** Reads the block at a height unless that was done. O(its bytes). */
  void scan(int height) {
    if (scanned.get(height)) {
      return;
    }
    RawBlock block = blocks.at(height);
    for (int index = 0; index < block.transactionCount(); index++) {
      transactions.add(print(block.id(index)), pack(height, index, 0));
      block.read(index, parts);
      for (int vin = 0; vin < parts.inputCount(); vin++) {
        if (!parts.spendsNothing(vin)) {
          spends.add(print(parts.spentId(vin), parts.spentVout(vin)), pack(height, index, vin));
        }
      }
    }
    scanned.set(height);
  }

  /** Reads blocks from a height to another, both inclusive, {@code ahead} of them at once. */
  void scan(int from, int to, int ahead) {
    for (int height = from; height <= to; height++) {
      announce(height, to, ahead);
      scan(height);
    }
  }

  /** Starts fetching the blocks after this one that were not read yet. */
  void announce(int height, int to, int ahead) {
    for (int next = height; next <= Math.min(to, height + ahead); next++) {
      if (!scanned.get(next)) {
        blocks.announce(next);
      }
    }
  }

  /** Where a transaction stands, if it is in a block that was read. */
  Optional<Place> find(TxId id) {
    long found = transactions.find(print(id), packed -> block(packed).id(tx(packed)).equals(id));
    return found < 0 ? Optional.empty() : Optional.of(place(found));
  }

  /** What spends an output, if it is in a block that was read. */
  Optional<Spend> spend(OutPoint output) {
    long found =
        spends.find(
            print(output.txId(), output.vout()),
            packed -> {
              block(packed).read(tx(packed), parts);
              return parts.spentVout(vin(packed)) == output.vout()
                  && parts.spentId(vin(packed)).equals(output.txId());
            });
    return found < 0 ? Optional.empty() : Optional.of(new Spend(place(found), vin(found)));
  }

  private Place place(long packed) {
    RawBlock block = block(packed);
    return new Place(block.id(tx(packed)), block.ref(), tx(packed));
  }

  private RawBlock block(long packed) {
    return blocks.at((int) (packed >>> (2 * INDEX_BITS)));
  }

  private static int tx(long packed) {
    return (int) (packed >>> INDEX_BITS) & INDEX_MASK;
  }

  private static int vin(long packed) {
    return (int) packed & INDEX_MASK;
  }

  private static long pack(int height, int index, int vin) {
    return (long) height << (2 * INDEX_BITS) | (long) index << INDEX_BITS | vin;
  }

  private static long print(TxId id) {
    return id.hash().w0() ^ Long.rotateLeft(id.hash().w1(), 17);
  }

  private static long print(TxId id, long vout) {
    return print(id) + vout * 0xd6e8feb86659fd93L;
  }
}
