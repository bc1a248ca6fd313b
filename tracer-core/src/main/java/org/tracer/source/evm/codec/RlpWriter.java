package org.tracer.source.evm.codec;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;

/** Writes items of RLP one behind the other; what is written can be closed into a list. */
final class RlpWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  RlpWriter string(byte[] bytes) {
    if (bytes.length != 1 || bytes[0] < 0) {
      writeHead(out, 0x80, bytes.length);
    }
    out.writeBytes(bytes);
    return this;
  }

  RlpWriter string(Bytes bytes) {
    return string(bytes.shared());
  }

  RlpWriter hash(EvmHash hash) {
    return string(hash.toBytes());
  }

  /** An address, or the empty string for none. */
  RlpWriter address(@Nullable EvmAddress address) {
    return string(address == null ? new byte[0] : address.toBytes());
  }

  /** A number, not negative, without leading zeros; zero is the empty string. */
  RlpWriter integer(BigInteger value) {
    if (value.signum() < 0) {
      throw new IllegalArgumentException("RLP has no negative numbers: " + value);
    }
    byte[] bytes = value.toByteArray();
    return string(bytes[0] == 0 ? Bytes.read(bytes, 1, bytes.length) : Bytes.owned(bytes));
  }

  RlpWriter integer(long value) {
    return integer(BigInteger.valueOf(value));
  }

  /** Bytes that are RLP already. */
  RlpWriter raw(byte[] item) {
    out.writeBytes(item);
    return this;
  }

  RlpWriter raw(List<Bytes> items) {
    items.forEach(item -> raw(item.shared()));
    return this;
  }

  /** A list of what {@code write} writes for each value. */
  <T> RlpWriter list(List<T> values, BiConsumer<RlpWriter, T> write) {
    RlpWriter items = new RlpWriter();
    values.forEach(value -> write.accept(items, value));
    return raw(items.toList());
  }

  /** All that was written, one item behind the other. */
  byte[] toBytes() {
    return out.toByteArray();
  }

  /** All that was written, as one list. */
  byte[] toList() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream(out.size() + 5);
    writeHead(whole, 0xc0, out.size());
    whole.writeBytes(out.toByteArray());
    return whole.toByteArray();
  }

  /** All that was written, as one list behind the type of an envelope; 0 has no envelope. */
  Bytes toEnvelope(int type) {
    byte[] payload = toList();
    if (type == 0) {
      return Bytes.owned(payload);
    }
    byte[] envelope = new byte[payload.length + 1];
    envelope[0] = (byte) type;
    System.arraycopy(payload, 0, envelope, 1, payload.length);
    return Bytes.owned(envelope);
  }

  private static void writeHead(ByteArrayOutputStream target, int base, int length) {
    if (length <= 55) {
      target.write(base + length);
      return;
    }
    int lengthBytes = 4 - Integer.numberOfLeadingZeros(length) / 8;
    target.write(base + 55 + lengthBytes);
    for (int i = lengthBytes - 1; i >= 0; i--) {
      target.write(length >>> (8 * i));
    }
  }
}
