package org.tracer.source.index.build;

import java.nio.file.Path;

/** The temporary files of one strip of blocks. */
record StripFiles(Path directory, int strip) {

  /** A word a transaction: bytes, outputs, inputs. */
  Path rows() {
    return path("rows");
  }

  /** A word a block: its transactions. */
  Path blocks() {
    return path("blocks");
  }

  /** A word an output: its amount's code. */
  Path values() {
    return path("values");
  }

  /** Numbers of outputs that no transaction can ever spend. */
  Path lost() {
    return path("lost");
  }

  /** Hash of an id, and the transaction's first output with the number of its outputs. */
  Path ids() {
    return path("ids");
  }

  /** Hash of a spent id, and the input with the index of the spent output. */
  Path spends() {
    return path("spends");
  }

  /** Hash of a script, and the output with more bits of the hash. */
  Path scripts() {
    return path("scripts");
  }

  private Path path(String what) {
    return directory.resolve("strip-" + strip + "." + what);
  }
}
