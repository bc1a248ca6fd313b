package org.tracer.attribution;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;

/**
 * Lines of a tag file ({@code tracer-tags/1}). The order of the lines of tags is that of their
 * bytes, which begin with the key, so that all lines of a key are together.
 */
final class TagLine {

  static final String FORMAT = "tracer-tags/1";
  static final byte[] HEADER = ("{\"format\":\"" + FORMAT + "\"}").getBytes(StandardCharsets.UTF_8);
  static final byte[] PACK = "{\"pack\":".getBytes(StandardCharsets.UTF_8);
  static final byte[] ACTOR = "{\"actor\":".getBytes(StandardCharsets.UTF_8);
  static final byte[] TAG = "{\"key\":".getBytes(StandardCharsets.UTF_8);

  private TagLine() {}

  static byte[] pack(TagPack pack) {
    StringBuilder out =
        new StringBuilder("{\"pack\":\"").append(pack.id()).append("\",\"header\":");
    CanonicalJson.value(out, pack.members());
    return bytes(out.append('}'));
  }

  static byte[] actor(Actor actor) {
    StringBuilder out = new StringBuilder("{\"actor\":");
    CanonicalJson.quote(out, actor.id());
    out.append(",\"members\":");
    CanonicalJson.value(out, actor.members());
    return bytes(out.append('}'));
  }

  /**
   * @param pack the id of the tag's pack
   */
  static byte[] tag(Tag tag, String pack) {
    String key = tag.key();
    StringBuilder out = new StringBuilder(256).append("{\"key\":");
    CanonicalJson.quote(out, key);
    out.append(",\"network\":");
    CanonicalJson.quote(out, tag.network());
    out.append(",\"pack\":\"").append(pack).append("\",\"tag\":");
    Map<String, @Nullable Object> members = tag.members();
    if (key.equals(members.get("address"))) {
      members.remove("address");
    }
    CanonicalJson.value(out, members);
    return bytes(out.append('}'));
  }

  /** What the lines of a key begin with, and no others. */
  static byte[] prefix(String key) {
    StringBuilder out = new StringBuilder("{\"key\":");
    CanonicalJson.quote(out, key);
    return bytes(out.append(','));
  }

  /** A line of a pack: its id and the pack. */
  static Map.Entry<String, TagPack> readPack(byte[] line, String file) {
    return parsed(
        line,
        file,
        members -> Map.entry(text(members, "pack"), TagPack.of(object(members, "header"))));
  }

  static Actor readActor(byte[] line, String file) {
    return parsed(line, file, members -> Actor.of(object(members, "members")));
  }

  static Tag readTag(byte[] line, Map<String, TagPack> packs, String file) {
    return parsed(
        line,
        file,
        members -> {
          Map<String, @Nullable Object> tag = new LinkedHashMap<>(object(members, "tag"));
          if (tag.get("tx_hash") == null) {
            tag.putIfAbsent("address", text(members, "key"));
          }
          TagPack pack = packs.get(text(members, "pack"));
          if (pack == null) {
            throw new IllegalArgumentException("its pack is not in the file");
          }
          Tag read = Tag.of(pack, tag);
          if (!read.network().equals(text(members, "network"))) {
            throw new IllegalArgumentException("its network is not what its currency means");
          }
          return read;
        });
  }

  static boolean begins(byte[] line, byte[] prefix) {
    return line.length >= prefix.length
        && Arrays.equals(line, 0, prefix.length, prefix, 0, prefix.length);
  }

  private interface Parsing<T> {
    T of(Map<String, @Nullable Object> members);
  }

  private static <T> T parsed(byte[] line, String file, Parsing<T> parsing) {
    try {
      return parsing.of(CanonicalJson.read(line, 0, line.length));
    } catch (tools.jackson.core.JacksonException
        | IllegalArgumentException
        | InvalidInputException e) {
      throw damaged(file, String.valueOf(e.getMessage()), e);
    }
  }

  static MalformedDataException damaged(String file, String what, @Nullable Throwable cause) {
    return new MalformedDataException(
        "not a tag file as Tracer writes it: " + what,
        file,
        "Nothing of it was used. What is whole of it goes into a new file with"
            + " 'tracer tag import FILE --tags NEW'; use that from then on.",
        cause);
  }

  private static String text(Map<String, @Nullable Object> members, String name) {
    if (members.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("\"" + name + "\" is missing");
  }

  private static Map<String, @Nullable Object> object(
      Map<String, @Nullable Object> members, String name) {
    if (!(members.get(name) instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("\"" + name + "\" is missing");
    }
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    map.forEach((key, value) -> object.put(String.valueOf(key), value));
    return object;
  }

  private static byte[] bytes(StringBuilder text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
