package org.tracer.source.recording;

import java.nio.file.Path;
import java.util.List;
import org.tracer.source.http.Transport;

/** Where answers and files of one source are kept before they are used. */
public interface Archive {

  /**
   * Answers of {@code source}, each on the disk before it is given out.
   *
   * @param origin what is asked, as a source URI without secrets
   */
  KeptAnswers keep(Transport source, String origin);

  /** Copies of {@code files}, in their order, from which is read. */
  KeptFiles keep(List<Path> files);
}
