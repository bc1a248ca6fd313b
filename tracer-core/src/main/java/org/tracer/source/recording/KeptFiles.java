package org.tracer.source.recording;

import java.nio.file.Path;
import java.util.List;

/** Copies of files that are read instead of them. */
public interface KeptFiles {

  /** The copies, in the order of the files. */
  List<Path> files();

  /** Says of what the files are, once the chain is known. */
  void finish(RecordingHeader header);

  /** Deletes the copies, of files that turned out to be no ledger. */
  void discard();
}
