package org.tracer.evidence;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tracer.error.MalformedDataException;

/** The results of a case that is seen to be whole. Confined to one thread. */
final class ConfirmedResults implements CaseVerification.Listener {

  private final CaseVerification.Listener listener;
  private final List<KeptContent> contents = new ArrayList<>();

  /**
   * @param listener told the same
   */
  ConfirmedResults(CaseVerification.Listener listener) {
    this.listener = listener;
  }

  /**
   * Checks a case.
   *
   * @param consequence of anything being wrong, in words
   * @throws MalformedDataException naming the first thing that is
   */
  CaseReport require(Path directory, String consequence) {
    CaseReport report = CaseVerification.of(directory, null, this);
    if (!report.isWhole()) {
      CaseReport.Problem first = report.problems().getFirst();
      throw new MalformedDataException(
          "the case is not as it was written, so " + consequence + ": " + first.what(),
          first.where(),
          "Run 'tracer verify' to see all that is wrong.");
    }
    return report;
  }

  @Override
  public void checking(String part) {
    listener.checking(part);
  }

  @Override
  public void confirmed(String result, KeptContent content) {
    listener.confirmed(result, content);
    contents.add(content);
  }

  /** Of the results that could be made again. */
  List<KeptContent> contents() {
    return List.copyOf(contents);
  }
}
