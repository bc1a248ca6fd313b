package org.tracer.trace.account;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.trace.AttributedStop;
import org.tracer.trace.Attributions;

/**
 * The accounts where sweeps of one request stop: those the user listed, and those that tags
 * attribute to somebody with whom money is not told apart. What the user listed comes first.
 */
final class AccountStops {

  private final Map<Address, String> listed;
  private final Attributions attributions;
  private final Map<Address, AttributedStop> told = new HashMap<>();
  private final Map<Address, AttributedStop> used = new LinkedHashMap<>();

  AccountStops(AccountStopRules rules) {
    listed = rules.stopList();
    attributions = rules.attributions();
    attributions.stops().forEach(stop -> told.put(stop.address(), stop));
    attributions.passed().forEach(stop -> told.put(stop.address(), stop));
  }

  /** Why money stops at an account; null where it is followed on. */
  @Nullable AccountStop at(Address account) {
    if (listed.containsKey(account)) {
      return AccountStop.STOP_LIST;
    }
    if (attributions.isEmpty()) {
      return null;
    }
    AttributedStop attributed = told.get(account);
    if (attributed == null) {
      Optional<AttributedStop> found = attributions.lookup().apply(account);
      if (found.isEmpty()) {
        return null;
      }
      attributed = found.get();
      told.put(account, attributed);
    }
    used.put(account, attributed);
    return attributions.isPassed(attributed) ? null : AccountStop.of(attributed.reason());
  }

  /** What tags had an effect on the sweeps so far. */
  Attributions used() {
    return attributions.used(used.values());
  }
}
