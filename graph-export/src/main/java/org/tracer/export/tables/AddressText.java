package org.tracer.export.tables;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.Optional;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;

/** How one address number is written. Immutable. */
final class AddressText {

  private final byte[] address;
  private final byte[] name;
  private final byte[] type;
  private final byte[] scriptHex;

  private AddressText(String address, String name, String type, String scriptHex) {
    this.address = address.getBytes(US_ASCII);
    this.name = name.getBytes(US_ASCII);
    this.type = type.getBytes(US_ASCII);
    this.scriptHex = scriptHex.getBytes(US_ASCII);
  }

  static AddressText of(BitcoinNetwork network, LockingScript script) {
    Optional<BitcoinAddress> known = script.address(network);
    String type = script.type().name();
    if (known.isEmpty()) {
      return new AddressText("", script.descriptor(network), type, script.toString());
    }
    String address = known.orElseThrow().text();
    return new AddressText(address, address, type, "");
  }

  /** Adds the address text, which is empty for scripts that have none. */
  Rows address(Rows rows) throws IOException {
    return rows.bytes(address);
  }

  /** Adds the address text, or the descriptor {@code pk(…)} or {@code raw(…)}. */
  Rows name(Rows rows) throws IOException {
    return rows.bytes(name);
  }

  /** Adds the form of the script, as {@link org.tracer.chain.bitcoin.ScriptType} names it. */
  Rows type(Rows rows) throws IOException {
    return rows.bytes(type);
  }

  /** Adds the script where there is no address text. */
  Rows scriptHex(Rows rows) throws IOException {
    return rows.bytes(scriptHex);
  }
}
