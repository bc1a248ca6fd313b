package org.tracer.evidence.seal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.evidence.bag.BagSeal;

/**
 * What a signature or time stamp shows, and what it does not.
 *
 * @param maker who made it by his own statement; null if it cannot be told
 * @param time by the maker's clock; null if it states none
 * @param sentences in plain words, for people who do not know certificates
 */
public record SealReport(
    BagSeal.Kind kind,
    SealVerdict verdict,
    @Nullable SealMaker maker,
    @Nullable Instant time,
    List<String> sentences) {

  public SealReport {
    sentences = List.copyOf(sentences);
  }
}
