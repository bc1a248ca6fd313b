package org.tracer.evidence.bag;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks a zip archive. Every entry is compared with its own header in the file, and entries must
 * follow each other without gap or overlap. The platform's own reader believes the central
 * directory alone and passes over gaps; another program may read another archive out of such bytes.
 */
final class ZipUnpacker {

  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_BYTES = 30;
  private static final int DESCRIPTOR = 0x08074b50;
  private static final int STREAMED = 0x0008;

  /** How hard was packed says nothing about what comes out; the rest must be the same. */
  private static final int FREE_FLAGS = 0x0006;

  private static final int PIECE = 1 << 16;

  private final Path archive;
  private final ZipEntries zip;
  private final BagLimits limits;
  private final byte[] packed = new byte[PIECE];
  private final byte[] plain = new byte[PIECE];
  private final FileChannel channel;

  ZipUnpacker(Path archive, FileChannel channel, BagLimits limits) {
    this.archive = archive;
    this.channel = channel;
    this.zip = new ZipEntries(archive, channel);
    this.limits = limits;
  }

  void unpack(Unpacking target) throws IOException {
    ZipEntries.Span span = zip.span();
    List<ZipEntries.Entry> entries = zip.read(span, limits);
    refuseNames(entries, target);
    entries.sort(Comparator.comparingLong(ZipEntries.Entry::offset));
    long place = 0;
    for (int i = 0; i < entries.size(); i++) {
      ZipEntries.Entry entry = entries.get(i);
      long end = i + 1 < entries.size() ? entries.get(i + 1).offset() : span.start();
      if (entry.offset() != place) {
        throw Refusal.of("entries overlap, or there is something between them", archive);
      }
      unpack(entry, end, target);
      place = end;
    }
    if (place != span.start()) {
      throw Refusal.of("the zip archive holds something that no entry names", archive);
    }
  }

  /** All names and sizes, before the first byte is written. */
  private void refuseNames(List<ZipEntries.Entry> entries, Unpacking target) {
    NameSet names = new NameSet(archive, limits);
    long declared = 0;
    for (ZipEntries.Entry entry : entries) {
      String name = entry.name();
      names.add(
          entry.isDirectory() ? name.substring(0, name.length() - 1) : name, entry.isDirectory());
      declared = Math.min(declared, Long.MAX_VALUE - entry.size()) + entry.size();
      target.check(declared);
    }
  }

  private void unpack(ZipEntries.Entry entry, long end, Unpacking target) throws IOException {
    if (end - entry.offset() < LOCAL_BYTES) {
      throw Refusal.of("entries overlap, or there is something between them", archive);
    }
    ByteBuffer head = zip.read(entry.offset(), LOCAL_BYTES);
    int nameBytes = Short.toUnsignedInt(head.getShort(26));
    int extraBytes = Short.toUnsignedInt(head.getShort(28));
    long data = entry.offset() + LOCAL_BYTES + nameBytes + extraBytes;
    if (head.getInt(0) != LOCAL || data > end || entry.packed() > end - data) {
      throw Refusal.of("an entry is not where the directory says", archive, entry.name());
    }
    ByteBuffer rest = zip.read(entry.offset() + LOCAL_BYTES, nameBytes + extraBytes);
    compare(entry, head, rest, nameBytes);
    long after = data + entry.packed();
    compareDescriptor(entry, after, end);
    if (!entry.isDirectory()) {
      extract(entry, data, target);
    } else if (entry.packed() > 2) {
      throw Refusal.of("a directory has a content", archive, entry.name());
    }
  }

  private void compare(ZipEntries.Entry entry, ByteBuffer head, ByteBuffer rest, int nameBytes) {
    byte[] raw = new byte[nameBytes];
    rest.get(0, raw);
    String name = new String(raw, StandardCharsets.UTF_8);
    int flags = Short.toUnsignedInt(head.getShort(6));
    int method = Short.toUnsignedInt(head.getShort(8));
    if (!name.equals(entry.name())) {
      throw Refusal.of(
          "an entry has one name in the directory and another in the file",
          archive,
          entry.name() + " and " + name);
    }
    ZipExtra extra = ZipExtra.read(rest.position(nameBytes).slice(), archive, name);
    boolean streamed = (flags & STREAMED) != 0;
    long crc = Integer.toUnsignedLong(head.getInt(14));
    long size = extra.value(head.getInt(22));
    long packedSize = extra.value(head.getInt(18));
    boolean open = streamed && crc == 0 && size == 0 && packedSize == 0;
    boolean same = crc == entry.crc() && size == entry.size() && packedSize == entry.packed();
    if (((flags ^ entry.flags()) & ~FREE_FLAGS) != 0
        || method != entry.method()
        || !(open || same)) {
      throw Refusal.of(
          "an entry is described one way in the directory and another way in the file",
          archive,
          name);
    }
  }

