package org.tracer.evidence.bag;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * One header of a tar archive, reading and writing.
 *
 * @param name without a slash at its end
 * @param size bytes that follow
 */
record TarHeader(String name, Type type, long size) {

  private static final int BLOCK = 512;
  private static final int NAME_BYTES = 100;
  private static final int PREFIX = 345;
  private static final int PREFIX_BYTES = 155;

  /** Eleven octal digits: more needs an extension that not every program reads. */
  static final long LARGEST = (1L << 33) - 1;

  private static final int MOST_NOTES = 1 << 20;

  /** 1 January 1980, the first day that zip archives know too. */
  private static final long FIXED_SECONDS = 315_532_800;

  enum Type {
    FILE,
    DIRECTORY,
    /** A pax header, which is about the next entry or about all. */
    NOTES
  }

  static TarHeader read(byte[] block, Path archive) {
    refuseChecksum(block, archive);
    boolean posix = block[262] == 0 && block[263] == '0' && block[264] == '0';
    boolean gnu = block[262] == ' ' && block[263] == ' ' && block[264] == 0;
    if (!TarUnpacker.isTar(block) || !(posix || gnu)) {
      throw Refusal.of("not a tar archive of a known kind", archive);
    }
    String name = text(block, 0, NAME_BYTES, archive);
    String prefix = posix ? text(block, PREFIX, PREFIX_BYTES, archive) : "";
    String full = prefix.isEmpty() ? name : prefix + "/" + name;
    Type type = type(block[156], full, archive);
    if (!text(block, 157, NAME_BYTES, archive).isEmpty()) {
      throw Refusal.of("an entry links to another", archive, full);
    }
    long size = octal(block, 124, 12, archive, full);
    if (type == Type.DIRECTORY && size != 0) {
      throw Refusal.of("a directory has a content", archive, full);
    }
    if (type == Type.NOTES && size > MOST_NOTES) {
      throw Refusal.of("the notes on an entry are too long", archive, full);
    }
    boolean slash = full.endsWith("/");
    if (slash && type == Type.FILE) {
      throw Refusal.of("a file has the name of a directory", archive, full);
    }
    return new TarHeader(slash ? full.substring(0, full.length() - 1) : full, type, size);
  }

  private static Type type(byte flag, String name, Path archive) {
    return switch (flag) {
      case '0', 0 -> Type.FILE;
      case '5' -> Type.DIRECTORY;
      case 'x', 'g' -> Type.NOTES;
      case '1' -> throw Refusal.of("an entry is a hard link", archive, name);
      case '2' -> throw Refusal.of("an entry is a symbolic link", archive, name);
      case '3', '4', '6' -> throw Refusal.of("an entry is a device or a pipe", archive, name);
      default ->
          throw Refusal.of(
              String.format(
                  Locale.ROOT,
                  "an entry is of a kind that not every program reads: '%s'",
                  Refusal.shown(String.valueOf((char) Byte.toUnsignedInt(flag)))),
              archive,
              name,
              "Pack it again with 'tar --format=ustar', or as a zip.");
    };
  }

  private static void refuseChecksum(byte[] block, Path archive) {
    if (octal(block, 148, 8, archive, "header") != sum(block)) {
      throw Refusal.of("a header of the tar archive is damaged", archive);
    }
  }

  private static long sum(byte[] block) {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : Byte.toUnsignedInt(block[i]);
    }
    return sum;
  }

  private static String text(byte[] block, int start, int length, Path archive) {
    int end = start;
    while (end < start + length && block[end] != 0) {
      end++;
    }
    for (int i = end; i < start + length; i++) {
      if (block[i] != 0) {
        throw Refusal.of("a name in the tar archive goes on after its end", archive);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(block, start, end - start))
          .toString();
    } catch (CharacterCodingException e) {
      throw Refusal.of("a name in the tar archive is not UTF-8", archive);
    }
  }

  /**
   * Octal digits, then spaces or zero bytes. Negative and very large sizes have a high first bit.
   */
  private static long octal(byte[] block, int start, int length, Path archive, String name) {
    if (block[start] < 0) {
      throw Refusal.of(
          "an entry has a negative size, or one beyond 8 GiB",
          archive,
          name,
          "Pack it again as a zip, or hand over the directory itself.");
    }
    long value = 0;
    int place = start;
    while (place < start + length && block[place] == ' ') {
      place++;
    }
    int first = place;
    for (; place < start + length && block[place] >= '0' && block[place] <= '7'; place++) {
      value = value * 8 + (block[place] - '0');
    }
    boolean empty = place == first;
    for (; place < start + length; place++) {
      if (block[place] != 0 && block[place] != ' ') {
        empty = true;
      }
    }
    if (empty) {
      throw Refusal.of("a number in the tar archive is none", archive, name);
    }
    return value;
  }

  /** Whether a name can be written: whole, or cut in two at a slash. */
  static boolean fits(String name) {
    return cut(name.getBytes(StandardCharsets.UTF_8)) >= 0;
  }

  /** Length of the part that goes into the prefix; 0 for none, negative if the name is too long. */
  private static int cut(byte[] name) {
    if (name.length <= NAME_BYTES) {
      return 0;
    }
    for (int i = Math.min(name.length - 1, PREFIX_BYTES); i > 0; i--) {
      if (name[i] == '/' && name.length - i - 1 <= NAME_BYTES) {
        return i;
      }
    }
    return -1;
  }

  /** The header of a plain file, the same on every machine. */
  byte[] bytes() {
    byte[] block = new byte[BLOCK];
    byte[] whole = name.getBytes(StandardCharsets.UTF_8);
    int cut = cut(whole);
    int begin = cut == 0 ? 0 : cut + 1;
    System.arraycopy(whole, begin, block, 0, whole.length - begin);
    System.arraycopy(whole, 0, block, PREFIX, cut);
    put(block, 100, "0000644\0");
    put(block, 108, "0000000\0");
    put(block, 116, "0000000\0");
    put(block, 124, String.format(Locale.ROOT, "%011o\0", size));
    put(block, 136, String.format(Locale.ROOT, "%011o\0", FIXED_SECONDS));
    block[156] = '0';
    put(block, 257, "ustar\00000");
    put(block, 329, "0000000\0");
    put(block, 337, "0000000\0");
    put(block, 148, String.format(Locale.ROOT, "%06o\0 ", sum(block)));
    return block;
  }

  private static void put(byte[] block, int place, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, block, place, bytes.length);
  }
}
