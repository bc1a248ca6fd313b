package org.tracer.attribution.list;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.attribution.Tag;
import org.tracer.attribution.TagPack;

/** What tags of the list of the US Treasury's OFAC have in common. */
final class Sdn {

  /** What the names of the kinds of identifiers begin with; the currency's code follows. */
  static final String TYPE = "Digital Currency Address - ";

  static final TagPack PACK =
      new TagPack(
          "OFAC Specially Designated Nationals: digital currency addresses",
          "US Department of the Treasury, Office of Foreign Assets Control",
          null,
          "{}");

  private static final String SOURCE =
      "OFAC SDN list, https://sanctionslist.ofac.treas.gov/Home/SdnList";

  private Sdn() {}

  /**
   * @param date when the list was published
   * @param name whose address it is; empty where the list does not say
   */
  static Tag tag(
      String address,
      @Nullable String code,
      @Nullable LocalDate date,
      String name,
      String uid,
      List<String> programs,
      Map<String, @Nullable Object> constants) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("address", address.strip());
    members.put("currency", code);
    members.put("label", name.isBlank() ? "OFAC SDN" : name);
    members.put("source", SOURCE);
    members.put("lastmod", date == null ? null : date.toString());
    members.put("confidence", "authority_data");
    members.put("abuse", "sanction");
    String context =
        (uid.isEmpty() ? "" : "OFAC uid " + uid + "; ")
            + (programs.isEmpty() ? "" : "programs " + String.join(", ", programs) + "; ")
            + (code == null ? "" : "listed as " + code + "; ");
    members.put("context", context.isEmpty() ? null : context.substring(0, context.length() - 2));
    constants.forEach(members::put);
    members.values().removeIf(value -> value == null);
    return Tag.of(PACK, members);
  }
}
