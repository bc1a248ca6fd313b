package org.tracer.attribution.list;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.attribution.TagSink;

/** Collects the parties of a list, from the elements of either format, that have addresses. */
final class SdnParties {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.ROOT);

  private final Map<String, Party> parties = new LinkedHashMap<>();
  private final Map<String, String> codes = new HashMap<>();
  private final int[] issued = new int[3];
  private @Nullable LocalDate date;
  private Party party = new Party("");
  private String featureType = "";
  private String idType = "";
  private String firstName = "";
  private boolean primary;
  private boolean issuing;

  private static final class Party {
    private final List<String> programs = new ArrayList<>();
    private final List<Map.Entry<String, String>> addresses = new ArrayList<>();
    private String uid;
    private String name = "";

    Party(String uid) {
      this.uid = uid;
    }
  }

  /** An element begins. */
  void begin(String name, Map<String, String> attributes) {
    switch (name) {
      case "sdnEntry" -> {
        party = new Party("");
        firstName = "";
      }
      case "DistinctParty" -> party = new Party(attributes.getOrDefault("FixedRef", ""));
      case "SanctionsEntry" ->
          party = parties.getOrDefault(attributes.getOrDefault("ProfileID", ""), new Party(""));
      case "Alias" -> primary = "true".equals(attributes.get("Primary")) && party.name.isEmpty();
      case "Feature" -> featureType = attributes.getOrDefault("FeatureTypeID", "");
      case "FeatureType" -> featureType = attributes.getOrDefault("ID", "");
      case "DateOfIssue" -> issuing = true;
      default -> {
        // Nothing that addresses need.
      }
    }
  }

  /** An element ends. */
  void end(String parent, String name, String text) {
    switch (parent + "/" + name) {
      case "publshInformation/Publish_Date" -> date = LocalDate.parse(text, DAY);
      case "sdnEntry/uid" -> party.uid = text;
      case "sdnEntry/firstName" -> firstName = text;
      case "sdnEntry/lastName" -> party.name = text;
      case "programList/program" -> party.programs.add(text);
      case "id/idType" -> idType = text;
      case "id/idNumber" -> {
        if (idType.startsWith(Sdn.TYPE)) {
          party.addresses.add(Map.entry(idType.substring(Sdn.TYPE.length()).strip(), text));
        }
      }
      case "sdnList/sdnEntry" -> {
        party.name = firstName.isEmpty() ? party.name : firstName + " " + party.name;
        keep();
      }
      case "FeatureTypeValues/FeatureType" -> {
        if (text.startsWith(Sdn.TYPE)) {
          codes.put(featureType, text.substring(Sdn.TYPE.length()).strip());
        }
      }
      case "DateOfIssue/Year" -> issued[0] = Integer.parseInt(text);
      case "DateOfIssue/Month" -> issued[1] = Integer.parseInt(text);
      case "DateOfIssue/Day" -> issued[2] = Integer.parseInt(text);
      case "Sanctions/DateOfIssue" -> {
        date = issuing ? LocalDate.of(issued[0], issued[1], issued[2]) : null;
        issuing = false;
      }
      case "DocumentedNamePart/NamePartValue" -> {
        if (primary) {
          party.name = party.name.isEmpty() ? text : party.name + " " + text;
        }
      }
      case "Alias/DocumentedName" -> primary = false;
      case "FeatureVersion/VersionDetail" -> {
        String code = codes.get(featureType);
        if (code != null && !text.isEmpty()) {
          party.addresses.add(Map.entry(code, text));
        }
      }
      case "DistinctParties/DistinctParty" -> keep();
      case "SanctionsMeasure/Comment" -> {
        if (!text.isEmpty()) {
          party.programs.add(text);
        }
      }
      default -> {
        // Nothing that addresses need.
      }
    }
  }

  private void keep() {
    if (!party.addresses.isEmpty()) {
      parties.put(party.uid, party);
    }
  }

  void give(TagSink to) throws IOException {
    for (Party one : parties.values()) {
      for (Map.Entry<String, String> address : one.addresses) {
        to.add(
            Sdn.tag(
                address.getValue(),
                address.getKey(),
                date,
                one.name,
                one.uid,
                one.programs,
                Map.of()));
      }
    }
  }
}
