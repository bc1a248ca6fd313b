package org.tracer.source.catalog;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHash;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.MalformedDataException;
import org.tracer.source.blocks.InputFiles;
import org.tracer.source.blocks.Notices;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.codec.ByteCursor;
import org.tracer.source.codec.Sha256d;
import org.tracer.source.codec.TransactionCursor;

/** Goes through one file from block to block; time is linear in the file whatever it holds. */
final class FrameWalk implements AutoCloseable {

  /** Bytes before a block: magic and length. */
  private static final int FRAME = 8;

  /** No block is longer: 4,000,000 units of weight (BIP 141). */
  private static final int LONGEST_BLOCK = 4_000_000;

  private static final int SHORTEST_BLOCK = BlockHeader.LENGTH + 1;

  /** One input, one output, empty scripts. */
  private static final int LEAST_TRANSACTION = 60;

  private static final VarHandle BIG_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LITTLE_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final FileWindow file;
  private final String name;
  private final @Nullable BitcoinNetwork requested;
  private final FoundFrames found = new FoundFrames();
  private final Sha256d digest = new Sha256d();
  private final Target target = new Target();
  private final byte[] hash = new byte[32];
  private final byte[] head = new byte[CoinbasePeek.LENGTH];

  /** Bytes that may yet be read to see whether blocks are whole; disjoint ones never use it up. */
  private long leftToParse;

  private FrameWalk(Path path, byte[] key, @Nullable BitcoinNetwork requested) {
    file = new FileWindow(path, key);
    name = InputFiles.nameOf(path);
    leftToParse = 4 * file.size();
    this.requested = requested;
  }

  /**
   * @param requested null to take the blocks of every network; of {@code REGTEST} blocks may have
   *     any magic
   */
  static FoundFrames of(Path path, byte[] key, @Nullable BitcoinNetwork requested) {
    try (FrameWalk walk = new FrameWalk(path, key, requested)) {
      walk.walk();
      return walk.found;
    }
  }

  @Override
  public void close() {
    file.close();
  }

  private void walk() {
    if (file.size() == 0) {
      damage(0, "the file is empty");
    }
    long position = 0;
    while (position < file.size()) {
      BitcoinNetwork magic = magicAt(position);
      position = magic == null ? skipFrom(position) : readFrame(magic, position);
    }
  }

  private @Nullable BitcoinNetwork magicAt(long position) {
    return position > file.size() - Magic.LENGTH
        ? null
        : Magic.read(file.bytes(), file.at(position, Magic.LENGTH));
  }

  /** The next magic; reports what is skipped unless it is unwritten to the end. */
  private long skipFrom(long position) {
    if (file.endOfUnwritten(position) == file.size()) {
      return file.size();
    }
    long next = file.nextMagic(position + 1);
    long count = next - position;
    damage(position, (count == 1 ? "1 byte is" : count + " bytes are") + " no part of a block");
    return next;
  }

  /** Reads magic, length and header; returns where to go on. */
  private long readFrame(BitcoinNetwork magic, long position) {
    long start = position + FRAME;
    if (start > file.size()) {
      damage(position, "the file ends within the length of a block");
      return file.size();
    }
    int at = file.at(position, FRAME + CoinbasePeek.LENGTH);
    long announced = (int) LITTLE_ENDIAN.get(file.bytes(), at + 4) & 0xffff_ffffL;
    if (announced < SHORTEST_BLOCK || announced > LONGEST_BLOCK) {
      damage(
          position, "a block of " + announced + " bytes is announced; none is that long or short");
      return file.nextMagic(position + Magic.LENGTH);
    }
    long here = file.size() - start;
    if (announced > here) {
      damage(position, "the block is cut off: " + here + " of " + announced + " bytes are here");
      return file.nextMagic(position + Magic.LENGTH);
    }
    int length = (int) announced;
    BitcoinNetwork network = requested == BitcoinNetwork.REGTEST ? requested : magic;
    System.arraycopy(file.bytes(), at + FRAME, head, 0, Math.min(length, head.length));
    digest.update(head, 0, BlockHeader.LENGTH).finish(hash, 0);
    target.of((int) LITTLE_ENDIAN.get(head, 72));
    boolean works = target.isAllowed(network) && target.isMetBy(word(0), word(1), word(2), word(3));
    long end = start + length;
    boolean boundary = file.isBoundary(end);
    if (works && (boundary || isWhole(start, length))) {
      add(magic, start, length);
      return end;
    }
    if (works) {
      damage(position, "block " + BlockHash.read(hash, 0) + " is damaged or of another length");
    } else {
      refuse(network, position);
      if (boundary) {
        return end;
      }
    }
    return file.nextMagic(position + Magic.LENGTH);
  }

  private void add(BitcoinNetwork magic, long start, int length) {
    for (int word = 0; word < 4; word++) {
      found.hashes.add(word(word));
    }
    for (int word = 0; word < 4; word++) {
      found.hashes.add((long) BIG_ENDIAN.get(head, 4 + 8 * word));
    }
    found.time.add((int) LITTLE_ENDIAN.get(head, 68));
    found.bits.add((int) LITTLE_ENDIAN.get(head, 72));
    found.statedHeight.add(CoinbasePeek.height(head, Math.min(length, head.length)));
    found.offset.add(start);
    found.length.add(length);
    found.magic.add(magic.magic());
  }

  private long word(int index) {
    return (long) BIG_ENDIAN.get(hash, 8 * index);
  }

  private void refuse(BitcoinNetwork network, long position) {
    boolean easy = !target.isAllowed(network);
    found.tooEasy += easy ? 1 : 0;
    found.notices.add(
        Notices.Kind.REFUSED,
        () ->
            place(position)
                + "block "
                + BlockHash.read(hash, 0)
                + " is refused: "
                + (easy ? "its target is not one that " : "it lacks the proof of work of ")
                + network.shortName()
                + (easy ? " allows." : "."));
  }

  /** Whether the bytes of a block are, by form alone, as many as announced. */
  private boolean isWhole(long start, int length) {
    leftToParse -= length;
    if (leftToParse < 0) {
      return false;
    }
    byte[] body = file.copy(start + BlockHeader.LENGTH, length - BlockHeader.LENGTH);
    ByteCursor bytes = new ByteCursor(body, 0, body.length);
    TransactionCursor transaction = new TransactionCursor();
    try {
      int count = bytes.readCount(LEAST_TRANSACTION);
      for (int i = 0; i < count; i++) {
        transaction.read(bytes);
      }
      return bytes.remaining() == 0;
    } catch (MalformedDataException e) {
      return false;
    }
  }

  private void damage(long position, String what) {
    found.notices.add(Notices.Kind.DAMAGE, () -> place(position) + what + ".");
  }

  private String place(long position) {
    return name + ", offset " + position + ": ";
  }
}
