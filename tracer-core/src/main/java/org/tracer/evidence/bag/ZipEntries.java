package org.tracer.evidence.bag;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The central directory of a zip archive, read so strictly that no two programs can read it
 * differently: it ends the file, has no comment, and its entries fill the file without a gap.
 */
final class ZipEntries {

  private static final int END = 0x06054b50;
  private static final int END_64 = 0x06064b50;
  private static final int LOCATOR_64 = 0x07064b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END_BYTES = 22;
  private static final int LOCATOR_BYTES = 20;
  private static final int END_64_BYTES = 56;
  private static final int CENTRAL_BYTES = 46;
  private static final long MANY = 0xffffffffL;

  /** Patched data, strong encryption, masked headers; encryption is told apart. */
  private static final int ODD_FLAGS = 0x0001 | 0x0020 | 0x0040 | 0x2000;

  private static final int UTF_8 = 0x0800;

  private final Path archive;
  private final FileChannel channel;

  ZipEntries(Path archive, FileChannel channel) {
    this.archive = archive;
    this.channel = channel;
  }

  /**
   * One entry as the central directory has it.
   *
   * @param name with a slash at its end if it is a directory
   */
  record Entry(String name, int flags, int method, long crc, long packed, long size, long offset) {

    boolean isDirectory() {
      return name.endsWith("/");
    }
  }

  /**
   * Where the central directory is.
   *
   * @param end of the directory, exclusive
   */
  record Span(long start, long end, long entries) {}

  Span span() throws IOException {
    long size = channel.size();
    if (size < END_BYTES) {
      throw Refusal.of("the zip archive is cut off", archive);
    }
    ByteBuffer end = read(size - END_BYTES, END_BYTES);
    if (end.getInt(0) != END || end.getShort(20) != 0) {
      throw Refusal.of(
          "the zip archive is cut off, or has something after its end or a comment", archive);
    }
    if (end.getShort(4) != 0 || end.getShort(6) != 0 || end.getShort(8) != end.getShort(10)) {
      throw Refusal.of("the zip archive is one of several parts", archive);
    }
    long entries = Short.toUnsignedLong(end.getShort(10));
    long length = Integer.toUnsignedLong(end.getInt(12));
    long start = Integer.toUnsignedLong(end.getInt(16));
    long after = size - END_BYTES;
    ByteBuffer locator = after < LOCATOR_BYTES ? null : read(after - LOCATOR_BYTES, LOCATOR_BYTES);
    if (locator != null && locator.getInt(0) == LOCATOR_64) {
      after -= LOCATOR_BYTES;
      long place = locator.getLong(8);
      if (place != after - END_64_BYTES || place < 0 || locator.getInt(4) != 0) {
        throw Refusal.of("the end of the zip archive is not where it says", archive);
      }
      ByteBuffer end64 = read(place, END_64_BYTES);
      if (end64.getInt(0) != END_64
          || end64.getLong(4) != END_64_BYTES - 12
          || end64.getInt(16) != 0
          || end64.getInt(20) != 0
          || end64.getLong(24) != end64.getLong(32)
          || !agrees(entries, 0xffff, end64.getLong(32))
          || !agrees(length, MANY, end64.getLong(40))
          || !agrees(start, MANY, end64.getLong(48))) {
        throw Refusal.of("the two ends of the zip archive disagree", archive);
      }
      entries = end64.getLong(32);
      length = end64.getLong(40);
      start = end64.getLong(48);
      after = place;
    }
    if (start < 0 || length < 0 || start > after || length != after - start || entries < 0) {
      throw Refusal.of("the central directory of the zip archive is not where it says", archive);
    }
    if (length / CENTRAL_BYTES < entries) {
      throw Refusal.of("the zip archive has fewer entries than it says", archive);
    }
    return new Span(start, after, entries);
  }

  private static boolean agrees(long small, long many, long large) {
    return small == large || small == many;
  }

