package org.tracer.source.evm.explorer;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.source.evm.rpc.NodeView;
import org.tracer.source.http.JsonValue;

/** Reads Blockscout's list of withdrawals, which goes back from the newest, page by page. */
final class WithdrawalPages {

  private final ExplorerClient client;
  private final ExplorerOptions options;

  WithdrawalPages(ExplorerClient client, ExplorerOptions options) {
    this.client = client;
    this.options = options;
  }

  /** Those in some blocks, both included, oldest first; empty if there is no such list. */
  Optional<List<WithdrawalRow>> read(EvmAddress account, long first, long last) {
    String path = "/api/v2/addresses/" + NodeView.lower(account) + "/withdrawals";
    String where = client.origin() + path;
    Map<Long, WithdrawalRow> rows = new TreeMap<>();
    String query = "";
    long before = Long.MAX_VALUE;
    while (true) {
      Optional<JsonValue> answer = client.find(path + query);
      if (answer.isEmpty()) {
        return Optional.empty();
      }
      long lowest = before;
      for (JsonValue json : answer.get().get("items").elements()) {
        WithdrawalRow row = WithdrawalRow.inWei(json, account);
        if (row.index() >= before) {
          throw new SourceUnavailableException(
              "the explorer contradicts itself while its list is read: a page repeats another",
              where,
              "Try again later; if it stays, use another source.");
        }
        lowest = Math.min(lowest, row.index());
        WithdrawalRow known = rows.putIfAbsent(row.index(), row);
        if (known != null && !known.equals(row)) {
          throw new MalformedDataException(
              "the explorer gives two different rows for one thing", where, ExplorerClient.REMEDY);
        }
      }
      if (rows.size() > options.mostRows()) {
        throw new SourceUnavailableException(
            "the explorer's list has more than " + options.mostRows() + " rows",
            where,
            RowWalk.TOO_LONG);
      }
      Optional<JsonValue> next = answer.get().optional("next_page_params");
      if (next.isEmpty()) {
        return Optional.of(between(rows, first, last));
      }
      if (lowest == before) {
        throw new MalformedDataException(
            "an empty page of the explorer is not its last", where, ExplorerClient.REMEDY);
      }
      before = lowest;
      query = query(next.get());
    }
  }

  private static List<WithdrawalRow> between(Map<Long, WithdrawalRow> rows, long first, long last) {
    return rows.values().stream()
        .filter(row -> row.block() >= first && row.block() <= last)
        .toList();
  }

  private static String query(JsonValue next) {
    StringJoiner query = new StringJoiner("&", "?", "");
    next.members()
        .forEach((name, value) -> {
          String text = value.isText() ? value.text() : value.toString();
          query.add(encoded(name) + "=" + encoded(text));
        });
    return query.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
