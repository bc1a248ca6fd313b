package org.tracer.source;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.ledger.ChainBuilder;

/**
 * A small chain for tests of sources: a payment that splits, a merge in the same block as its
 * parent, a coinbase left alone, and 60 small payments to one holder.
 */
public final class SampleChain {

  public final ChainBuilder chain = new ChainBuilder();
  public final List<String> names = new ArrayList<>();

  public SampleChain() {
    chain.block("mined1", "miner", 5_000);
    chain.block("mined2", "miner", 5_000);
    chain.pay("split").spend("mined1:0").to("alice", 3_000).to("pkh:bob", 1_900);
    chain.block("mined3", "miner", 5_000);
    chain.pay("first").spend("split:0").to("carol", 1_000).to("alice", 1_950);
    chain.pay("merge").spend("first:1").spend("split:1").spend("mined2:0").to("dave", 8_000);
    names.addAll(List.of("mined1", "mined2", "split", "mined3", "first", "merge"));
    for (int i = 0; i < 60; i++) {
      chain.block("small" + i, "collector", 100 + i);
      names.add("small" + i);
    }
  }

  public List<TxId> ids() {
    return names.stream().map(chain::id).toList();
  }

  public List<LockingScript> scripts() {
    return Stream.of("alice", "pkh:bob", "collector", "nobody").map(ChainBuilder::script).toList();
  }

  public TxId id(String name) {
    return chain.id(name);
  }
}
