package org.tracer.cli.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.converter.SeedText;
import org.tracer.cli.option.ClusterOptions;
import org.tracer.cli.option.OutputFile;
import org.tracer.cli.option.SourceChoice;
import org.tracer.cli.option.TagChoice;
import org.tracer.cli.render.ClusterDocument;
import org.tracer.cli.render.ClusterReport;
import org.tracer.cli.render.Screen;
import org.tracer.error.InvalidInputException;
import org.tracer.export.tables.ClustersCsv;
import org.tracer.export.tables.MergesCsv;
import org.tracer.heuristic.cospend.Clustering;
import org.tracer.heuristic.cospend.CoSpend;
import org.tracer.heuristic.cospend.Merge;
import org.tracer.heuristic.cospend.Merges;
import org.tracer.ledger.ChainTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tracer cluster}. */
@Command(
    name = "cluster",
    description = "Infer which addresses one entity controls.",
    footer = {
      "",
      "The rule: all inputs of a transaction are controlled by one entity. This is an",
      "inference, never a fact, and says nothing of who the entity is.",
      "",
      "Around an address, any source is searched within limits; with --all, an index is",
      "read whole, and signatures are not looked at.",
      "",
      "Examples:",
      "  tracer cluster ADDRESS --source blocks:DIR",
      "  tracer cluster ADDRESS --source index:DIR --without TXID",
      "  tracer cluster --all --source index:DIR --out clusters.csv",
      "",
      "Sources:",
      "  blocks:PATH                 block files of a node, raw blocks",
      "  index:DIR                   an index of block files; see 'tracer help index'",
      "  esplora+https://HOST/PATH   an explorer with the Esplora interface",
      "  recording:DIR               what --record kept; no network"
    })
public final class ClusterCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "ADDRESS",
      arity = "0..1",
      description =
          "Search for the cluster of this address, and show the transactions behind it; pk(HEX)"
              + " and raw(HEX) are understood too.")
  private @Nullable String address;

  @Option(
      names = "--all",
      description = "Cluster every address of an index; show ADDRESS, or sum up.")
  private boolean all;

  @Mixin private ClusterOptions options = new ClusterOptions();
  @Mixin private TagChoice tags = new TagChoice();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Also write CSV: every address with its cluster, or of one cluster what joined it.")
  private @Nullable Path out;

  @Option(names = "--force", description = "Overwrite a file that exists.")
  private boolean force;

  @Option(
      names = "--list",
      paramLabel = "N",
      defaultValue = "20",
      description = "List the first N of what there are many of; unless given, 20.")
  private int list;

  @Option(
      names = "--json",
      description = "Print JSON (tracer-cluster/2) instead of text; of one cluster, everything.")
  private boolean json;

  @Option(names = "--quiet", description = "No progress on standard error.")
  private boolean quiet;

  @Mixin private SourceChoice source = new SourceChoice();

  public ClusterCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    check();
    SeedText.@Nullable OnOutputs place = address == null ? null : place(address);
    @Nullable OutputFile file = out == null ? null : new OutputFile("--out", out, force);
    if (file != null) {
      file.check();
    }
    if (place != null && !all) {
      new ClusterSearchRun(
              surroundings, source, options, tags.tags(surroundings), json, list, quiet)
          .run(place, file);
      return ExitCode.OK;
    }
    options.requireWholeChain();
    try (WholeChain chain =
        new WholeChain(surroundings, () -> source.openTables(surroundings), quiet)) {
      if (place == null) {
        all(chain, file);
      } else {
        one(chain, place, file);
      }
      surroundings.out().flush();
      source.inCase().finish(surroundings, quiet);
    }
    return ExitCode.OK;
  }

  private void check() {
    if (!all && address == null) {
      throw new InvalidInputException(
          "nothing to cluster is named", "", "Name an address, or --all.");
    }
    options.guards();
    options.limits();
    options.without();
    if (list < 0) {
      throw new InvalidInputException(
          "a negative number cannot be listed",
          "--list, value \"" + list + "\"",
          "Name a number of 0 or more.");
    }
  }

  static SeedText.OnOutputs place(String text) {
    SeedText.OnOutputs place = SeedText.parse(text).onOutputs();
    if (place instanceof SeedText.OfTransaction) {
      throw new InvalidInputException(
          "this is no address", "value \"" + text + "\"", "Clusters are of addresses.");
    }
    return place;
  }

  private void all(WholeChain chain, @Nullable OutputFile file) throws IOException {
    ChainTables tables = chain.tables();
    Clustering clustering = cluster(chain);
    chain.delivering();
    if (file != null) {
      long rows = file.write(stream -> ClustersCsv.write(tables, clustering, stream));
      tell(rows + " addresses", file);
    }
    source
        .inCase()
        .keep(
            tables,
            source.uri(surroundings),
            stream -> document(tables, clustering).writeAll(list, stream));
    if (json) {
      document(tables, clustering).writeAll(list, stdout());
    } else {
      new ClusterReport(tables, clustering, source.uri(surroundings), surroundings.screen())
          .printAll(list);
    }
  }

  private void one(WholeChain chain, SeedText.OnOutputs place, @Nullable OutputFile file)
      throws IOException {
    ChainTables tables = chain.tables();
    long number = chain.number(String.valueOf(address), script(tables.network(), place));
    Clustering clustering = cluster(chain);
    List<Merge> merges =
        chain.work(
            "transactions looked at again",
            tables.transactionCount(),
            progress -> Merges.of(tables, clustering, number, progress));
    chain.delivering();
    if (file != null) {
      tell(file.write(stream -> MergesCsv.write(tables, merges, stream)) + " merges", file);
    }
    source
        .inCase()
        .keep(
            tables,
            source.uri(surroundings),
            stream -> document(tables, clustering).writeOne(number, merges, stream));
    if (json) {
      document(tables, clustering).writeOne(number, merges, stdout());
    } else {
      new ClusterReport(tables, clustering, source.uri(surroundings), surroundings.screen())
          .printOne(number, merges, list);
    }
  }

  static LockingScript script(BitcoinNetwork network, SeedText.OnOutputs place) {
    return switch (place) {
      case SeedText.OfAddress of -> of.script(network);
      case SeedText.OfScript of -> of.script();
      case SeedText.OfTransaction of -> throw new IllegalArgumentException("a transaction: " + of);
    };
  }

  private Clustering cluster(WholeChain chain) {
    return chain.work(
        "transactions looked at",
        chain.tables().transactionCount(),
        progress -> CoSpend.cluster(chain.tables(), options.guards(), progress));
  }

  private ClusterDocument document(ChainTables tables, Clustering clustering) {
    return new ClusterDocument(tables, clustering, source.uri(surroundings));
  }

  private BufferedOutputStream stdout() {
    return new BufferedOutputStream(surroundings.stdout(), 1 << 16);
  }

  private void tell(String what, OutputFile file) {
    Screen screen = surroundings.errorScreen();
    screen.line("tracer: wrote " + what + " to " + file.file());
    screen.flush();
  }
}
