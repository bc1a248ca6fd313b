package org.tracer.evidence.seal;

import java.util.List;
import java.util.Optional;
import org.tracer.evidence.bag.Bag;
import org.tracer.evidence.bag.BagSeal;

/**
 * Verifies the signature and the time stamp of a bundle, offline. A seal that fails is a verdict,
 * not an exception: whoever reads must be told which of them failed and how.
 */
public final class SealCheck {

  private final TrustAnchors anchors;

  public SealCheck(TrustAnchors anchors) {
    this.anchors = anchors;
  }

  /** What the seals of a bag show, in the order of their kinds; empty if it has none. */
  public List<SealReport> check(Bag bag) {
    return java.util.Arrays.stream(BagSeal.Kind.values())
        .map(kind -> bag.seal(kind).map(seal -> check(kind, seal, bag.tagManifest())))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * What one seal shows.
   *
   * @param seal as it is kept in a bag
   * @param tagManifest what it is to be over
   */
  public SealReport check(BagSeal.Kind kind, byte[] seal, byte[] tagManifest) {
    return switch (kind) {
      case SIGNATURE -> new SignatureCheck(new Chain(anchors)).check(seal, tagManifest);
      case TIME_STAMP -> new TimeStampCheck(new Chain(anchors)).check(seal, tagManifest);
    };
  }
}
