package org.tracer.evidence.bag;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A manifest: which file has which hash.
 *
 * @param name of the manifest itself
 * @param hashes lower-case hexadecimal text by name, in the order of the names
 */
record ManifestFile(String name, FileHash hash, SortedMap<String, String> hashes) {

  private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]+)[ \\t]+(.+)", Pattern.DOTALL);

  /** The text as {@code sha512sum -c} reads it. */
  static byte[] text(SortedMap<String, String> hashes) {
    StringBuilder text = new StringBuilder();
    hashes.forEach(
        (name, hash) -> text.append(hash).append("  ").append(BagName.encoded(name)).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  static ManifestFile read(Path base, String name, FileHash hash, Path bundle, BagLimits limits)
      throws IOException {
    SortedMap<String, String> hashes = new TreeMap<>(BagName.ORDER);
    int longest = 3 * limits.nameBytes() + 200;
    int number = 0;
    for (String line : lines(base.resolve(name), longest, limits.entries(), bundle)) {
      number++;
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches() || matcher.group(1).length() != hash.digits()) {
        throw Refusal.of(
            String.format(
                Locale.ROOT,
                "line %d of a manifest is not a %s hash and a name",
                number,
                hash.title()),
            bundle,
            name);
      }
      String file = BagName.decoded(matcher.group(2));
      BagName.flaw(file, limits)
          .ifPresent(flaw -> {
            throw Refusal.of("a name in a manifest " + flaw, bundle, file);
          });
      if (hashes.put(file, matcher.group(1).toLowerCase(Locale.ROOT)) != null) {
        throw Refusal.of("a manifest lists a file twice", bundle, name + ", " + file);
      }
    }
    return new ManifestFile(name, hash, hashes);
  }

  /** Lines of a text file in UTF-8, ended by LF, CR or both; bounded in length and number. */
  static List<String> lines(Path file, int longest, int most, Path bundle) throws IOException {
    List<String> lines = new ArrayList<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      int before = 0;
      for (int next = in.read(); next >= 0; before = next, next = in.read()) {
        if (next == '\n' && before == '\r') {
          continue;
        }
        if (next == '\n' || next == '\r') {
          lines.add(decoded(line, file, bundle));
          line.reset();
        } else {
          line.write(next);
        }
        if (line.size() > longest || lines.size() > most) {
          throw Refusal.of("a text file has lines too long or too many", bundle, named(file));
        }
      }
      if (line.size() > 0) {
        lines.add(decoded(line, file, bundle));
      }
    }
    return lines;
  }

  private static String decoded(ByteArrayOutputStream line, Path file, Path bundle) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(line.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw Refusal.of("a text file is not UTF-8", bundle, named(file));
    }
  }

  private static String named(Path file) {
    @Nullable Path name = file.getFileName();
    return String.valueOf(name);
  }
}
