package org.tracer.source.index.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.tracer.error.MalformedDataException;
import org.tracer.source.index.ChainIndex;
import org.tracer.source.index.KeyedHash;
import org.tracer.source.index.SegmentColumns;
import org.tracer.source.index.SegmentInfo;
import org.tracer.source.scan.BlockFileSequence;
import org.tracer.source.scan.BlockPipeline;
import org.tracer.succinct.ColumnFile;

/**
 * Builds one segment, step by step. Each step reads and writes files only, and what it needs no
 * more is deleted when it is complete, so that a build that was stopped goes on with the first step
 * that is not.
 */
final class SegmentBuild {

  private static final String SOURCES = "by-input";
  private static final String SPENDERS = "by-output";
  private static final String EARLIER = "by-earlier-output";
  private static final String REPEATS = "repeats";
  private static final String PAID = "by-address";

  private final Job job;
  private final BuildProgress progress;
  private final BuildListener listener;
  private final List<Integer> strips;
  private final List<StripFiles> stripFiles = new ArrayList<>();
  private final int partitions;
  private long scanned;

  SegmentBuild(Job job, long stripBytes, BuildListener listener) {
    this.job = job;
    this.listener = listener;
    this.progress =
        BuildProgress.open(
            job.directory(), job.name(stripBytes), job.blockBytes() >= stripBytes / 16);
    this.strips = job.strips(stripBytes);
    for (int strip = 0; strip + 1 < strips.size(); strip++) {
      stripFiles.add(new StripFiles(job.directory(), strip));
    }
    this.partitions = job.resources().partitions(job.blockBytes());
  }

  SegmentInfo run() {
    scan();
    String last = "strip-" + (stripFiles.size() - 1);
    long transactions = progress.number(last + ".transactions");
    long inputs = progress.number(last + ".inputs");
    long outputs = progress.number(last + ".outputs");
    ChainIndex earlier = job.earlier();
    long outputBase = earlier == null ? 0 : earlier.outputCount();
    long addressBase = earlier == null ? 0 : earlier.addressCount();
    step(
        "columns",
        () -> {
          List<ColumnFile> files = new ArrayList<>();
          files.addAll(TransactionColumns.transactions(job, stripFiles));
          files.addAll(TransactionColumns.blocks(job, stripFiles));
          files.addAll(TransactionColumns.values(job, stripFiles));
          return files;
        });
    stripFiles.forEach(strip -> TemporaryFile.delete(strip.values()));
    step("inputs", () -> joinInputs(transactions, inputs, outputBase));
    for (StripFiles strip : stripFiles) {
      SpillReader.delete(strip.ids());
      SpillReader.delete(strip.spends());
    }
    step("sources", () -> sources(inputs, outputs, outputBase));
    SpillReader.delete(job.file(SOURCES));
    step(
        "spenders",
        () -> {
          SpenderColumns columns = new SpenderColumns(job, inputs);
          List<ColumnFile> files = new ArrayList<>(columns.own(job.file(SPENDERS), outputs));
          files.addAll(columns.earlier(job.file(EARLIER), outputBase));
          return files;
        });
    SpillReader.delete(job.file(SPENDERS));
    SpillReader.delete(job.file(EARLIER));
    step("scripts", () -> joinScripts(outputs));
    stripFiles.forEach(strip -> SpillReader.delete(strip.scripts()));
    step("firsts", () -> firsts(outputs));
    step("addresses", () -> addresses(outputs));
    long addresses = progress.number("addresses");
    step("address columns", () -> addressColumns(outputs, addressBase, addresses));
    SpillReader.delete(job.file(REPEATS));
    step(
        "paid again",
        () ->
            new AddressColumns(job, outputs, addressBase, addresses)
                .paidAgain(job.file(PAID), progress.number("paid")));
    SpillReader.delete(job.file(PAID));
    removeRest();
    return new SegmentInfo(
        String.valueOf(job.directory().getFileName()),
        job.firstHeight(),
        job.lastHeight(),
        job.chain().hash(job.lastHeight()),
        earlier == null ? 0 : earlier.transactionCount(),
        earlier == null ? 0 : earlier.inputCount(),
        outputBase,
        addressBase,
        transactions,
        inputs,
        outputs,
        addresses,
        progress.numbers("lost"),
        TransactionColumns.blockFiles(job),
        progress.files());
  }

  private void step(String name, Supplier<List<ColumnFile>> work) {
    if (!progress.isDone(name)) {
      listener.progress(name, 0, 0);
      progress.done(name, work.get());
    }
  }

  private void removeRest() {
    for (StripFiles strip : stripFiles) {
      TemporaryFile.delete(strip.rows());
      TemporaryFile.delete(strip.blocks());
      TemporaryFile.delete(strip.lost());
    }
    for (String name : List.of(ScriptPass.LOCAL_ADDRESSES, ScriptPass.LOCAL_FIRSTS)) {
      TemporaryFile.delete(job.file(name));
    }
  }

