package org.tracer.source.evm.explorer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.source.evm.explorer.Listing.Refusal;
import org.tracer.source.http.JsonValue;

/**
 * Reads a list to its end. An explorer cuts its answers where it likes, without a word, so each one
 * is followed by the question for all from its last block on; the rows of that block must come
 * again. Where they are all that comes, the question is repeated for what stands behind as many
 * rows as are known ({@link RowPages}): only an answer without rows ends the list. A row that comes
 * twice is dropped if the explorer's own mark shows that it is the same one.
 *
 * <p>Certain is: all rows are read, or there is an error, however few rows the explorer gives at
 * once, however often it gives them, and whether its pages count rows that it gives twice. That
 * holds as long as the first row of an answer is the one that stands there, rows that are left out
 * are the last ones, and an answer without rows means that there are none. An explorer without
 * pages is believed that it cuts at no other number than it has published, which is checked by
 * asking what stands behind the block. A row that an explorer never gives is missed by the
 * comparison with the balance alone. Confined to one thread.
 */
final class RowWalk<T extends Row> {

  /** Asks for the blocks from {@code first} to {@code last}, oldest first. */
  @FunctionalInterface
  interface Question {
    Listing ask(long first, long last, int page, int size);
  }

  /**
   * One answer.
   *
   * @param rows by what marks them
   * @param count of rows with those that came twice
   * @param first lowest block
   * @param last highest block
   */
  private record Page<T>(Map<String, T> rows, int count, long first, long last) {}

  static final String TOO_LONG =
      "Stop at such accounts (--max-transfers N), allow longer lists (rows=N in the source's"
          + " address; a row takes less than a kilobyte of memory), or use a node of your own.";

  private static final int SMALLEST_PAGE = 10;

  private final Question question;
  private final Function<JsonValue, T> read;
  private final String what;
  private final int most;

  /** Rows of an answer that cannot be continued by pages; 0 if it can. */
  private final int mostWithoutPages;

  /** Rows of the blocks that were left behind: they cannot come again. */
  private final List<T> done = new ArrayList<>();

  /** Rows from the block on that is to be asked for next, by what marks them. */
  private final Map<String, T> edge = new LinkedHashMap<>();

  private int size;
  private ToIntFunction<T> weight = row -> 0;
  private long enough = Long.MAX_VALUE;
  private long weighed;

  /**
   * @param what is read, for messages: origin, list and account
   */
  RowWalk(
      Question question,
      Function<JsonValue, T> read,
      String what,
      ExplorerOptions options,
      int mostWithoutPages) {
    this.question = question;
    this.read = read;
    this.what = what;
    this.size = mostWithoutPages > 0 ? mostWithoutPages : options.pageSize();
    this.most = options.mostRows();
    this.mostWithoutPages = mostWithoutPages;
  }

  /** All rows of some blocks, both included, by block. */
  List<T> read(long first, long last) {
    return readIfOffered(first, last)
        .orElseThrow(() ->
            new SourceUnavailableException(
                "the explorer does not offer a list that is needed",
                what,
                "Check that the address is that of the explorer's interface, or use another"
                    + " source."));
  }

  /**
   * Whether the rows of some blocks weigh more than {@code enough} together; they are read until
   * that is known.
   */
  boolean exceeds(long first, long last, ToIntFunction<T> weight, int enough) {
    this.weight = weight;
    this.enough = enough;
    read(first, last);
    return weighed > enough;
  }

  /** All rows; empty if they are more than may be read. */
  Optional<List<T>> readIfAllowed(long first, long last) {
    return exceeds(first, last, row -> 1, most) ? Optional.empty() : Optional.of(rows());
  }

  private List<T> rows() {
    return Collections.unmodifiableList(done);
  }

  /** All rows; empty if the explorer has no such list. */
  Optional<List<T>> readIfOffered(long first, long last) {
    long from = first;
    while (from <= last && weighed <= enough) {
      Optional<Page<T>> offered = page(from, last, 1, size);
      if (offered.isEmpty()) {
        return Optional.empty();
      }
      Page<T> answer = offered.get();
      if (!continues(answer, from)) {
        answer = page(from, last, 1, size).orElse(answer);
        if (!continues(answer, from)) {
          throw changed("rows of block " + from + " that were there are gone");
        }
      }
      add(answer);
      if (answer.rows().isEmpty()) {
        break;
      }
      // If all is in one block, it is either all there is, or the answer was cut within it.
      from = answer.first() < answer.last() ? answer.last() : behind(from, last, answer);
      leave(from);
    }
    done.addAll(edge.values());
    edge.clear();
    return Optional.of(rows());
  }

  /** Forgets what marks the rows before a block, which takes more memory than they do. */
  private void leave(long block) {
    Iterator<T> rows = edge.values().iterator();
    while (rows.hasNext()) {
      T row = rows.next();
      if (row.block() < block) {
        done.add(row);
        rows.remove();
      }
    }
  }

