package org.tracer.source.evm.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tracer.source.evm.explorer.ScriptedExplorer.payment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.source.evm.explorer.Listing.Refusal;
import org.tracer.source.http.JsonValue;

/** A list is read to its end, however the explorer cuts it, or not at all. */
class RowWalkTest {

  private static final ExplorerOptions OPTIONS = new ExplorerOptions(0, 50, 500);

  /** A list that is cut at {@code cap} rows and at a window. */
  private static final class Server implements RowWalk.Question {
    private final List<JsonValue> rows;
    private final int cap;
    private final int window;
    private int asked;
    private UnaryOperator<List<JsonValue>> spoil = all -> all;

    Server(List<JsonValue> rows, int cap, int window) {
      this.rows = rows;
      this.cap = cap;
      this.window = window;
    }

    @Override
    public Listing ask(long first, long last, int page, int size) {
      asked++;
      if (page * size > window) {
        return new Listing(List.of(), Refusal.WINDOW, "Result window is too large");
      }
      List<JsonValue> found =
          rows.stream().filter(row -> block(row) >= first && block(row) <= last).toList();
      int from = Math.min(found.size(), (page - 1) * size);
      int to = Math.min(found.size(), from + Math.min(size, cap));
      return Listing.of(spoil.apply(found.subList(from, to)));
    }
  }

  private static long block(JsonValue row) {
    return Long.parseLong(row.get("blockNumber").text());
  }

  private static JsonValue row(long block, int index) {
    String text = payment(block, index, 1, 2, 5);
    return JsonValue.parse(text.getBytes(StandardCharsets.UTF_8), "row");
  }

  private static List<TransactionRow> read(RowWalk.Question question) {
    return new RowWalk<>(
            question,
            json -> TransactionRow.read(json, EvmNetwork.ETHEREUM.chainId()),
            "list",
            OPTIONS,
            0)
        .read(0, 900);
  }

  /** Blocks 1, 2, 3 and so on with one, two, three rows and again one. */
  private static List<JsonValue> chain(int blocks) {
    List<JsonValue> rows = new ArrayList<>();
    for (int block = 1; block <= blocks; block++) {
      for (int index = 0; index <= block % 3; index++) {
        rows.add(row(block, index));
      }
    }
    return rows;
  }

  private static List<String> keys(List<JsonValue> rows) {
    return rows.stream().map(row -> row.get("hash").text()).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 49, 50, 51, 1_000})
  void read_shouldLoseAndDoubleNothingWhereverAnswersAreCut(int cap) {
    List<JsonValue> all = chain(60);
    List<TransactionRow> read = read(new Server(all, cap, 10_000));
    assertThat(read).extracting(TransactionRow::key).containsExactlyElementsOf(keys(all));
  }

  @Test
  void read_shouldAskOnceMoreThanIsNeeded() {
    Server whole = new Server(chain(10), 1_000, 10_000);
    read(whole);
    assertThat(whole.asked).isEqualTo(2);
    Server empty = new Server(List.of(), 1_000, 10_000);
    assertThat(read(empty)).isEmpty();
    assertThat(empty.asked).isEqualTo(1);
  }

  @Test
  void read_shouldDropRowsThatComeTwice() {
    Server server = new Server(chain(20), 5, 10_000);
    server.spoil =
        rows -> {
          List<JsonValue> twice = new ArrayList<>();
          rows.forEach(row -> Collections.addAll(twice, row, row));
          return twice;
        };
    assertThat(read(server))
        .extracting(TransactionRow::key)
        .containsExactlyElementsOf(keys(chain(20)));
  }

  @Test
  void read_shouldRefuseABlockThatIsLargerThanTheWindow() {
    List<JsonValue> block = IntStream.range(0, 30).mapToObj(i -> row(7, i)).toList();
    assertThatThrownBy(() -> read(new Server(block, 10, 20)))
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("does not give all rows of one block")
        .hasMessageContaining("block");
    assertThat(read(new Server(block, 10, 40))).hasSize(30);
  }

  @Test
  void read_shouldRefuseTheSamePageAgain() {
    List<JsonValue> block = IntStream.range(0, 30).mapToObj(i -> row(7, i)).toList();
    RowWalk.Question deaf = (first, last, page, size) -> Listing.of(block.subList(0, 10));
    assertThatThrownBy(() -> read(deaf))
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("contradicts itself");
  }

  @Test
  void read_shouldReadAgainWhenTheExplorerForgetsOnce() {
    Server server = new Server(chain(20), 5, 10_000);
    int[] answers = {0};
    server.spoil = rows -> ++answers[0] == 2 ? rows.subList(1, rows.size()) : rows;
    assertThat(read(server)).hasSize(chain(20).size());
  }

  @Test
  void read_shouldRefuseAnExplorerThatForgets() {
    Server server = new Server(chain(20), 5, 10_000);
    int[] answers = {0};
    server.spoil = rows -> ++answers[0] >= 2 ? rows.subList(1, rows.size()) : rows;
    assertThatThrownBy(() -> read(server))
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("rows of block");
  }

  @Test
  void read_shouldRefuseRowsOutOfOrder() {
    Server server = new Server(chain(20), 50, 10_000);
    server.spoil = List::reversed;
    assertThatThrownBy(() -> read(server))
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("order of their blocks");
  }

  @Test
  void read_shouldRefuseRowsThatWereNotAskedFor() {
    RowWalk.Question question = (first, last, page, size) -> Listing.of(List.of(row(901, 0)));
    assertThatThrownBy(() -> read(question))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("block 901");
    List<JsonValue> many = IntStream.range(0, 51).mapToObj(i -> row(7, i)).toList();
    assertThatThrownBy(() -> read((first, last, page, size) -> Listing.of(many)))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("51 rows where at most 50");
  }

  @Test
  void read_shouldRefuseTwoRowsForOneThing() {
    String changed = payment(3, 0, 1, 2, 5).replace("\"value\":\"5\"", "\"value\":\"6\"");
    JsonValue other = JsonValue.parse(changed.getBytes(StandardCharsets.UTF_8), "row");
    RowWalk.Question question = (first, last, page, size) -> Listing.of(List.of(row(3, 0), other));
    assertThatThrownBy(() -> read(question))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("two different rows");
  }

  @Test
  void read_shouldRefuseAListThatIsLongerThanAllowed() {
    assertThatThrownBy(() -> read(new Server(chain(400), 50, 10_000)))
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("more than 500 rows");
  }

  @Test
  void read_shouldAskForLessWhenTheExplorerTakesTooLong() {
    List<JsonValue> all = chain(60);
    Server server = new Server(all, 1_000, 10_000);
    RowWalk.Question slow =
        (first, last, page, size) ->
            size > 12
                ? new Listing(List.of(), Refusal.TOO_MUCH, "Query Timeout occured")
                : server.ask(first, last, page, size);
    assertThat(read(slow)).hasSize(all.size());
  }
}
