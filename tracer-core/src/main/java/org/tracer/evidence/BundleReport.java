package org.tracer.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.evidence.bag.BagInfo;
import org.tracer.evidence.redaction.RedactionReport;
import org.tracer.evidence.seal.SealReport;

/**
 * What the check of a bundle found. That it could be opened says that every file in it has the hash
 * of its manifests, and that there are no others.
 *
 * @param info what it says of itself
 * @param files how many it carries
 * @param seals what its signature and time stamp show
 * @param sealed whether all of them are genuine; if trusted certificates were named, whether there
 *     is one and all are trusted
 * @param contents what the check of the case in it found; null if there is none
 * @param redaction what the check of redacted results found; null if there are none
 */
public record BundleReport(
    BagInfo info,
    int files,
    List<SealReport> seals,
    boolean sealed,
    @Nullable CaseReport contents,
    @Nullable RedactionReport redaction) {

  public BundleReport {
    seals = List.copyOf(seals);
  }

  /** Whether nothing is wrong with it. */
  public boolean isWhole() {
    return sealed
        && (contents == null || contents.isWhole())
        && (redaction == null || redaction.problems().isEmpty());
  }
}
