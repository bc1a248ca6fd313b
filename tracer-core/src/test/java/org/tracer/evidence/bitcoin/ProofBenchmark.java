package org.tracer.evidence.bitcoin;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.ledger.MemoryLedger;
import org.tracer.source.blocks.BlockFiles;

/**
 * Writes and checks proofs of random transactions of real blocks. Not a test; run by hand: {@code
 * ProofBenchmark COUNT BLOCKFILE…}.
 */
final class ProofBenchmark {

  private ProofBenchmark() {}

  public static void main(String[] args) throws IOException {
    int count = Integer.parseInt(args[0]);
    List<Path> files = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      files.add(Path.of(args[i]));
    }
    MemoryLedger ledger = BlockFiles.open(files);
    SplittableRandom random = new SplittableRandom(1);
    TreeSet<TxId> ids = new TreeSet<>();
    while (ids.size() < Math.min(count, ledger.transactionCount())) {
      ids.add(ledger.id(random.nextInt(ledger.transactionCount())));
    }
    for (int round = 0; round < 5; round++) {
      long start = System.nanoTime();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      BitcoinProofs.write(ledger, ids, out);
      long written = System.nanoTime();
      ProofReport report =
          BitcoinProofs.verify(
              new ByteArrayInputStream(out.toByteArray()), "proofs", ids, BitcoinNetwork.MAIN);
      long checked = System.nanoTime();
      System.out.printf(
          "%d of %d proven; written %.2f s, checked %.2f s (%.0f a second), %d bytes each%n",
          report.proven(),
          ids.size(),
          (written - start) / 1e9,
          (checked - written) / 1e9,
          ids.size() * 1e9 / (checked - written),
          out.size() / ids.size());
    }
  }
}
