package org.tracer.source.evm.explorer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.source.evm.rpc.NodeView;
import org.tracer.source.http.JsonValue;
import org.tracer.source.remote.Notices;

/** The lists that an explorer keeps, each read to its end and held to what was asked. */
final class AccountLists {

  /** Explorers give at most so many calls of one transaction, without a word. */
  private static final int CALLS_AT_MOST = 1_000;

  private final Explorer explorer;
  private final ExplorerClient client;
  private final ExplorerOptions options;
  private final Notices notices;
  private boolean withdrawals = true;

  AccountLists(Explorer explorer, ExplorerClient client, ExplorerOptions options, Notices notices) {
    this.explorer = explorer;
    this.client = client;
    this.options = options;
    this.notices = notices;
  }

  /** Transactions that an account sent or got, or that created it. */
  List<TransactionRow> transactions(EvmAddress account, long first, long last) {
    return transactionWalk(account).read(first, last);
  }

  /**
   * Whether the transactions of an account stand for more than {@code most} of something; they are
   * read until that is known.
   */
  boolean transactionsExceed(
      EvmAddress account, long first, long last, ToIntFunction<TransactionRow> weight, int most) {
    return transactionWalk(account).exceeds(first, last, weight, most);
  }

  private RowWalk<TransactionRow> transactionWalk(EvmAddress account) {
    return walk("txlist", account, TransactionRow::read, row -> row.concerns(account));
  }

  /** Calls of contracts that paid an account, or that it made. */
  List<InternalRow> internals(EvmAddress account, long first, long last) {
    RowWalk<InternalRow> walk =
        walk(
            "txlistinternal",
            account,
            (json, chain) -> InternalRow.read(json, chain, null),
            row -> row.concerns(account));
    return walk.read(first, last);
  }

  /** What validators withdrew to an account; empty also where the explorer does not say. */
  List<WithdrawalRow> withdrawals(EvmAddress account, long first, long last) {
    if (!withdrawals) {
      return List.of();
    }
    if (explorer == Explorer.BLOCKSCOUT) {
      Optional<List<WithdrawalRow>> rows =
          new WithdrawalPages(client, options).read(account, first, last);
      return offered(rows);
    }
    RowWalk<WithdrawalRow> walk =
        walk(
            "txsBeaconWithdrawal",
            account,
            WithdrawalRow::inGwei,
            row -> row.account().equals(account));
    return offered(walk.readIfOffered(first, last));
  }

  private List<WithdrawalRow> offered(Optional<List<WithdrawalRow>> rows) {
    if (rows.isEmpty()) {
      withdrawals = false;
      notices.add(
          "the explorer does not list what validators withdraw: where it changed a balance it is"
              + " unexplained");
    }
    return rows.orElse(List.of());
  }

  /** The calls that contracts made in one transaction; empty if the explorer has no such list. */
  Optional<List<InternalRow>> internals(EvmHash hash, EvmAddress any) {
    Listing listing = client.list("module=account&action=txlistinternal&txhash=" + hash);
    if (listing.refusal() != null) {
      return Optional.empty();
    }
    if (listing.rows().size() >= CALLS_AT_MOST && listing.rows().size() % 500 == 0) {
      throw new SourceUnavailableException(
          String.format(
              Locale.ROOT,
              "the explorer may not give all calls of a transaction: they are %d",
              listing.rows().size()),
          client.origin() + ", transaction " + hash,
          "Use a node with traces.");
    }
    List<InternalRow> rows = new ArrayList<>();
    for (JsonValue json : listing.rows()) {
      InternalRow row = InternalRow.read(json, any.chain(), hash);
      if (!row.hash().equals(hash)) {
        throw json.unexpected("is of another transaction than was asked for");
      }
      rows.add(row);
    }
    return Optional.of(rows);
  }

  /**
   * Events of a contract.
   *
   * @param event first topic
   * @param place of {@code party} among the topics; ignored without one
   */
  List<EventRow> events(
      EvmAddress contract,
      EvmHash event,
      int place,
      @Nullable EvmHash party,
      long first,
      long last) {
    return eventWalk(contract, event, place, party).read(first, last);
  }

  /** All events of one kind up to a block; empty if they are more than rows are allowed. */
  Optional<List<EventRow>> eventsIfAllowed(EvmAddress contract, EvmHash event, long last) {
    return eventWalk(contract, event, 0, null).readIfAllowed(0, last);
  }

