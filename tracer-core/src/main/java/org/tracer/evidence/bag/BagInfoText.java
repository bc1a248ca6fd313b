package org.tracer.evidence.bag;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tracer.error.InvalidInputException;

/** Reads {@code bag-info.txt}: RFC 8493, section 2.2.2. */
final class BagInfoText {

  private BagInfoText() {}

  static BagInfo parse(List<String> lines, Path bundle) {
    List<BagInfo.Field> fields = new ArrayList<>();
    String label = "";
    StringBuilder value = new StringBuilder();
    for (String line : lines) {
      boolean goesOn = line.startsWith(" ") || line.startsWith("\t");
      if (goesOn && !label.isEmpty()) {
        value.append('\n').append(line.strip());
        continue;
      }
      add(fields, label, value, bundle);
      int colon = line.indexOf(':');
      if (colon < 1 || goesOn) {
        throw Refusal.of("a line of bag-info.txt has no label", bundle, line);
      }
      label = line.substring(0, colon);
      value.setLength(0);
      value.append(line.substring(colon + 1).strip());
    }
    add(fields, label, value, bundle);
    return new BagInfo(fields);
  }

  private static void add(
      List<BagInfo.Field> fields, String label, StringBuilder value, Path bundle) {
    if (label.isEmpty()) {
      return;
    }
    try {
      fields.add(new BagInfo.Field(label.strip(), value.toString()));
    } catch (InvalidInputException e) {
      throw Refusal.of("a line of bag-info.txt is not plain text", bundle, label);
    }
  }
}
