package org.tracer.source.index.build;

/** Is told how far a build has come. Called from several threads, one at a time. */
public interface BuildListener {

  BuildListener SILENT = (step, done, total) -> {};

  /**
   * @param step what is being done, in a few words
   * @param done how much of it
   * @param total 0 if that is not known
   */
  void progress(String step, long done, long total);
}