  /** What follows the data of an entry whose size was not known when its header was written. */
  private void compareDescriptor(ZipEntries.Entry entry, long after, long end) throws IOException {
    long length = end - after;
    boolean streamed = (entry.flags() & STREAMED) != 0;
    if (!streamed && length == 0) {
      return;
    }
    if (!streamed || (length != 12 && length != 16 && length != 20 && length != 24)) {
      throw Refusal.of("there is something between two entries", archive, entry.name());
    }
    ByteBuffer words = zip.read(after, (int) length);
    boolean signed = length == 16 || length == 24;
    boolean wide = length >= 20;
    boolean right = !signed || words.getInt() == DESCRIPTOR;
    right &= Integer.toUnsignedLong(words.getInt()) == entry.crc();
    right &= next(words, wide) == entry.packed();
    right &= next(words, wide) == entry.size();
    if (!right) {
      throw Refusal.of(
          "an entry is described one way in the directory and another way in the file",
          archive,
          entry.name());
    }
  }

  private static long next(ByteBuffer words, boolean wide) {
    return wide ? words.getLong() : Integer.toUnsignedLong(words.getInt());
  }

  private void extract(ZipEntries.Entry entry, long data, Unpacking target) throws IOException {
    CRC32 crc = new CRC32();
    long written;
    try (Unpacking.Target file = target.file(entry.name())) {
      written =
          entry.method() == 0
              ? copy(entry, data, target, file, crc)
              : inflate(entry, data, target, file, crc);
    }
    if (written != entry.size() || crc.getValue() != entry.crc()) {
      throw Refusal.of("an entry is damaged", archive, entry.name());
    }
  }

  private long copy(
      ZipEntries.Entry entry, long data, Unpacking target, Unpacking.Target file, CRC32 crc)
      throws IOException {
    for (long done = 0; done < entry.size(); ) {
      int piece = fill(data + done, entry.size() - done);
      target.spend(piece);
      crc.update(packed, 0, piece);
      file.write(packed, piece);
      done += piece;
    }
    return entry.size();
  }

  private long inflate(
      ZipEntries.Entry entry, long data, Unpacking target, Unpacking.Target file, CRC32 crc)
      throws IOException {
    Inflater inflater = new Inflater(true);
    try {
      long fed = 0;
      long written = 0;
      while (!inflater.finished()) {
        if (inflater.needsInput() && fed < entry.packed()) {
          int piece = fill(data + fed, entry.packed() - fed);
          inflater.setInput(packed, 0, piece);
          fed += piece;
        }
        int got = inflater.inflate(plain);
        boolean starved = got == 0 && !inflater.finished() && fed == entry.packed();
        if ((starved && inflater.needsInput()) || inflater.needsDictionary()) {
          throw Refusal.of("an entry is cut off", archive, entry.name());
        }
        written += got;
        if (written > entry.size()) {
          throw Refusal.of("an entry is larger than it says", archive, entry.name());
        }
        target.spend(got);
        crc.update(plain, 0, got);
        file.write(plain, got);
      }
      if (fed - inflater.getRemaining() != entry.packed()) {
        throw Refusal.of("an entry is smaller than it says", archive, entry.name());
      }
      return written;
    } catch (DataFormatException e) {
      throw Refusal.of("an entry is damaged", archive, entry.name());
    } finally {
      inflater.end();
    }
  }

  private int fill(long place, long most) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(packed, 0, (int) Math.min(PIECE, most));
    int got = channel.read(buffer, place);
    if (got <= 0) {
      throw Refusal.of("the zip archive is cut off", archive);
    }
    return got;
  }
}
