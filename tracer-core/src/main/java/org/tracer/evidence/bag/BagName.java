package org.tracer.evidence.bag;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Names of files in bags: what is refused in them, and how manifests write them. One rule for
 * writing and reading, so that what is written here can be opened on every system.
 */
final class BagName {

  /** By the bytes of UTF-8, as {@code LC_ALL=C sort} does. */
  static final Comparator<String> ORDER =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  /** One part of a name, in bytes: the bound of the common file systems. */
  private static final int LONGEST_PART = 255;

  /** Names of devices on Windows, whatever follows after a dot. */
  private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

  private BagName() {}

  /**
   * What is wrong with a name, for a sentence that begins with "a name"; empty if nothing is. A
   * slash at the end, as directories have in archives, is to be taken off before.
   */
  static Optional<String> flaw(String name, BagLimits limits) {
    if (name.isEmpty()) {
      return Optional.of("is empty");
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > limits.nameBytes()) {
      return Optional.of("is longer than " + limits.nameBytes() + " bytes");
    }
    if (name.startsWith("/")) {
      return Optional.of("is an absolute path");
    }
    if (name.indexOf('\\') >= 0) {
      return Optional.of("holds a backslash, which some systems take for a directory");
    }
    if (name.indexOf(':') >= 0) {
      return Optional.of("holds a colon, which some systems take for a drive or a hidden stream");
    }
    if (name.codePoints().anyMatch(BagName::isHidden)) {
      return Optional.of("holds a control character or one that cannot be seen");
    }
    List<String> parts = List.of(name.split("/", -1));
    if (parts.size() > limits.depth()) {
      return Optional.of("is deeper than " + limits.depth() + " directories");
    }
    return parts.stream().map(BagName::flawOfPart).flatMap(Optional::stream).findFirst();
  }

  private static Optional<String> flawOfPart(String part) {
    if (part.equals("..")) {
      return Optional.of("climbs out of its directory with ..");
    }
    if (part.isEmpty() || part.equals(".")) {
      return Optional.of("has an empty part");
    }
    if (part.getBytes(StandardCharsets.UTF_8).length > LONGEST_PART) {
      return Optional.of("has a part longer than " + LONGEST_PART + " bytes");
    }
    if (part.endsWith(".") || part.endsWith(" ")) {
      return Optional.of("has a part that ends with a dot or a space, which some systems drop");
    }
    String stem = part.split("\\.", -1)[0].strip().toLowerCase(Locale.ROOT);
    if (DEVICES.contains(stem) || stem.matches("(com|lpt)[0-9¹²³]")) {
      return Optional.of("is that of a device on some systems");
    }
    return Optional.empty();
  }

  private static boolean isHidden(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || point == 0xfffd;
  }

  /** The same for two names that some file system takes for one: by case and by composition. */
  static String key(String name) {
    String folded = Normalizer.normalize(name, Normalizer.Form.NFD);
    folded = folded.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFD);
  }

  /** As a manifest writes it: RFC 8493, section 2.1.3. */
  static String encoded(String name) {
    return name.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  /** What {@link #encoded} was made from; any other percent sign stands for itself. */
  static String decoded(String text) {
    StringBuilder name = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      String code = text.substring(i, Math.min(i + 3, text.length())).toUpperCase(Locale.ROOT);
      switch (code) {
        case "%0A" -> name.append('\n');
        case "%0D" -> name.append('\r');
        case "%25" -> name.append('%');
        default -> name.append(text.charAt(i));
      }
      if (code.equals("%0A") || code.equals("%0D") || code.equals("%25")) {
        i += 2;
      }
    }
    return name.toString();
  }
}
