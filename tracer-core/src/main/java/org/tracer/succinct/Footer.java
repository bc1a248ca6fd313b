package org.tracer.succinct;

/**
 * The last 64 bytes of a column file: eight words. It is at the end because a column is written in
 * one go, before its length is known.
 */
final class Footer {

  static final int WORDS = 8;

  /** "TRACERIX" in ASCII, read as a little-endian number. */
  static final long MAGIC = 0x5849_5245_4341_5254L;

  static final int VERSION = 1;

  private Footer() {}

  static long kindAndVersion(ColumnKind kind) {
    return (long) VERSION << 32 | kind.number();
  }
}
