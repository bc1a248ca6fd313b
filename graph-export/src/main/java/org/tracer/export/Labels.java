package org.tracer.export;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.Amount;
import org.tracer.graph.AddressVertex;
import org.tracer.graph.FeeVertex;
import org.tracer.graph.OutputVertex;
import org.tracer.graph.TraceEdge;
import org.tracer.graph.TraceGraph;
import org.tracer.graph.TraceVertex;
import org.tracer.graph.TransactionVertex;

/** Names of vertices and edges in pictures. Addresses are never shortened; hashes are. */
public final class Labels {

  /** Longer descriptors are shortened: a script can have megabytes. */
  private static final int LONGEST_DESCRIPTOR = 200;

  private static final int HASH_CHARACTERS = 12;

  private Labels() {}

  /** {@code transaction}, {@code address}, {@code script}, {@code output} or {@code fee}. */
  public static String type(TraceVertex vertex) {
    return switch (vertex) {
      case TransactionVertex transaction -> "transaction";
      case AddressVertex address -> address.address() == null ? "script" : "address";
      case OutputVertex output -> "output";
      case FeeVertex fee -> "fee";
    };
  }

  /** A short name for people. */
  static String label(TraceVertex vertex, Function<Address, String> addressText) {
    return switch (vertex) {
      case TransactionVertex transaction -> "tx " + start(transaction.txId().toString());
      case AddressVertex address -> lock(address, addressText);
      case OutputVertex output ->
          start(output.outPoint().txId().toString()) + ":" + output.outPoint().vout();
      case FeeVertex fee -> "fee " + fee.fee().toDecimal() + " BTC";
    };
  }

  /** The full name, without what makes it an id. */
  public static String name(TraceVertex vertex) {
    return name(vertex, Address::text);
  }

  static String name(TraceVertex vertex, Function<Address, String> addressText) {
    return switch (vertex) {
      case TransactionVertex transaction -> transaction.txId().toString();
      case AddressVertex address -> lock(address, addressText);
      case OutputVertex output -> output.outPoint().toString();
      case FeeVertex fee -> "fee of " + fee.txId();
    };
  }

  /** How much moves, and how much of it is traced where that is less. */
  public static String label(TraceGraph graph, TraceEdge edge) {
    String value = edge.value().toDecimal() + " BTC";
    Optional<Amount> traced = graph.total(edge.traced());
    if (traced.isEmpty()) {
      return value + " touched";
    }
    return traced.get().equals(edge.value()) ? value : traced.get().toDecimal() + " of " + value;
  }

  /** The lock of an address or output vertex in full, null for others. */
  public static @Nullable String fullLock(TraceVertex vertex) {
    return switch (vertex) {
      case AddressVertex address ->
          address.address() == null ? address.descriptor() : address.address().text();
      case OutputVertex output ->
          output.address() == null ? output.descriptor() : output.address().text();
      case TransactionVertex transaction -> null;
      case FeeVertex fee -> null;
    };
  }

  /** A descriptor, or its beginning and length where it is very long. */
  public static String shortened(String descriptor) {
    return descriptor.length() <= LONGEST_DESCRIPTOR
        ? descriptor
        : descriptor.substring(0, LONGEST_DESCRIPTOR)
            + "… ("
            + descriptor.length()
            + " characters)";
  }

  private static String lock(AddressVertex vertex, Function<Address, String> addressText) {
    return vertex.address() == null
        ? shortened(vertex.descriptor())
        : addressText.apply(vertex.address());
  }

  /** The beginning of a hash. */
  static String start(String hash) {
    return hash.substring(0, HASH_CHARACTERS) + "…";
  }
}