  /** Whether there are more than {@code most} such events of a token of equal units. */
  boolean eventsExceed(
      EvmAddress contract,
      EvmHash event,
      int place,
      EvmHash party,
      long first,
      long last,
      int most) {
    return eventWalk(contract, event, place, party)
        .exceeds(first, last, AccountLists::movesUnits, most);
  }

  /** Whether an event is of the form of a token of equal units, and so stands for one transfer. */
  private static int movesUnits(EventRow row) {
    boolean units = row.log().topics().size() == 3 && row.log().data().length() >= 66;
    return units ? 1 : 0;
  }

  private RowWalk<EventRow> eventWalk(
      EvmAddress contract, EvmHash event, int place, @Nullable EvmHash party) {
    String topics = "&topic0=" + event;
    if (party != null) {
      topics += String.format(Locale.ROOT, "&topic0_%d_opr=and&topic%d=%s", place, place, party);
    }
    String asked = "&address=" + NodeView.lower(contract) + topics;
    return new RowWalk<>(
        (from, to, page, size) ->
            client.list(
                String.format(
                    Locale.ROOT,
                    "module=logs&action=getLogs&fromBlock=%d&toBlock=%d%s&page=%d&offset=%d",
                    from,
                    to,
                    asked,
                    page,
                    size)),
        json -> {
          EventRow row = EventRow.read(json, contract.chain());
          List<EvmHash> said = row.log().topics();
          boolean fits =
              row.log().contract().equals(contract)
                  && !said.isEmpty()
                  && said.getFirst().equals(event)
                  && (party == null || (said.size() > place && said.get(place).equals(party)));
          if (!fits) {
            throw other(json);
          }
          return row;
        },
        client.origin() + ", getLogs of " + contract,
        options,
        explorer.mostEvents());
  }

  /** Whether a contract wrote such an event at all; what is refused may be so. */
  boolean writes(EvmAddress contract, EvmHash event, long last) {
    Listing listing =
        client.list(
            String.format(
                Locale.ROOT,
                "module=logs&action=getLogs&fromBlock=0&toBlock=%d&address=%s&topic0=%s&page=1&offset=1",
                last,
                NodeView.lower(contract),
                event));
    return listing.refusal() != null || !listing.rows().isEmpty();
  }

  /** The first row of a token's transfers, which tells what the token says of itself. */
  Optional<JsonValue> tokenRow(EvmAddress contract, Asset.Kind kind, long last) {
    String list =
        switch (kind) {
          case ERC20, NATIVE -> "tokentx";
          case ERC721 -> "tokennfttx";
          case ERC1155 -> "token1155tx";
        };
    Listing listing =
        client.list(
            String.format(
                    Locale.ROOT,
                    "module=account&action=%s&contractaddress=%s&startblock=0&endblock=%d",
                    list,
                    NodeView.lower(contract),
                    last)
                + "&page=1&offset=1&sort=asc");
    return listing.rows().stream().findFirst();
  }

  /** Whether the explorer thinks that a transaction of old succeeded. */
  boolean succeeded(EvmHash hash) {
    JsonValue error =
        client.object("module=transaction&action=getstatus&txhash=" + hash).get("isError");
    return switch (error.text()) {
      case "0" -> true;
      case "1" -> false;
      default -> throw error.unexpected("is neither 0 nor 1");
    };
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read(JsonValue json, ChainId chain);
  }

  private <T extends Row> RowWalk<T> walk(
      String action, EvmAddress account, Reading<T> reading, Predicate<T> concerned) {
    return new RowWalk<>(
        (from, to, page, size) ->
            client.list(
                String.format(
                        Locale.ROOT,
                        "module=account&action=%s&address=%s&startblock=%d&endblock=%d",
                        action,
                        NodeView.lower(account),
                        from,
                        to)
                    + String.format(Locale.ROOT, "&page=%d&offset=%d&sort=asc", page, size)),
        json -> {
          T row = reading.read(json, account.chain());
          if (!concerned.test(row)) {
            throw other(json);
          }
          return row;
        },
        client.origin() + ", " + action + " of " + account,
        options,
        0);
  }

  private static MalformedDataException other(JsonValue json) {
    return json.unexpected("is of another account, contract or event than was asked for");
  }

  MalformedDataException contradiction(String what, String where) {
    return new MalformedDataException(what, client.origin() + ", " + where, ExplorerClient.REMEDY);
  }
}
