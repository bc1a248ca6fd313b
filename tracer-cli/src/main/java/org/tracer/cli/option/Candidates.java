package org.tracer.cli.option;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.tracer.accounting.Policies;
import org.tracer.accounting.Policy;
import org.tracer.accounting.account.AccountRule;
import org.tracer.cli.ChainTablesOpener;
import org.tracer.cli.converter.ChainConverter;
import org.tracer.document.TraceDocument;
import org.tracer.export.Exporters;
import org.tracer.export.report.ReportFormat;
import org.tracer.export.report.text.Language;
import org.tracer.graph.Grain;
import org.tracer.heuristic.cospend.CoSpendGuard;
import org.tracer.trace.FeeRule;

/** What a shell offers for the values of options. */
public final class Candidates {

  private Candidates() {}

  /** Names of accounting policies. */
  public static final class OfPolicy implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      Stream<String> names =
          Stream.concat(
              Policies.all().stream().map(Policy::name),
              Arrays.stream(AccountRule.values()).map(AccountRule::toString));
      return Stream.concat(names.distinct(), Stream.of(TraceDocument.ALL)).iterator();
    }
  }

  /** The training cases. */
  public static final class OfDemo implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("bitcoin", "ethereum").iterator();
    }
  }

  /** Where a trace would end but can go on. */
  public static final class OfThrough implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return KnowledgeOptions.names().iterator();
    }
  }

  /** What becomes of fees. */
  public static final class OfFees implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(FeeRule.values()).map(FeeRule::toString).iterator();
    }
  }

  /** Names of chains. */
  public static final class OfChain implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ChainConverter.names().iterator();
    }
  }

  /** What a vertex of a graph can stand for, written as help writes it. */
  public static final class OfGrain implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Grain.values())
          .map(grain -> grain.name().toLowerCase(Locale.ROOT))
          .iterator();
    }
  }

  /** Beginnings of {@code FORMAT=FILE}. */
  public static final class OfExport implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Exporters.all().stream().map(exporter -> exporter.format() + "=").iterator();
    }
  }

  /** Beginnings of {@code FORMAT=FILE} of reports. */
  public static final class OfReport implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(ReportFormat.values()).map(format -> format + "=").iterator();
    }
  }

  /** The languages of reports. */
  public static final class OfLanguage implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Language.values()).map(Language::code).iterator();
    }
  }

  /** What keeps transactions from being evidence of common control. */
  public static final class OfGuards implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(CoSpendGuard.values()).map(CoSpendGuard::toString).iterator();
    }
  }

  /** Beginnings of the addresses of sources of whole chains. */
  public static final class OfTables implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of(ChainTablesOpener.INDEX).iterator();
    }
  }

  /** Beginnings of the addresses of sources. */
  public static final class OfSource implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("blocks:", "esplora+https://", "bitcoind+http://", "evm+http://", "recording:")
          .iterator();
    }
  }
}
