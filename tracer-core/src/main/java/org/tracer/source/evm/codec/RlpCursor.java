package org.tracer.source.evm.codec;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.error.MalformedDataException;

/**
 * Reads items of RLP, in their one valid form, from a stretch of bytes and never past its end. What
 * it does not understand it skips as a whole, so nesting costs neither stack nor time, and it
 * allocates only what it copies. Every failure is a {@link MalformedDataException} whose input is
 * the offset in the array. Confined to one thread.
 *
 * @see <a href="https://ethereum.github.io/yellowpaper/paper.pdf">Yellow Paper, appendix B</a>
 */
final class RlpCursor {

  private final byte[] source;
  private final int end;
  private int position;

  /** Of the item at the position, as long as it begins there. */
  private @Nullable RlpHead head;

  RlpCursor(byte[] source, int from, int end) {
    this.source = source;
    this.position = from;
    this.end = end;
  }

  static RlpCursor of(byte[] source) {
    return new RlpCursor(source, 0, source.length);
  }

  int position() {
    return position;
  }

  boolean hasNext() {
    return position < end;
  }

  boolean nextIsList() {
    return head().list();
  }

  /** The byte at the position, which is left unread. */
  int peek() {
    return RlpHead.first(source, position, end);
  }

  /** Steps over a byte that stands before RLP: the type of an envelope (EIP-2718). */
  int readPrefix() {
    int first = peek();
    position++;
    return first;
  }

  /** The items of the next item, which must be a list. */
  RlpCursor readList() {
    RlpHead list = take(true);
    return new RlpCursor(source, list.payload(), list.end());
  }

  /** The items of the next list, each read by {@code item}. */
  <T> List<T> readList(Function<RlpCursor, T> item) {
    RlpCursor items = readList();
    List<T> values = new ArrayList<>();
    while (items.hasNext()) {
      values.add(item.apply(items));
    }
    return values;
  }

  /** The bytes of the next item, which must be a string; read as a stretch of the same array. */
  RlpCursor readWrapped() {
    RlpHead string = take(false);
    return new RlpCursor(source, string.payload(), string.end());
  }

  Bytes readBytes() {
    RlpHead string = take(false);
    return Bytes.read(source, string.payload(), string.end());
  }

  Bytes readBytes(int length) {
    int from = takeExactly(length);
    return Bytes.read(source, from, from + length);
  }

  EvmHash readHash() {
    return EvmHash.read(source, takeExactly(EvmHash.LENGTH));
  }

  EvmAddress readAddress(ChainId chain) {
    return EvmAddress.read(chain, source, takeExactly(EvmAddress.LENGTH));
  }

  /** An address; null if the string is empty, as the recipient of what creates a contract is. */
  @Nullable EvmAddress readRecipient(ChainId chain) {
    if (peek() == 0x80) {
      position++;
      return null;
    }
    return readAddress(chain);
  }

  /** A number of at most {@code mostBytes}, not negative, written without leading zeros. */
  BigInteger readInteger(int mostBytes) {
    RlpHead number = take(false);
    int length = number.length();
    if (length > mostBytes) {
      throw malformed("a number has " + length + " bytes, at most " + mostBytes, number.start());
    }
    if (length > 0 && source[number.payload()] == 0) {
      throw malformed("a number is written with leading zeros", number.start());
    }
    return new BigInteger(1, source, number.payload(), length);
  }

  /** A number of 256 bits. */
  BigInteger readInteger() {
    return readInteger(32);
  }

  /** A number from 0 to {@code most}. */
  long readLong(long most) {
    int start = position;
    BigInteger value = readInteger(8);
    if (value.compareTo(BigInteger.valueOf(most)) > 0) {
      throw malformed("a number is " + value + ", at most " + most, start);
    }
    return value.longValue();
  }

  long readLong() {
    return readLong(Long.MAX_VALUE);
  }

  /** The next item with its head, whatever it is and holds. */
  Bytes readRaw() {
    int start = position;
    position = head().end();
    return Bytes.read(source, start, position);
  }

  /** All items that are left, as {@link #readRaw} gives them. */
  List<Bytes> readRest() {
    List<Bytes> rest = new ArrayList<>();
    while (hasNext()) {
      rest.add(readRaw());
    }
    return rest;
  }

  /** The bytes from an earlier position to this one. */
  Bytes since(int start) {
    return Bytes.read(source, start, position);
  }

  /** All bytes that are left, read as they are. */
  Bytes readRemaining() {
    int start = position;
    position = end;
    return Bytes.read(source, start, end);
  }

  /** Refuses what is left behind the last item that is expected. */
  void expectEnd(String what) {
    if (hasNext()) {
      throw malformed((end - position) + " bytes follow " + what, position);
    }
  }

  /** Where the bytes of a string of that length begin. */
  private int takeExactly(int length) {
    RlpHead string = take(false);
    if (string.length() != length) {
      throw malformed(
          "an item has " + string.length() + " bytes, expected " + length, string.start());
    }
    return string.payload();
  }

  private RlpHead take(boolean expectList) {
    RlpHead item = head();
    if (item.list() != expectList) {
      throw malformed(
          expectList ? "a string stands where a list is expected" : "a list, expected a string",
          position);
    }
    position = item.end();
    return item;
  }

  private RlpHead head() {
    RlpHead known = head;
    if (known == null || known.start() != position) {
      known = RlpHead.read(source, position, end);
      head = known;
    }
    return known;
  }

  static MalformedDataException malformed(String message, int offset) {
    return new MalformedDataException(message, "offset " + offset, "");
  }
}
