package org.tracer.attribution;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.tracer.error.MalformedDataException;

/**
 * Reads a tag file of Tracer ({@code tracer-tags/1}) from its beginning to its end, to take it into
 * another: also one that was cut off, of which the whole lines are given. One pass, a line at a
 * time.
 */
public final class TagFileReader {

  private final String name;
  private final Consumer<Actor> actors;
  private final TagSink tags;
  private final Map<String, TagPack> packs = new HashMap<>();

  /**
   * What was read.
   *
   * @param lines whole lines, the first among them
   * @param cutOff whether a part of a line follows them, which was left out
   */
  public record Read(long lines, boolean cutOff) {}

  private TagFileReader(String name, Consumer<Actor> actors, TagSink tags) {
    this.name = name;
    this.actors = actors;
    this.tags = tags;
  }

  /** Whether the first line says that it is a tag file of Tracer. */
  public static boolean isTagFile(TagInput input) throws IOException {
    try (InputStream in = input.open()) {
      byte[] begin = in.readNBytes(TagLine.HEADER.length + 1);
      return begin.length > TagLine.HEADER.length
          && TagLine.begins(begin, TagLine.HEADER)
          && begin[TagLine.HEADER.length] == '\n';
    }
  }

  /**
   * Reads a file and gives what it holds, in its order.
   *
   * @throws MalformedDataException if a whole line is damaged; what was before it was given
   */
  public static Read read(TagInput input, Consumer<Actor> actors, TagSink tags) throws IOException {
    try (LineReader lines = LineReader.ofDamaged(input.open(), input.name())) {
      return new TagFileReader(input.name(), actors, tags).read(lines);
    }
  }

  private Read read(LineReader lines) throws IOException {
    long count = 0;
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      count++;
      take(line, count);
    }
    byte[] tail = lines.tail();
    boolean cutOff = tail != null && !isWhole(tail, count + 1);
    return new Read(tail == null || cutOff ? count : count + 1, cutOff);
  }

  // A line of which only the end is missing can be read; no shorter part of it can.
  private boolean isWhole(byte[] tail, long number) throws IOException {
    try {
      take(tail, number);
      return true;
    } catch (MalformedDataException e) {
      return false;
    }
  }

  private void take(byte[] line, long number) throws IOException {
    String where = name + ", line " + number;
    Tag tag = null;
    try {
      if (TagLine.begins(line, TagLine.TAG)) {
        tag = TagLine.readTag(line, packs, where);
      } else if (TagLine.begins(line, TagLine.PACK)) {
        Map.Entry<String, TagPack> pack = TagLine.readPack(line, where);
        packs.put(pack.getKey(), pack.getValue());
      } else if (TagLine.begins(line, TagLine.ACTOR)) {
        actors.accept(TagLine.readActor(line, where));
      } else if (number > 1 || !Arrays.equals(line, TagLine.HEADER)) {
        throw TagLine.damaged(where, "it is of no known kind", null);
      }
    } catch (MalformedDataException e) {
      throw new MalformedDataException(
          String.valueOf(e.getMessage()),
          e.input(),
          "Nothing of the file was taken. Leave this line out of a copy of it, and import that.",
          e);
    }
    if (tag != null) {
      tags.add(tag);
    }
  }
}