  private void scan() {
    long inputs = 0;
    long outputs = 0;
    long transactions = 0;
    for (int strip = 0; strip < stripFiles.size(); strip++) {
      String name = "strip-" + strip;
      if (!progress.isDone(name)) {
        try (StripScan scan = scanOf(strip, inputs, outputs);
            BlockFileSequence blocks = blocks(strips.get(strip), strips.get(strip + 1))) {
          scanned = (long) strips.get(strip) - job.firstHeight();
          decode(blocks, scan);
          scan.finish();
          progress.set(name + ".transactions", transactions + scan.transactions());
          progress.set(name + ".inputs", scan.inputs());
          progress.set(name + ".outputs", scan.outputs());
        }
        progress.done(name, List.of());
      }
      transactions = progress.number(name + ".transactions");
      inputs = progress.number(name + ".inputs");
      outputs = progress.number(name + ".outputs");
    }
  }

  private void decode(BlockFileSequence blocks, StripScan scan) {
    try {
      BlockPipeline.run(blocks, job.resources().threads(), true, scan);
    } catch (MalformedDataException e) {
      throw new MalformedDataException(
          String.valueOf(e.getMessage()),
          e.input(),
          "The block file is damaged. Restore it, or let the node make it anew (-reindex).",
          e);
    }
  }

  private StripScan scanOf(int strip, long inputs, long outputs) {
    return new StripScan(
        stripFiles.get(strip),
        () -> KeyedHash.of(job.chain().hash(job.lastHeight()).hash()),
        partitions,
        job.resources().chunk(3 * partitions),
        inputs,
        outputs,
        () -> listener.progress("blocks", ++scanned, job.blockCount()));
  }

  private BlockFileSequence blocks(int fromHeight, int toHeight) {
    int count = toHeight - fromHeight;
    int[] file = new int[count];
    long[] offset = new long[count];
    int[] length = new int[count];
    for (int i = 0; i < count; i++) {
      file[i] = job.chain().fileIndex(fromHeight + i);
      offset[i] = job.chain().offset(fromHeight + i);
      length[i] = job.chain().length(fromHeight + i);
    }
    List<Path> files = job.chain().files();
    return new BlockFileSequence(files, job.chain().key(), file, offset, length);
  }

  private Spill rangeSpill(String name, long count) {
    int ranges = Math.max(1, Packing.ranges(count));
    return new Spill(job.file(name), ranges, job.resources().chunk(2 * ranges));
  }

  private List<ColumnFile> joinInputs(long transactions, long inputs, long outputBase) {
    try (Spill sources = rangeSpill(SOURCES, inputs)) {
      InputJoin join = new InputJoin(job, stripFiles, transactions, outputBase);
      List<ColumnFile> files = join.run(sources);
      sources.finish();
      List<Long> lost = new ArrayList<>(join.overwritten());
      if (job.firstHeight() == 0) {
        lost.addFirst(0L); // The genesis coinbase was never entered in the set of outputs.
      }
      progress.set("lost", lost);
      return files;
    }
  }

  private List<ColumnFile> sources(long inputs, long outputs, long outputBase) {
    try (Spill own = rangeSpill(SPENDERS, outputs);
        Spill before = rangeSpill(EARLIER, outputBase)) {
      List<ColumnFile> files =
          new SourceColumn(job, stripFiles, inputs, outputBase, outputs)
              .run(job.file(SOURCES), own, before);
      own.finish();
      before.finish();
      return files;
    }
  }

  private List<ColumnFile> joinScripts(long outputs) {
    try (Spill repeats = rangeSpill(REPEATS, outputs)) {
      List<ColumnFile> files = new ScriptJoin(job, stripFiles, outputs).run(repeats);
      repeats.finish();
      return files;
    }
  }

  private List<ColumnFile> firsts(long outputs) {
    if (job.earlier() == null) {
      Path target = job.file(SegmentColumns.OUTPUT_FIRST);
      return List.of(FirstOutputs.run(job, stripFiles, job.file(REPEATS), outputs, target));
    }
    Path target = job.file(ScriptPass.LOCAL_FIRSTS);
    FirstOutputs.run(job, stripFiles, job.file(REPEATS), outputs, target);
    return List.of();
  }

  private List<ColumnFile> addresses(long outputs) {
    scanned = 0;
    Runnable onBlock = () -> listener.progress("addresses", ++scanned, job.blockCount());
    try (ScriptPass pass = new ScriptPass(job, outputs, onBlock);
        BlockFileSequence blocks = blocks(job.firstHeight(), job.lastHeight() + 1)) {
      BlockPipeline.run(blocks, job.resources().threads(), false, pass);
      progress.set("addresses", pass.addresses());
      return pass.finish();
    }
  }

  private List<ColumnFile> addressColumns(long outputs, long addressBase, long addresses) {
    try (Spill paid = rangeSpill(PAID, addressBase + addresses)) {
      ColumnFile column =
          new AddressColumns(job, outputs, addressBase, addresses)
              .ofOutputs(job.file(REPEATS), paid);
      progress.set("paid", paid.size());
      paid.finish();
      return List.of(column);
    }
  }
}
