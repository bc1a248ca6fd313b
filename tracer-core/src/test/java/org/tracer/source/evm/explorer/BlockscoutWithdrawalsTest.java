package org.tracer.source.evm.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tracer.source.evm.explorer.ScriptedExplorer.account;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tracer.error.SourceUnavailableException;
import org.tracer.source.http.Answer;
import org.tracer.source.http.Request;
import org.tracer.source.http.Transport;
import org.tracer.source.remote.Notices;

/** Blockscout's pages of withdrawals, newest first. */
class BlockscoutWithdrawalsTest {

  private static final String PATH = "/api/v2/addresses/0x%040x/withdrawals".formatted(1);

  private static String item(long index, long block) {
    return """
    {"index":%d,"validator_index":4,"block_number":%d,"amount":"%d","timestamp":"2024-01-01T00:00:00Z"}\
    """
        .formatted(index, block, index * 10);
  }

  private record Pages(String first, String second, int status) implements Transport {
    @Override
    public Answer send(Request request) {
      assertThat(request.path()).startsWith(PATH);
      boolean next = request.path().equals(PATH + "?index=8&items_count=50");
      assertThat(next || request.path().equals(PATH)).isTrue();
      return ScriptedExplorer.answer(status, next ? second : first);
    }

    @Override
    public void close() {}
  }

  private static Optional<List<WithdrawalRow>> read(Pages pages) {
    ExplorerClient client = new ExplorerClient(pages, "blockscout", "/api?", new Notices());
    return new WithdrawalPages(client, ExplorerOptions.DEFAULTS).read(account(1), 20, 30);
  }

  private static String page(String items, String next) {
    return "{\"items\":[" + items + "],\"next_page_params\":" + next + "}";
  }

  @Test
  void read_shouldFollowThePagesToTheirEnd() {
    String first = page(item(9, 31) + "," + item(8, 30), "{\"index\":8,\"items_count\":50}");
    String second = page(item(7, 20) + "," + item(6, 19), "null");
    List<WithdrawalRow> rows = read(new Pages(first, second, 200)).orElseThrow();
    assertThat(rows).extracting(WithdrawalRow::index).containsExactly(7L, 8L);
    assertThat(rows.getFirst().wei()).isEqualTo(70);
  }

  @Test
  void read_shouldRefuseAPageThatComesAgain() {
    String first = page(item(9, 31) + "," + item(8, 30), "{\"index\":8,\"items_count\":50}");
    assertThatThrownBy(() -> read(new Pages(first, first, 200)))
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("repeats");
  }

  @Test
  void read_shouldBeEmptyWithoutSuchAList() {
    assertThat(read(new Pages("{\"message\":\"Not found\"}", "", 404))).isEmpty();
  }
}
