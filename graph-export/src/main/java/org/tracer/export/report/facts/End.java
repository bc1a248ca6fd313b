package org.tracer.export.report.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place where the trace ended.
 *
 * @param reason name of the stop reason
 * @param place address or account in full, or the lock of what has no address; null for nobody
 * @param payment what brought it there; null for what is left of many payments
 * @param shares by label, in the order of the request
 * @param total over the labels; null under a rule that does not conserve value
 * @param goesOnIn the transaction that takes it on, where it is known
 * @param note what ended the trace there, in the words of the user, or of the source of a tag
 * @param attributed whether the note is the claim of a tag's source; else the user's
 * @param claims everything that sources claim of the place, a line each
 */
public record End(
    String reason,
    @Nullable String place,
    @Nullable Payment payment,
    List<LabelledMoney> shares,
    @Nullable Money total,
    @Nullable String goesOnIn,
    @Nullable String note,
    boolean attributed,
    List<String> claims) {

  public End {
    shares = List.copyOf(shares);
    claims = List.copyOf(claims);
  }

  /** The asset that all amounts are of. */
  public String asset() {
    return shares.getFirst().money().asset();
  }
}
