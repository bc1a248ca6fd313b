package org.tracer.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.error.MalformedDataException;
import org.tracer.evidence.CaseReport.Problem;
import org.tracer.evidence.bag.Bag;
import org.tracer.evidence.redaction.Commitments;
import org.tracer.evidence.redaction.Opening;
import org.tracer.evidence.redaction.RedactedExport;
import org.tracer.evidence.redaction.RedactionCheck;
import org.tracer.evidence.redaction.RedactionReport;
import org.tracer.evidence.redaction.StoredText;
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
   * @param openings of pseudonyms, one a line, if it is a redacted bundle; may be empty
   * @throws org.tracer.error.InvalidInputException if there is no such file
   * @throws MalformedDataException if it is unsafe, incomplete or changed, or holds no case
   */
  public static BundleReport of(
      Path bundle,
      @Nullable String head,
      TrustAnchors anchors,
      List<Opening> openings,
      CaseVerification.Listener listener) {
    listener.checking("hashes of the bundle");
    try (Bag bag = Bag.open(bundle)) {
      Path directory = bag.data().resolve(CaseExport.CASE);
      Path texts = bag.data().resolve(CaseExport.REDACTED);
      boolean redacted = Files.isRegularFile(texts.resolve(RedactedExport.COMMITMENTS));
      if (!CaseLog.isCase(directory) && !redacted) {
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
      CaseReport contents =
          CaseLog.isCase(directory)
              ? inside(CaseVerification.of(directory, head, listener), bag, bundle)
              : null;
      RedactionReport redaction = redacted ? redaction(bag, texts, openings) : null;
      return new BundleReport(bag.info(), bag.payload().size(), seals, sealed, contents, redaction);
    }
  }

  private static RedactionReport redaction(Bag bag, Path texts, List<Opening> openings) {
    String below = CaseExport.REDACTED + "/";
    Map<String, StoredText> files = new TreeMap<>();
    for (String name : bag.payload().keySet()) {
      if (name.startsWith(below)) {
        files.put(name.substring(below.length()), StoredText.of(bag.data().resolve(name)));
      }
    }
    files.remove(RedactedExport.COMMITMENTS);
    files.remove(RedactedExport.ORIGINALS);
    try (InputStream committed = Files.newInputStream(texts.resolve(RedactedExport.COMMITMENTS));
        InputStream originals = Files.newInputStream(texts.resolve(RedactedExport.ORIGINALS))) {
      return RedactionCheck.of(
          files,
          RedactedExport.readOriginals(originals, RedactedExport.ORIGINALS),
          Commitments.read(committed, RedactedExport.COMMITMENTS),
          openings);
    } catch (IOException e) {
      throw Damage.unreadable(texts, e);
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
