package org.tracer.trace;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;

/**
 * The addresses where a sweep stops: those the user listed, and those that tags attribute to
 * somebody with whom money is not told apart. What the user listed comes first. Confined to one
 * thread.
 */
final class Stops {

  /** Where to stop and what to write there. */
  record Stop(StopReason reason, String note) {}

  private final BitcoinNetwork network;
  private final Attributions attributions;
  private final Map<LockingScript, Stop> listed = new HashMap<>();
  private final Map<Address, AttributedStop> told = new HashMap<>();
  private final Map<Address, AttributedStop> used = new LinkedHashMap<>();

  Stops(StopRules rules, BitcoinNetwork network) {
    this.network = network;
    attributions = rules.attributions();
    rules
        .stopList()
        .forEach(e -> listed.putIfAbsent(e.script(), new Stop(StopReason.STOP_LIST, e.reason())));
    attributions.stops().forEach(stop -> told.put(stop.address(), stop));
    attributions.passed().forEach(stop -> told.put(stop.address(), stop));
  }

  /** The stop at a lock; null where money is followed on. */
  @Nullable Stop at(LockingScript script) {
    Stop stop = listed.get(script);
    if (stop != null || attributions.isEmpty()) {
      return stop;
    }
    Address address = script.address(network).orElse(null);
    if (address == null) {
      return null;
    }
    AttributedStop attributed = told.get(address);
    if (attributed == null) {
      Optional<AttributedStop> found = attributions.lookup().apply(address);
      if (found.isEmpty()) {
        return null;
      }
      attributed = found.get();
    }
    used.put(address, attributed);
    if (attributions.isPassed(attributed)) {
      return null;
    }
    return new Stop(StopReason.of(attributed.reason()), attributed.note());
  }

  boolean isEmpty() {
    return listed.isEmpty() && attributions.isEmpty();
  }

  /** What tags had an effect on this sweep. */
  Attributions used() {
    return attributions.used(used.values());
  }
}
