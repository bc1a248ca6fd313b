package org.tracer.cli.option;

import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHeight;
import org.tracer.cli.converter.HeightConverter;
import org.tracer.ledger.ChainTables;
import picocli.CommandLine.Option;

/** Which blocks of a whole chain. */
public final class HeightRange {

  @Option(
      names = "--from-height",
      paramLabel = "N",
      converter = HeightConverter.class,
      description = "Begin with this block; unless given, the first one.")
  private @Nullable BlockHeight from;

  @Option(
      names = "--to-height",
      paramLabel = "N",
      converter = HeightConverter.class,
      description = "End with this block; unless given, the last one.")
  private @Nullable BlockHeight to;

  public BlockHeight first(ChainTables tables) {
    return from == null ? BlockHeight.of(tables.firstHeight()) : from;
  }

  public BlockHeight last(ChainTables tables) {
    return to == null ? tables.horizon().height() : to;
  }
}
