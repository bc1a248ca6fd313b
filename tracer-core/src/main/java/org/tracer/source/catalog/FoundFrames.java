package org.tracer.source.catalog;

import org.tracer.column.IntColumn;
import org.tracer.column.LongColumn;
import org.tracer.source.blocks.Notices;

/** The blocks of one file by their headers, in columns, and what in the file is none. */
final class FoundFrames {

  /** Words a row: hash, hash of the block before, each in wire order. */
  static final int HASH_WORDS = 8;

  final LongColumn hashes = new LongColumn();
  final LongColumn offset = new LongColumn();
  final IntColumn length = new IntColumn();
  final IntColumn bits = new IntColumn();
  final IntColumn time = new IntColumn();
  final IntColumn statedHeight = new IntColumn();
  final IntColumn magic = new IntColumn();
  final Notices notices = new Notices();

  /** Blocks refused because no block of their network may be so easy. */
  int tooEasy;

  int size() {
    return length.size();
  }
}
