package org.tracer.source.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.tracer.chain.Satoshi;
import org.tracer.error.MalformedDataException;

/**
 * Walks over serialised transactions (BIP 144) and appends their rows. It refuses exactly what
 * {@code TransactionCursor} refuses; unlike that it keeps its position in a local variable and
 * checks bounds once for several fields, which is what makes it fast.
 */
final class TransactionWalk {

  /** One input, one output, empty scripts. */
  static final int LEAST_TRANSACTION = 60;

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int OUTPOINT_LENGTH = 36;
  private static final int LEAST_INPUT = OUTPOINT_LENGTH + 1 + 4;
  private static final int LEAST_OUTPUT = 8 + 1;

  /** First value of a length's first byte that says how many bytes of length follow. */
  private static final int LONG_FORM = 0xfd;

  private final BlockRows rows;
  private final byte[] bytes;
  private final int base;
  private final int end;
  private int witnessStart;

  /**
   * @param base offset of the block's first byte, from which errors count
   * @param end offset behind the block's last byte
   */
  TransactionWalk(BlockRows rows, byte[] bytes, int base, int end) {
    this.rows = rows;
    this.bytes = bytes;
    this.base = base;
    this.end = end;
  }

  /** Offset of the last walked transaction's witness; zero if it has none. */
  int witnessStart() {
    return witnessStart;
  }

  /** Appends transaction {@code index}, which begins at {@code at}; returns the offset behind. */
  int walk(int index, int at) {
    rows.start[index] = at;
    int next = inputs(index, skip(at, 4));
    next = outputs(index, next);
    if (witnessStart != 0) {
      witnessStart = next;
      next = witness(index, next);
    }
    next = skip(next, 4);
    rows.length[index] = next - at;
    return next;
  }

  /** Leaves a non-zero {@link #witnessStart} if a witness will follow. */
  private int inputs(int index, int from) {
    int at = from;
    int countAt = at;
    long count = number(at);
    at += width(at);
    witnessStart = 0;
    if (count == 0) {
      if (at == end || bytes[at] != 1) {
        throw fault("a transaction has no inputs or an unknown flag", countAt);
      }
      witnessStart = at;
      at++;
      countAt = at;
      count = number(at);
      at += width(at);
    }
    if (count == 0 || count > (end - at) / LEAST_INPUT) {
      throw fault("a transaction cannot have " + count + " inputs here", countAt);
    }
    return index == 0 ? coinbaseInput((int) count, at) : spends(index, (int) count, at);
  }

  private int coinbaseInput(int count, int at) {
    if (count != 1 || !isNull(at)) {
      throw fault("its first transaction is no coinbase", rows.start[0]);
    }
    rows.firstInput[0] = 0;
    rows.firstInput[1] = 0;
    return skip(script(at + OUTPOINT_LENGTH), 4);
  }

  private int spends(int index, int count, int from) {
    int row = rows.firstInput[index];
    int behind = row + count;
    rows.firstInput[index + 1] = behind;
    rows.reserveInputs(behind);
    int[] outpoint = rows.outpoint;
    int[] vout = rows.vout;
    int at = from;
    for (; row < behind; row++) {
      if (end - at < LEAST_INPUT) {
        throw cutOff(at);
      }
      outpoint[row] = at;
      int spent = (int) INT.get(bytes, at + 32);
      if (spent < 0) {
        throw fault("transaction " + index + " spends an output that cannot exist", at);
      }
      vout[row] = spent;
      at = script(at + OUTPOINT_LENGTH);
      if (end - at < 4) {
        throw cutOff(at);
      }
      at += 4;
    }
    return at;
  }

