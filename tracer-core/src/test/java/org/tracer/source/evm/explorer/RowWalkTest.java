package org.tracer.source.evm.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tracer.source.evm.explorer.ScriptedExplorer.payment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

  /** Once for all, once for all from the last block on, and once for what is behind its rows. */
  @Test
  void read_shouldAskTwiceMoreThanIsNeeded() {
    Server whole = new Server(chain(10), 1_000, 10_000);
    read(whole);
    assertThat(whole.asked).isEqualTo(3);
    Server block = new Server(List.of(row(7, 0), row(7, 1)), 1_000, 10_000);
    read(block);
    assertThat(block.asked).isEqualTo(2);
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

  /** Five rows of one block, of which the second answer has fewer than the first. */
  @Test
  void read_shouldNotTakeAShortAnswerForTheEndOfABlock() {
    List<JsonValue> all =
        Stream.concat(
                IntStream.range(0, 3).mapToObj(i -> row(5, i)),
                IntStream.range(0, 5).mapToObj(i -> row(7, i)))
            .toList();
    Server server = new Server(all, 1_000, 10_000);
    RowWalk.Question cutting =
        (first, last, page, size) -> {
          List<JsonValue> rows = server.ask(first, last, page, size).rows();
          return Listing.of(rows.subList(0, Math.min(rows.size(), first < 7 ? 5 : 2)));
        };
    assertThat(read(cutting)).extracting(TransactionRow::key).containsExactlyElementsOf(keys(all));
  }

  /** Rows that stand twice in the list itself, so that pages count them twice. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 1_000})
  void read_shouldReadPagesThatCountRowsTwice(int cap) {
    List<JsonValue> twice = new ArrayList<>();
    IntStream.range(0, 9)
        .mapToObj(i -> row(7, i))
        .forEach(row -> Collections.addAll(twice, row, row));
    Server server = new Server(twice, cap, 10_000);
    try {
      assertThat(read(server)).hasSize(9);
    } catch (SourceUnavailableException e) {
      // One row at a time, a page that repeats cannot be told from an explorer that knows none.
      assertThat(cap).isOne();
    }
  }

  /** Explorers at random: whatever they do, there are all rows or an error. */
  @Test
  void read_shouldGiveAllRowsOrNoneHoweverAnExplorerBehaves() {
    int whole = 0;
    for (int seed = 0; seed < 4_000; seed++) {
      Random random = new Random(seed);
      List<JsonValue> all = randomChain(random);
      try {
        List<TransactionRow> read = read(new Moody(all, random));
        assertThat(read)
            .as("seed %d", seed)
            .extracting(TransactionRow::key)
            .containsExactlyInAnyOrderElementsOf(keys(all));
        whole++;
      } catch (SourceUnavailableException e) {
        assertThat(e).hasMessageContaining("explorer");
      }
    }
    assertThat(whole).isGreaterThan(1_000);
  }

  private static List<JsonValue> randomChain(Random random) {
    List<JsonValue> rows = new ArrayList<>();
    for (int block = 1; block <= 1 + random.nextInt(6); block++) {
      int count = random.nextInt(3) == 0 ? 1 + random.nextInt(25) : 1 + random.nextInt(3);
      for (int index = 0; index < count; index++) {
        rows.add(row(block, index));
      }
    }
    return rows;
  }

  /** Cuts each answer elsewhere or all at one number, and gives rows twice where there is room. */
  private static final class Moody implements RowWalk.Question {
    private final List<JsonValue> list = new ArrayList<>();
    private final Random random;
    private final int cap;
    private final boolean varies;
    private final boolean doubles;
    private final boolean repeats;

    Moody(List<JsonValue> rows, Random random) {
      this.random = random;
      this.cap = 1 + random.nextInt(20);
      this.varies = random.nextBoolean();
      this.doubles = random.nextInt(3) == 0;
      this.repeats = random.nextInt(3) == 0;
      boolean listed = !doubles && !repeats && random.nextInt(3) == 0;
      for (JsonValue row : rows) {
        list.add(row);
        if (listed && random.nextInt(4) == 0) {
          list.add(row);
        }
      }
    }

    @Override
    public Listing ask(long first, long last, int page, int size) {
      List<JsonValue> found =
          list.stream().filter(row -> block(row) >= first && block(row) <= last).toList();
      int from = Math.min(found.size(), (page - 1) * size);
      int most = Math.min(Math.min(size, cap), found.size() - from);
      int count = varies && most > 0 ? 1 + random.nextInt(most) : most;
      List<JsonValue> answer = new ArrayList<>();
      int room = size - count;
      if (repeats && from > 0 && count > 0 && room-- > 0) {
        answer.add(found.get(from - 1));
      }
      for (JsonValue row : found.subList(from, from + count)) {
        answer.add(row);
        if (doubles && random.nextInt(3) == 0 && room-- > 0) {
          answer.add(row);
        }
      }
      return Listing.of(answer);
    }
  }

  /** Without pages, what comes behind the block shows that the answer was cut in it. */
  @Test
  void read_shouldRefuseABlockThatIsCutWhereThereAreNoPages() {
    List<JsonValue> all =
        Stream.concat(IntStream.range(0, 9).mapToObj(i -> row(7, i)), Stream.of(row(8, 0)))
            .toList();
    Function<Integer, List<TransactionRow>> read =
        cap ->
            new RowWalk<>(
                    new Server(all, cap, 10_000),
                    json -> TransactionRow.read(json, EvmNetwork.ETHEREUM.chainId()),
                    "list",
                    OPTIONS,
                    20)
                .read(0, 900);
    assertThat(read.apply(20)).hasSize(10);
    assertThatThrownBy(() -> read.apply(6))
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("all rows of one block");
  }
}