  /** All entries, in the order of the directory. */
  List<Entry> read(Span span, BagLimits limits) throws IOException {
    if (span.entries > limits.entries()) {
      throw Refusal.of("more than " + limits.entries() + " files and directories", archive);
    }
    List<Entry> entries = new ArrayList<>();
    long place = span.start;
    for (long i = 0; i < span.entries; i++) {
      if (span.end - place < CENTRAL_BYTES) {
        throw Refusal.of("the zip archive has fewer entries than it says", archive);
      }
      ByteBuffer head = read(place, CENTRAL_BYTES);
      int name = Short.toUnsignedInt(head.getShort(28));
      int extra = Short.toUnsignedInt(head.getShort(30));
      int comment = Short.toUnsignedInt(head.getShort(32));
      long next = place + CENTRAL_BYTES + name + extra + comment;
      if (head.getInt(0) != CENTRAL || next > span.end) {
        throw Refusal.of("the central directory of the zip archive is damaged", archive);
      }
      ByteBuffer rest = read(place + CENTRAL_BYTES, name + extra);
      entries.add(entry(head, rest, name));
      place = next;
    }
    if (place != span.end) {
      throw Refusal.of("the zip archive has more entries than it says", archive);
    }
    return entries;
  }

  private Entry entry(ByteBuffer head, ByteBuffer rest, int nameBytes) {
    int flags = Short.toUnsignedInt(head.getShort(8));
    byte[] raw = new byte[nameBytes];
    rest.get(0, raw);
    String name = name(raw, flags);
    if ((flags & ODD_FLAGS) != 0) {
      throw Refusal.of(
          (flags & 1) != 0 ? "an entry is encrypted" : "an entry is of an odd kind",
          archive,
          name,
          "Decrypt it with the program it was made with, and pack it again as a plain zip.");
    }
    int method = Short.toUnsignedInt(head.getShort(10));
    if (method != 0 && method != 8) {
      throw Refusal.of(
          "an entry is packed by method " + method,
          archive,
          name,
          "Pack it again as a plain zip (stored or deflated).");
    }
    refuseOddTypes(name, head.getInt(38) >>> 16);
    if (head.getShort(34) != 0) {
      throw Refusal.of("the zip archive is one of several parts", archive);
    }
    ZipExtra extra = ZipExtra.read(rest.position(nameBytes).slice(), archive, name);
    long size = extra.value(head.getInt(24));
    long packed = extra.value(head.getInt(20));
    long offset = extra.value(head.getInt(42));
    extra.end();
    if (size < 0 || packed < 0 || offset < 0) {
      throw Refusal.of("an entry has a size that cannot be", archive, name);
    }
    if (method == 0 && size != packed) {
      throw Refusal.of("an entry that is not packed has two sizes", archive, name);
    }
    long crc = Integer.toUnsignedLong(head.getInt(16));
    Entry entry = new Entry(name, flags, method, crc, packed, size, offset);
    if (entry.isDirectory() && size != 0) {
      throw Refusal.of("a directory has a content", archive, name);
    }
    return entry;
  }

  /** The type of a Unix file, whichever system the entry says that it is from. */
  private void refuseOddTypes(String name, int mode) {
    int type = mode & 0xf000;
    if (type == 0xa000) {
      throw Refusal.of("an entry is a symbolic link", archive, name);
    }
    if (type != 0 && type != 0x8000 && !(type == 0x4000 && name.endsWith("/"))) {
      throw Refusal.of("an entry is neither a file nor a directory", archive, name);
    }
  }

  private String name(byte[] raw, int flags) {
    try {
      String name = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
      if ((flags & UTF_8) != 0 || name.chars().allMatch(c -> c < 0x80)) {
        return name;
      }
    } catch (CharacterCodingException e) {
      // Said below: the same for a name that is not UTF-8 and one that does not say so.
    }
    throw Refusal.of(
        "a name is not marked as UTF-8, so that programs read it differently",
        archive,
        new String(raw, StandardCharsets.UTF_8),
        "Pack it again with a program that writes names as UTF-8.");
  }

  ByteBuffer read(long place, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, place + buffer.position()) < 0) {
        throw Refusal.of("the zip archive is cut off", archive);
      }
    }
    return buffer.flip();
  }
}
