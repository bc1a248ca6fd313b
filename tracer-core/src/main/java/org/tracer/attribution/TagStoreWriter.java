package org.tracer.attribution;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tracer.error.InvalidInputException;

/**
 * Merges tags into a tag file, which is replaced when all are in, or not at all. A tag that is
 * there already, equal in every member, is there once; contradictions stay side by side. Memory
 * does not grow with the number of tags. Confined to one thread; of two programs that write one
 * file the second waits until this is closed.
 */
public final class TagStoreWriter implements Closeable {

  private final Path file;
  private final TagFilePlace place;
  private final @Nullable FileTime time;
  private final TagFileLock lock;
  private final SortedLines lines;
  private final TreeSet<byte[]> packs = new TreeSet<>(Arrays::compareUnsigned);
  private final TreeMap<String, byte[]> actors = new TreeMap<>();
  private final Map<TagPack, String> ids = new HashMap<>();
  private final Counter counter = new Counter();

  /**
   * What a merge did.
   *
   * @param added tags that were not there
   * @param present tags that were there already, or came twice
   * @param total tags in the file now
   */
  public record Merged(long added, long present, long total) {}

  private static final class Counter {
    private long total;
    private long given;
    private long before;
  }

  /**
   * @param file the tag file; made if it is not there
   * @throws NoSuchFileException if its directory does not exist
   */
  public TagStoreWriter(Path file) throws IOException {
    Path whole = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path directory = whole.getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw new NoSuchFileException(file.toString(), null, "its directory does not exist");
    }
    this.file = whole;
    this.place = new TagFilePlace(whole);
    this.lock = TagFileLock.of(whole);
    this.time = time();
    this.lines = new SortedLines(place);
  }

  public void add(Tag tag) throws IOException {
    String id = ids.get(tag.pack());
    if (id == null) {
      id = tag.pack().id();
      ids.put(tag.pack(), id);
      packs.add(TagLine.pack(tag.pack()));
    }
    lines.add(TagLine.tag(tag, id));
    counter.given++;
  }

  /** Adds an actor; it replaces one of the same id. */
  public void add(Actor actor) {
    actors.put(actor.id(), TagLine.actor(actor));
  }

  /** Writes the file and puts it into its place. */
  public Merged commit() throws IOException {
    try {
      try (OutputStream out = place.create(place.replacement())) {
        write(out);
      }
      if (!Objects.equals(time, time())) {
        throw new InvalidInputException(
            "another program changed the tag file meanwhile",
            file.toString(),
            "Nothing was added. Try again.");
      }
      place.replace();
    } finally {
      Files.deleteIfExists(place.replacement());
    }
    long added = counter.total - counter.before;
    return new Merged(added, counter.given - added, counter.total);
  }

  private void write(OutputStream out) throws IOException {
    if (time == null) {
      write(out, null, null);
      return;
    }
    try (LineReader old = new LineReader(Files.newInputStream(file), file.toString())) {
      byte[] line = old.next();
      if (line == null || !Arrays.equals(line, TagLine.HEADER)) {
        throw TagLine.damaged(file.toString(), "it does not say that it is one", null);
      }
      for (line = old.next(); line != null && !TagLine.begins(line, TagLine.TAG); ) {
        if (TagLine.begins(line, TagLine.PACK)) {
          TagLine.readPack(line, file.toString());
          packs.add(line);
        } else {
          actors.putIfAbsent(TagLine.readActor(line, file.toString()).id(), line);
        }
        line = old.next();
      }
      write(out, line, old);
    }
  }

  private void write(OutputStream out, byte @Nullable [] firstTag, @Nullable LineReader old)
      throws IOException {
    line(out, TagLine.HEADER);
    for (byte[] actor : actors.values()) {
      line(out, actor);
    }
    for (byte[] pack : packs) {
      line(out, pack);
    }
    LineReader sorted = firstTag == null || old == null ? null : old.pushedBack(firstTag);
    lines.merge(
        sorted,
        (line, present, first) -> {
          if (present) {
            counter.before++;
          }
          if (first) {
            line(out, line);
            counter.total++;
          }
        });
  }

  private static void line(OutputStream out, byte[] line) throws IOException {
    out.write(line);
    out.write('\n');
  }

  private @Nullable FileTime time() throws IOException {
    return Files.exists(file) ? Files.getLastModifiedTime(file) : null;
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      lines.close();
    }
  }
}