  private int outputs(int index, int from) {
    int at = from;
    long count = number(at);
    at += width(at);
    if (count == 0 || count > (end - at) / LEAST_OUTPUT) {
      throw fault("a transaction cannot have " + count + " outputs here", from);
    }
    int row = index == 0 ? 0 : rows.firstOutput[index];
    int behind = row + (int) count;
    rows.firstOutput[0] = 0;
    rows.firstOutput[index + 1] = behind;
    rows.reserveOutputs(behind);
    long[] valueSat = rows.valueSat;
    int[] scriptOffset = rows.scriptOffset;
    int[] scriptLength = rows.scriptLength;
    for (; row < behind; row++) {
      if (end - at < LEAST_OUTPUT) {
        throw cutOff(at);
      }
      long value = (long) LONG.get(bytes, at);
      if (value < 0 || value > Satoshi.MAX_MONEY) {
        throw fault("an output holds " + value + " satoshi", at);
      }
      valueSat[row] = value;
      int scriptAt = at + 8 + width(at + 8);
      at = script(at + 8);
      scriptOffset[row] = scriptAt;
      scriptLength[row] = at - scriptAt;
    }
    return at;
  }

  private int witness(int index, int from) {
    int inputs = index == 0 ? 1 : rows.firstInput[index + 1] - rows.firstInput[index];
    int at = from;
    long items = 0;
    for (int input = 0; input < inputs; input++) {
      long count = number(at);
      int countAt = at;
      at += width(at);
      if (count > end - at) {
        throw tooMany(count, countAt, at);
      }
      items += count;
      for (int item = 0; item < count; item++) {
        at = script(at);
      }
    }
    if (items == 0) {
      throw fault("a transaction has the witness flag but no witness", rows.start[index]);
    }
    return at;
  }

  /** Offset behind a length and that many bytes. */
  private int script(int at) {
    if (at < end) {
      int first = bytes[at] & 0xff;
      if (first < LONG_FORM && first < end - at) {
        return at + 1 + first;
      }
    }
    return longScript(at);
  }

  private int longScript(int at) {
    long count = number(at);
    int behind = at + width(at);
    if (count > end - behind) {
      throw tooMany(count, at, behind);
    }
    return behind + (int) count;
  }

  /** Bitcoin's variable-length number in its only valid, shortest form; at most 2^63 - 1. */
  private long number(int at) {
    if (at >= end) {
      throw cutOff(at);
    }
    int first = bytes[at] & 0xff;
    return first < LONG_FORM ? first : longNumber(first, at);
  }

  private long longNumber(int first, int at) {
    if (end - at < width(at)) {
      throw cutOff(at);
    }
    long value;
    long least;
    if (first == LONG_FORM) {
      value = (short) SHORT.get(bytes, at + 1) & 0xffff;
      least = LONG_FORM;
    } else if (first == LONG_FORM + 1) {
      value = (int) INT.get(bytes, at + 1) & 0xffff_ffffL;
      least = 0x1_0000;
    } else {
      value = (long) LONG.get(bytes, at + 1);
      least = 0x1_0000_0000L;
    }
    if (value < least) {
      throw fault("a length is not written in its shortest form", at);
    }
    return value;
  }

  /** Number of bytes of the variable-length number at {@code at}, a valid offset. */
  private int width(int at) {
    int first = bytes[at] & 0xff;
    return first < LONG_FORM ? 1 : 1 + (2 << (first - LONG_FORM));
  }

  private boolean isNull(int at) {
    long any = 0;
    for (int i = 0; i < 32; i += 8) {
      any |= (long) LONG.get(bytes, at + i);
    }
    return any == 0 && (int) INT.get(bytes, at + 32) == -1;
  }

  private int skip(int at, int count) {
    if (end - at < count) {
      throw cutOff(at);
    }
    return at + count;
  }

  /** The transactions' number, which is where a block's rows begin; at the offset given. */
  int begin(int at) {
    long count = number(at);
    int behind = at + width(at);
    if (count > (end - behind) / LEAST_TRANSACTION) {
      throw tooMany(count, at, behind);
    }
    if (count == 0) {
      throw fault("it has no transactions", at);
    }
    rows.begin((int) count);
    return behind;
  }

  private MalformedDataException tooMany(long count, int at, int behind) {
    return fault(count + " items are announced, but only " + (end - behind) + " bytes follow", at);
  }

  private MalformedDataException cutOff(int at) {
    return fault("the data ends too early", at);
  }

  MalformedDataException fault(String message, int at) {
    return new MalformedDataException(message, "offset " + (at - base), "");
  }
}
