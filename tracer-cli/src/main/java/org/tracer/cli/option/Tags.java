package org.tracer.cli.option;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.annotation.TagClaim;
import org.tracer.annotation.TaggedAddress;
import org.tracer.attribution.Tag;
import org.tracer.attribution.TagConcept;
import org.tracer.attribution.TagSources;
import org.tracer.chain.Address;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.trace.SeededPosition;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceComparison;
import org.tracer.trace.TracedOutput;
import org.tracer.trace.TracedTransaction;
import org.tracer.trace.account.AccountEndpoint;
import org.tracer.trace.account.AccountSeed;
import org.tracer.trace.account.FundsReport;
import org.tracer.trace.account.FundsTrace;
import org.tracer.trace.account.TracedTransfer;

/** The tags of one run, and what they say of a result. */
public record Tags(TagSources sources) {

  /** No tags at all. */
  public static final Tags NONE = new Tags(new TagSources(List.of()));

  /** What sources claim of an address. */
  public List<TagClaim> claims(Address address) {
    return sources.find(address.chain(), address).stream().map(Tags::claim).toList();
  }

  /** What sources claim of an address as text, of whatever chain. */
  public List<TagClaim> claimsOf(String address) {
    return sources.find(address).stream().map(Tags::claim).toList();
  }

  /** What sources claim of the address of a lock. */
  public List<TagClaim> claims(BitcoinNetwork network, LockingScript lock) {
    return lock.address(network).map(this::claims).orElse(List.of());
  }

  private static TagClaim claim(Tag tag) {
    return new TagClaim(
        tag.label(),
        tag.actor(),
        tag.concepts().stream().map(TagConcept::id).distinct().toList(),
        tag.confidence(),
        tag.source(),
        tag.date() == null ? null : tag.date().toString(),
        tag.pack().title());
  }

  /** The tagged ones among all addresses that a trace names, in the order of their text. */
  public List<TaggedAddress> of(TraceComparison comparison) {
    TreeMap<String, Address> addresses = new TreeMap<>();
    for (Trace trace : comparison.traces()) {
      for (SeededPosition seed : trace.seeds()) {
        if (seed.address() != null) {
          addresses.putIfAbsent(seed.address().text(), seed.address());
        }
      }
      for (TracedTransaction transaction : trace.transactions()) {
        for (TracedOutput output : transaction.outputs()) {
          if (output.address() != null) {
            addresses.putIfAbsent(output.address().text(), output.address());
          }
        }
      }
    }
    return taggedAmong(addresses.values());
  }

  /** The same of a trace over accounts. */
  public List<TaggedAddress> of(FundsReport report) {
    Set<Address> addresses = new HashSet<>();
    report.request().seeds().stream().map(AccountSeed::account).forEach(addresses::add);
    for (FundsTrace trace : report.traces()) {
      for (TracedTransfer traced : trace.transfers()) {
        add(traced.transfer().from(), addresses);
        add(traced.transfer().to(), addresses);
      }
      for (AccountEndpoint end : trace.endpoints()) {
        add(end.account(), addresses);
      }
    }
    return taggedAmong(addresses.stream().sorted(Comparator.comparing(Address::text)).toList());
  }

  private static void add(@Nullable Address address, Set<Address> addresses) {
    if (address != null) {
      addresses.add(address);
    }
  }

  /** The tagged ones of some addresses, in their order. */
  public List<TaggedAddress> taggedAmong(Collection<? extends Address> addresses) {
    List<TaggedAddress> tagged = new ArrayList<>();
    if (sources.stores().isEmpty()) {
      return tagged;
    }
    for (Address address : addresses) {
      List<TagClaim> claims = claims(address);
      if (!claims.isEmpty()) {
        tagged.add(new TaggedAddress(address.text(), claims));
      }
    }
    return tagged;
  }
}
