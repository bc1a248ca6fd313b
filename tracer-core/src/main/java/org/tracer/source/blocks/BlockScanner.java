package org.tracer.source.blocks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.MalformedDataException;
import org.tracer.source.codec.BlockHeader;

/** Finds the blocks of one file, and says what in it is none. */
final class BlockScanner {

  /** Bytes before a block in a node's file: magic and length. */
  private static final int FRAME = 8;

  /** No block is longer: 4,000,000 units of weight (BIP 141). */
  private static final int LONGEST_BLOCK = 4_000_000;

  private static final int SHORTEST_BLOCK = BlockHeader.LENGTH + 1;

  /** Damaged blocks that are searched for others inside; bounds the time on a hostile file. */
  private static final int MOST_SEARCHED_INSIDE = 1000;

  private final BlockFile file;
  private final Notices notices;
  private final List<FoundBlock> found = new ArrayList<>();
  private int searchedInside;

  BlockScanner(BlockFile file, Notices notices) {
    this.file = file;
    this.notices = notices;
  }

  List<FoundBlock> scan() {
    if (file.length() == 0) {
      damage(0, "the file is empty");
    } else if (networkAt(0) != null || !(isHex() || readRawBlocks())) {
      readFrames();
    } else if (isHex()) {
      return readLines();
    }
    return found;
  }

  private void readFrames() {
    int position = 0;
    while (position < file.length()) {
      BitcoinNetwork network = networkAt(position);
      if (network == null) {
        position = skipTo(position);
      } else {
        position = readFrame(network, position);
      }
    }
  }

  /** The next magic from {@code position} on; reports what is skipped unless it is unwritten. */
  private int skipTo(int position) {
    if (file.isUnwritten(position, Math.min(file.length(), position + FRAME))
        && file.isUnwritten(position, file.length())) {
      return file.length();
    }
    int next = nextMagic(position + 1);
    skip(position, next);
    return next;
  }

  private int nextMagic(int position) {
    int next = position;
    while (next < file.length() && networkAt(next) == null) {
      next++;
    }
    return next;
  }

  /** Reads magic, length and block; returns where to go on. */
  private int readFrame(BitcoinNetwork network, int position) {
    int start = position + FRAME;
    long length = start <= file.length() ? little32(position + 4) : 0;
    if (start > file.length()) {
      damage(position, "the file ends within the length of a block");
      return file.length();
    }
    if (length < SHORTEST_BLOCK || length > LONGEST_BLOCK) {
      damage(position, "a block of " + length + " bytes is announced; none is that long or short");
      return nextMagic(position + 4);
    }
    if (length > file.length() - start) {
      damage(
          position,
          "the block is cut off: " + (file.length() - start) + " of " + length + " bytes are here");
      return nextMagic(position + 4);
    }
    int end = start + (int) length;
    BlockHeader header = BlockHeader.read(file.bytes(), start);
    boolean works = header.hasProofOfWork(network);
    if (works && (isBoundary(end) || BlockCheck.endOf(file, start, (int) length) == end)) {
      found.add(new FoundBlock(file, "offset " + position, start, (int) length, header, network));
      return end;
    }
    if (!works) {
      notices.add(
          Notices.Kind.REFUSED,
          file.name()
              + ", offset "
              + position
              + ": block "
              + header.hash()
              + " is refused: it lacks the proof of work of "
              + network.shortName()
              + ".");
    } else {
      damage(position, "block " + header.hash() + " is damaged or of another length");
    }
    return isBoundary(end) || ++searchedInside > MOST_SEARCHED_INSIDE
        ? end
        : nextMagic(position + 4);
  }

  /** Whether a block may well end here: at the end, before another, or before unwritten space. */
  private boolean isBoundary(int end) {
    return end == file.length()
        || networkAt(end) != null
        || file.isUnwritten(end, Math.min(file.length(), end + FRAME));
  }

  /** Blocks one behind the other without anything between them; false if there is none. */
  private boolean readRawBlocks() {
    int position = 0;
    while (position <= file.length() - SHORTEST_BLOCK) {
      BlockHeader header = BlockHeader.read(file.bytes(), position);
      int rest = file.length() - position;
      int end = -1;
      if (header.hasProofOfWork(BitcoinNetwork.REGTEST)) {
        end = BlockCheck.endOf(file, position, rest);
      }
      if (end < 0 && header.hasProofOfWork(BitcoinNetwork.MAIN)) {
        end = file.length(); // No accident: a damaged block, which its check will name.
      }
      if (end < 0) {
        break;
      }
      found.add(
          new FoundBlock(
              file,
              "offset " + position,
              position,
              end - position,
              header,
              NetworkChoice.ofRaw(header)));
      position = end;
    }
    if (position > 0 && position < file.length() && !file.isUnwritten(position, file.length())) {
      skip(position, file.length());
    }
    return position > 0;
  }

  private boolean isHex() {
    byte[] bytes = file.bytes();
    int looked = Math.min(bytes.length, 2 * BlockHeader.LENGTH);
    for (int i = 0; i < looked; i++) {
      if (!HexFormat.isHexDigit(bytes[i] & 0xff)) {
        return false;
      }
    }
    return looked == 2 * BlockHeader.LENGTH;
  }

  private List<FoundBlock> readLines() {
    List<FoundBlock> blocks = new ArrayList<>();
    byte[] text = file.bytes();
    int number = 0;
    for (int start = 0; start < text.length; ) {
      int end = start;
      while (end < text.length && text[end] != '\n') {
        end++;
      }
      number++;
      String line = new String(text, start, end - start, ISO_8859_1).strip();
      if (!line.isEmpty()) {
        FoundBlock block = readLine(line, "line " + number);
        if (block != null) {
          blocks.add(block);
        }
      }
      start = end + 1;
    }
    return blocks;
  }

  private @Nullable FoundBlock readLine(String line, String place) {
    byte[] bytes;
    BlockHeader header;
    try {
      bytes = HexFormat.of().parseHex(line);
      header = BlockHeader.read(bytes, 0);
    } catch (IllegalArgumentException | MalformedDataException e) {
      notices.add(
          Notices.Kind.DAMAGE, file.name() + ", " + place + ": not a block in hexadecimal.");
      return null;
    }
    BlockFile lineBytes = new BlockFile(file.name(), bytes, new byte[8]);
    return new FoundBlock(lineBytes, place, 0, bytes.length, header, NetworkChoice.ofRaw(header));
  }

  private @Nullable BitcoinNetwork networkAt(int position) {
    byte[] bytes = file.bytes();
    if (position > bytes.length - 4) {
      return null;
    }
    int magic =
        bytes[position] << 24
            | (bytes[position + 1] & 0xff) << 16
            | (bytes[position + 2] & 0xff) << 8
            | (bytes[position + 3] & 0xff);
    return NetworkChoice.ofMagic(magic);
  }

  private long little32(int position) {
    byte[] bytes = file.bytes();
    return (bytes[position] & 0xffL)
        | (bytes[position + 1] & 0xffL) << 8
        | (bytes[position + 2] & 0xffL) << 16
        | (bytes[position + 3] & 0xffL) << 24;
  }

  private void skip(int from, int to) {
    int count = to - from;
    damage(from, (count == 1 ? "1 byte is" : count + " bytes are") + " no part of a block");
  }

  private void damage(int position, String what) {
    notices.add(Notices.Kind.DAMAGE, file.name() + ", offset " + position + ": " + what + ".");
  }
}