  /** Reads one block to its end; the block to go on from, which is behind the last at the end. */
  private long behind(long from, long last, Page<T> first) {
    long block = first.last();
    if (mostWithoutPages > 0) {
      requireWhole(block, last, first.count());
      return last + 1;
    }
    RowPages pages = new RowPages(size, edge.size(), first.count());
    while (weighed <= enough) {
      int asked = pages.size();
      Page<T> answer = page(from, last, pages.number(), asked).orElseThrow(() -> tooMuch(block));
      if (answer.rows().isEmpty()) {
        return last + 1;
      }
      int before = edge.size();
      requireMarked(answer, block);
      add(answer);
      if (answer.last() > block) {
        return answer.last();
      }
      if (!pages.add(edge.size() - before, answer.count())) {
        throw changed("page " + pages.number() + " of " + asked + " rows repeats the ones before");
      }
    }
    return last + 1;
  }

  /** Without pages the end of a block cannot be asked for, but what is behind it can. */
  private void requireWhole(long block, long last, int count) {
    boolean cut = count >= mostWithoutPages;
    if (!cut && block < last) {
      cut = page(block + 1, last, 1, size).filter(later -> !later.rows().isEmpty()).isPresent();
    }
    if (cut) {
      throw tooMuch(block);
    }
  }

  /** Rows without a mark that stand on two pages may be the same or others. */
  private void requireMarked(Page<T> answer, long block) {
    answer
        .rows()
        .forEach((key, row) -> {
          if (row.key() == null && edge.containsKey(key)) {
            throw tooMuch(block);
          }
        });
  }

  /** Whether what is known of a block comes again. */
  private boolean continues(Page<T> answer, long block) {
    return edge.entrySet().stream()
        .allMatch(row -> row.getValue().block() < block || answer.rows().containsKey(row.getKey()));
  }

  private void add(Page<T> answer) {
    answer
        .rows()
        .forEach((key, row) -> {
          T known = edge.putIfAbsent(key, row);
          if (known == null) {
            weighed += weight.applyAsInt(row);
          } else if (!known.equals(row)) {
            throw different(known, row);
          }
        });
    if (done.size() + edge.size() > most && weighed <= enough) {
      throw new SourceUnavailableException(
          "the explorer's list has more than " + most + " rows", what, TOO_LONG);
    }
  }

  private MalformedDataException different(Row known, Row row) {
    return new MalformedDataException(
        "the explorer gives two different rows for one thing",
        what + ": " + known + " and " + row,
        ExplorerClient.REMEDY);
  }

  /** One answer; empty if there is no such list. */
  private Optional<Page<T>> page(long first, long last, int page, int count) {
    int asked = count;
    Listing listing = question.ask(first, last, page, asked);
    while (listing.refusal() != null) {
      if (listing.refusal() == Refusal.NOT_OFFERED) {
        return Optional.empty();
      }
      if (page > 1) {
        throw tooMuch(first);
      }
      if (asked <= SMALLEST_PAGE) {
        throw ExplorerClient.refused(listing.words(), what);
      }
      asked = Math.max(SMALLEST_PAGE, asked / 4);
      size = asked;
      listing = question.ask(first, last, page, asked);
    }
    if (listing.rows().size() > asked) {
      throw new MalformedDataException(
          String.format(
              Locale.ROOT,
              "the explorer gives %d rows where at most %d were asked for",
              listing.rows().size(),
              asked),
          what,
          ExplorerClient.REMEDY);
    }
    Optional<Page<T>> answer = rows(listing, first, last);
    if (answer.isEmpty()) {
      answer = rows(question.ask(first, last, page, asked), first, last);
    }
    if (answer.isEmpty()) {
      throw changed("rows are not in the order of their blocks");
    }
    return answer;
  }

  /** The rows of an answer; empty if they are not in the order of their blocks. */
  private Optional<Page<T>> rows(Listing listing, long first, long last) {
    Map<String, T> answer = new LinkedHashMap<>();
    Map<T, Integer> unmarked = new HashMap<>();
    long block = first;
    long lowest = Long.MAX_VALUE;
    for (JsonValue json : listing.rows()) {
      T row = read.apply(json);
      if (row.block() < first || row.block() > last) {
        throw json.unexpected("is of block " + row.block() + ", which was not asked for");
      }
      if (row.block() < block) {
        return Optional.empty();
      }
      block = row.block();
      lowest = Math.min(lowest, block);
      String key = row.key();
      if (key == null) {
        key = row + " " + unmarked.merge(row, 1, Integer::sum);
      }
      T known = answer.putIfAbsent(key, row);
      if (known != null && !known.equals(row)) {
        throw different(known, row);
      }
    }
    return Optional.of(new Page<>(answer, listing.rows().size(), lowest, block));
  }

  private SourceUnavailableException tooMuch(long block) {
    return new SourceUnavailableException(
        "the explorer does not give all rows of one block, they are too many",
        what + ", block " + block,
        "Use an index or a node of your own.");
  }

  private SourceUnavailableException changed(String how) {
    return new SourceUnavailableException(
        "the explorer contradicts itself while its list is read: " + how,
        what,
        "Try again later; if it stays, use another source.");
  }
}
