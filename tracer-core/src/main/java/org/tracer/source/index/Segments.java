package org.tracer.source.index;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.tracer.error.InvalidInputException;

/** The segments of an index in chain order, and which of them holds a row. */
final class Segments {

  final long transactionCount;
  final long inputCount;
  final long outputCount;
  final long addressCount;
  private final Segment[] segments;

  /**
   * @param directory of the index
   */
  Segments(Path directory, List<SegmentInfo> infos) {
    segments = new Segment[infos.size()];
    for (int i = 0; i < segments.length; i++) {
      segments[i] = new Segment(directory.resolve(infos.get(i).name()), infos.get(i));
    }
    SegmentInfo last = infos.getLast();
    transactionCount = last.transactionBase() + last.transactions();
    inputCount = last.inputBase() + last.inputs();
    outputCount = last.outputBase() + last.outputs();
    addressCount = last.addressBase() + last.addresses();
  }

  int size() {
    return segments.length;
  }

  Segment get(int number) {
    return segments[number];
  }

  /** The segments from {@code number} on. */
  List<Segment> from(int number) {
    return List.of(segments).subList(number, segments.length);
  }

  Segment ofHeight(int height) {
    int first = segments[0].info.firstHeight();
    int last = segments[segments.length - 1].info.lastHeight();
    if (height < first || height > last) {
      throw new InvalidInputException(
          "the index has no such block",
          "height " + height,
          "It holds heights " + first + " to " + last + ".");
    }
    int number = segments.length - 1;
    while (segments[number].info.firstHeight() > height) {
      number--;
    }
    return segments[number];
  }

  /** Number of the segment. */
  int ofTransaction(long transaction) {
    Objects.checkIndex(transaction, transactionCount);
    int number = segments.length - 1;
    while (segments[number].info.transactionBase() > transaction) {
      number--;
    }
    return number;
  }

  /** Number of the segment. */
  int ofInput(long input) {
    Objects.checkIndex(input, inputCount);
    int number = segments.length - 1;
    while (segments[number].info.inputBase() > input) {
      number--;
    }
    return number;
  }

  /** Number of the segment. */
  int ofOutput(long output) {
    Objects.checkIndex(output, outputCount);
    int number = segments.length - 1;
    while (segments[number].info.outputBase() > output) {
      number--;
    }
    return number;
  }

  Segment ofAddress(long address) {
    Objects.checkIndex(address, addressCount);
    int number = segments.length - 1;
    while (segments[number].info.addressBase() > address) {
      number--;
    }
    return segments[number];
  }
}
