package org.tracer.source.evm.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.web3j.protocol.core.Response;

/**
 * Asks for something of a range of blocks in as few requests as the server allows. Servers bound
 * ranges, numbers of results, sizes and times with codes and words of their own, so any refusal but
 * that of the method halves the range; success doubles it. Confined to one thread.
 */
final class RangeReader {

  /** Asks for the blocks from {@code first} to {@code last}, both included. */
  @FunctionalInterface
  interface Question<T> {
    Response<List<T>> ask(long first, long last);
  }

  private static final int PATIENCE = 3;
  private static final int SUCCESSES_BEFORE_RETRY = 16;

  /** Servers that cut a list without a word do it at a round number. */
  private static final int ROUND = 500;

  private static final int SUSPICIOUS = 1_000;

  private long width = Long.MAX_VALUE;
  private long refused = Long.MAX_VALUE;
  private int successes;

  /** Everything in a range, in the order of the answers; an error if one block is too much. */
  <T> List<T> read(long first, long last, String origin, String method, Question<T> question) {
    return read(first, last, origin, method, question, UnaryOperator.identity());
  }

  /** The same, of which {@code kept} is kept: a whole history takes less than its answers. */
  <T, R> List<R> read(
      long first,
      long last,
      String origin,
      String method,
      Question<T> question,
      Function<T, R> kept) {
    List<R> all = new ArrayList<>();
    long next = first;
    int silent = 0;
    while (next <= last) {
      long count = Math.min(width, last - next + 1);
      Response<List<T>> response;
      try {
        response = question.ask(next, next + count - 1);
        silent = 0;
      } catch (SourceUnavailableException e) {
        if (count == 1 || ++silent == PATIENCE) {
          throw e;
        }
        shrink(count);
        continue;
      }
      if (response.hasError()) {
        RpcFailure failure = RpcFailure.of(response);
        if (failure.isUnknownMethod() || count == 1) {
          throw refusal(failure, origin, method, next);
        }
        shrink(count);
        continue;
      }
      List<T> result = response.getResult();
      if (result == null) {
        throw new MalformedDataException(
            "the node answers with null where a list must stand",
            origin + ", " + method + ", blocks " + next + " to " + (next + count - 1),
            RpcJson.REMEDY);
      }
      if (count > 1 && result.size() >= SUSPICIOUS && result.size() % ROUND == 0) {
        shrink(count);
        continue;
      }
      result.forEach(one -> all.add(kept.apply(one)));
      next += count;
      grow(count);
    }
    return all;
  }

  private void shrink(long count) {
    refused = count;
    width = count / 2;
    successes = 0;
  }

  private void grow(long count) {
    if (++successes % SUCCESSES_BEFORE_RETRY == 0) {
      refused = Long.MAX_VALUE;
    }
    if (count == width && count < refused / 2) {
      width = count * 2;
    }
  }

  private static SourceUnavailableException refusal(
      RpcFailure failure, String origin, String method, long block) {
    return new SourceUnavailableException(
        "the node answers " + method + " with an error: " + failure,
        origin + ", " + method + ", block " + block,
        failure.isUnknownMethod()
            ? "Use a node that offers " + method + "."
            : "One block is already too much for this node; use a node of your own.");
  }
}
