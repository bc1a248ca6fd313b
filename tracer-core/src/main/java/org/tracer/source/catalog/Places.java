package org.tracer.source.catalog;

import java.nio.file.Path;
import java.util.List;
import org.tracer.source.blocks.InputFiles;

/** Where blocks lie, for people: name of the file, and offset of the magic before the block. */
record Places(List<Path> files, BlockRows rows) {

  private static final int FRAME = 8;

  String of(int block) {
    return of(files, rows.file(block), rows.offset(block));
  }

  static String of(List<Path> files, int file, long offset) {
    return InputFiles.nameOf(files.get(file)) + ", offset " + (offset - FRAME);
  }
}
