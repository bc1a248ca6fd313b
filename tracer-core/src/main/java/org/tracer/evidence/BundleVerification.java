package org.tracer.evidence;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.error.MalformedDataException;
import org.tracer.evidence.CaseReport.Problem;
import org.tracer.evidence.bag.Bag;
import org.tracer.evidence.seal.SealCheck;
import org.tracer.evidence.seal.SealReport;
import org.tracer.evidence.seal.SealVerdict;
import org.tracer.evidence.seal.TrustAnchors;

/**
 * Checks a bundle with a case in it, without a network: the hashes of all files, the signature and
 * the time stamp, and then the case as {@link CaseVerification} does.
 */
public final class BundleVerification {

  private BundleVerification() {}

  /**
   * Verifies a bundle: a directory, zip, tar or tar.gz.
   *
   * @param head SHA-256 of an entry that was written down elsewhere; null if none was
   * @param anchors certificates that the user trusts
   * @throws org.tracer.error.InvalidInputException if there is no such file
   * @throws MalformedDataException if it is unsafe, incomplete or changed, or holds no case
   */
  public static BundleReport of(
      Path bundle,
      @Nullable String head,
      TrustAnchors anchors,
      CaseVerification.Listener listener) {
    listener.checking("hashes of the bundle");
    try (Bag bag = Bag.open(bundle)) {
      Path directory = bag.data().resolve(CaseExport.CASE);
      if (!CaseLog.isCase(directory)) {
        throw new MalformedDataException(
            "the bundle is whole, but there is no case in it",
            bundle.toString(),
            "Name a bundle that 'tracer case export' wrote.");
      }
      List<SealReport> seals = new SealCheck(anchors).check(bag);
      boolean named = !anchors.certificates().isEmpty();
      boolean sealed =
          named
              ? !seals.isEmpty()
                  && seals.stream().allMatch(seal -> seal.verdict() == SealVerdict.TRUSTED)
              : seals.stream().allMatch(seal -> seal.verdict().isGenuine());
      CaseReport found = CaseVerification.of(directory, head, listener);
      return new BundleReport(
          bag.info(), bag.payload().size(), seals, sealed, inside(found, bag, bundle));
    }
  }

  /** With the names of files as they are in the bundle, not where it was unpacked. */
  private static CaseReport inside(CaseReport report, Bag bag, Path bundle) {
    String base = bag.base().toString();
    return new CaseReport(
        report.details(),
        report.entries(),
        report.head(),
        report.records(),
        report.files(),
        report.results(),
        report.problems().stream()
            .map(one -> new Problem(one.where().replace(base, bundle.toString()), one.what()))
            .toList(),
        report.notices());
  }
}
