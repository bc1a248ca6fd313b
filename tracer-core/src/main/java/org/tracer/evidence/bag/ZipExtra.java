package org.tracer.evidence.bag;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The extra fields of a zip entry: the large sizes of zip64, taken in their order. A second name is
 * refused; times and owners are passed over.
 */
final class ZipExtra {

  private static final int ZIP_64 = 0x0001;
  private static final int OTHER_NAME = 0x7075;
  private static final int ENCRYPTION = 0x9901;
  private static final int STRONG_ENCRYPTION = 0x0017;

  private final Path archive;
  private final String name;
  private final @Nullable ByteBuffer large;

  private ZipExtra(Path archive, String name, @Nullable ByteBuffer large) {
    this.archive = archive;
    this.name = name;
    this.large = large;
  }

  static ZipExtra read(ByteBuffer fields, Path archive, String name) {
    ByteBuffer rest = fields.order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer large = null;
    while (rest.remaining() >= 4) {
      int id = Short.toUnsignedInt(rest.getShort());
      int length = Short.toUnsignedInt(rest.getShort());
      if (length > rest.remaining() || (id == ZIP_64 && large != null)) {
        throw Refusal.of("the extra fields of an entry are damaged", archive, name);
      }
      if (id == OTHER_NAME) {
        throw Refusal.of("an entry has a second name", archive, name);
      }
      if (id == ENCRYPTION || id == STRONG_ENCRYPTION) {
        throw Refusal.of("an entry is encrypted", archive, name);
      }
      if (id == ZIP_64) {
        large = rest.slice(rest.position(), length).order(ByteOrder.LITTLE_ENDIAN);
      }
      rest.position(rest.position() + length);
    }
    if (rest.hasRemaining()) {
      throw Refusal.of("the extra fields of an entry are damaged", archive, name);
    }
    return new ZipExtra(archive, name, large);
  }

  /** The size or place itself, or the next large one if it says so. */
  long value(int small) {
    if (small != -1) {
      return Integer.toUnsignedLong(small);
    }
    if (large == null || large.remaining() < Long.BYTES) {
      throw Refusal.of("an entry lacks the size that it announces", archive, name);
    }
    return large.getLong();
  }

  /** Refuses large sizes that nothing asked for. */
  void end() {
    if (large != null && large.hasRemaining()) {
      throw Refusal.of("an entry has two sizes", archive, name);
    }
  }
}
