package org.tracer.evidence;

import java.nio.file.Path;
import org.tracer.error.TracerException;
import org.tracer.source.esplora.FakeEsplora;

/** A process that traces in a case until it is killed or fails; says so line by line. */
final class CaseWriter {

  private CaseWriter() {}

  public static void main(String[] args) {
    ExampleCase example = new ExampleCase(Path.of(args[0]));
    try (FakeEsplora server = new FakeEsplora(example.sample.chain.blocks())) {
      for (int i = 0; ; i++) {
        // Asked again each time, so that every round writes answers, entries and a result.
        example.trace(server.uri(), "split", true);
        System.out.println("traced " + i);
      }
    } catch (TracerException e) {
      System.out.println("failed: " + e.getClass().getSimpleName() + ": " + e.getMessage());
      System.exit(3);
    }
  }
}
