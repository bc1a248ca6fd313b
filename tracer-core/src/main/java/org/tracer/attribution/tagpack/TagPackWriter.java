package org.tracer.attribution.tagpack;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tracer.attribution.Tag;
import org.tracer.attribution.TagPack;

/**
 * Writes a TagPack of GraphSense: what {@link TagPackReader} reads, with every member in the tag
 * itself. Addresses are in the one spelling they have in Tracer. Confined to one thread.
 */
public final class TagPackWriter implements Closeable {

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern RESERVED = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z_]*");

  private final OutputStream out;
  private boolean empty = true;

  /** Begins a pack. */
  public TagPackWriter(OutputStream out, TagPack pack) throws IOException {
    this.out = out;
    StringBuilder text = new StringBuilder("---\n");
    pack.members().forEach((name, value) -> member(text, "", name, value));
    write(text.append("tags:"));
  }

  public void add(Tag tag) throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>(tag.members());
    StringBuilder text = new StringBuilder(empty ? "\n" : "");
    empty = false;
    String indent = "- ";
    for (Map.Entry<String, @Nullable Object> member : members.entrySet()) {
      member(text, indent, member.getKey(), member.getValue());
      indent = "  ";
    }
    write(text);
  }

  private static void member(
      StringBuilder text, String indent, String name, @Nullable Object value) {
    text.append(indent);
    if (NAME.matcher(name).matches() && !RESERVED.matcher(name).matches()) {
      text.append(name);
    } else {
      YamlText.quote(text, name);
    }
    text.append(": ");
    if (name.equals("lastmod") && value instanceof String day && DAY.matcher(day).matches()) {
      text.append(day);
    } else {
      YamlText.value(text, value);
    }
    text.append('\n');
  }

  private void write(StringBuilder text) throws IOException {
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    if (empty) {
      write(new StringBuilder(" []\n"));
    }
    out.close();
  }
}
