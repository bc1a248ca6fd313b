package org.tracer.source.evm.explorer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.source.evm.rpc.IssuerSource;
import org.tracer.source.evm.rpc.NodeLog;
import org.tracer.source.evm.rpc.NodeView;
import org.tracer.source.remote.Notices;

/**
 * What issuers did, as an explorer tells it. A token's lists of such events are read whole, from
 * the first block on, and once. That takes fewer questions than one for each account, also finds
 * those that name the account in their data, for which no question can be asked, and does not tell
 * the explorer whom it is about. Etherscan passes a call on to the newest block, whatever block is
 * named, so there the events are read up to that.
 */
final class ExplorerIssuers implements IssuerSource {

  private final Explorer explorer;
  private final NodeView node;
  private final AccountLists lists;
  private final TokenHistory tokens;
  private final long horizon;
  private final Notices notices;
  private final Map<EvmAddress, Optional<List<NodeLog>>> read = new HashMap<>();
  private final Set<EvmAddress> refused = new HashSet<>();

  ExplorerIssuers(
      Explorer explorer,
      NodeView node,
      AccountLists lists,
      TokenHistory tokens,
      long horizon,
      Notices notices) {
    this.explorer = explorer;
    this.node = node;
    this.lists = lists;
    this.tokens = tokens;
    this.horizon = horizon;
    this.notices = notices;
  }

  @Override
  public Optional<List<NodeLog>> events(EvmAddress contract, List<EvmHash> events, long first) {
    Optional<List<NodeLog>> known = read.get(contract);
    if (known == null) {
      known = read(contract, events);
      read.put(contract, known);
    }
    return known;
  }

  private Optional<List<NodeLog>> read(EvmAddress contract, List<EvmHash> events) {
    long end = asOfHorizon() ? horizon : HorizonBalance.end(horizon);
    List<NodeLog> all = new ArrayList<>();
    for (EvmHash event : events) {
      if (event.equals(TokenHistory.DESTROYED)) {
        all.addAll(tokens.destroyed(contract));
        continue;
      }
      Optional<List<EventRow>> rows = lists.eventsIfAllowed(contract, event, end);
      if (rows.isEmpty()) {
        notices.add(
            String.format(
                Locale.ROOT,
                "contract %s has more events of an issuer than rows are allowed: what its issuer froze is not read",
                contract));
        return Optional.empty();
      }
      rows.get().forEach(row -> all.add(row.log()));
    }
    return Optional.of(List.copyOf(all));
  }

  @Override
  public List<Optional<byte[]>> ask(EvmAddress contract, List<String> calls) {
    String tag = asOfHorizon() ? NodeView.tag(horizon) : HorizonBalance.NEWEST;
    List<Optional<byte[]>> answers = new ArrayList<>();
    for (String data : calls) {
      NodeView.Call call = node.call(contract, data, tag);
      if (!call.reached()) {
        refused.add(contract);
        notices.add(
            "the explorer does not pass on all questions to contracts: whether an account is frozen"
                + " may be known by events alone");
      }
      answers.add(Optional.ofNullable(call.answer()));
    }
    return answers;
  }

  @Override
  public int callsTogether() {
    return 1;
  }

  @Override
  public boolean asOfHorizon() {
    return explorer.tellsOldBalances();
  }

  @Override
  public boolean refusedCalls(EvmAddress contract) {
    return refused.contains(contract);
  }
}
