package org.tracer.attribution;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Takes tags out of a tag file: claims that were withdrawn, or taken in by mistake. */
public final class TagRemoval {

  private TagRemoval() {}

  /**
   * Replaces the file by one without the tags that are meant, and without collections that have
   * none left; where none is meant the file stays as it is. Actors stay. Two passes over the file;
   * memory does not grow with the number of tags.
   *
   * @param identifiers addresses and transactions whose tags are meant, in any spelling; all if
   *     there are none
   * @param which the tags that are meant among theirs
   * @param removed is given every tag that is taken out, before the file is replaced
   * @return how many were taken out
   * @throws org.tracer.error.InvalidInputException if another program writes the file now
   * @throws org.tracer.error.MalformedDataException if it is not a tag file
   */
  public static long remove(
      Path file, Collection<String> identifiers, Predicate<Tag> which, Consumer<Tag> removed)
      throws IOException {
    Set<String> keys = new HashSet<>();
    identifiers.forEach(one -> keys.add(TagKey.of(one).key()));
    return remove(
        file, tag -> (keys.isEmpty() || keys.contains(tag.key())) && which.test(tag), removed);
  }

  private static long remove(Path file, Predicate<Tag> which, Consumer<Tag> removed)
      throws IOException {
    Path whole = file.toRealPath();
    TagFileLock lock = TagFileLock.of(whole);
    try {
      TagFile old = TagFile.open(whole);
      Set<String> packs = new HashSet<>();
      long[] count = {0};
      old.forEachLine((line, tag) -> {
        if (which.test(tag)) {
          removed.accept(tag);
          count[0]++;
        } else {
          packs.add(tag.pack().id());
        }
      });
      if (count[0] > 0) {
        replace(whole, old, packs, which);
      }
      return count[0];
    } finally {
      lock.close();
    }
  }

  private static void replace(Path file, TagFile old, Set<String> packs, Predicate<Tag> which)
      throws IOException {
    TagFilePlace place = new TagFilePlace(file);
    try {
      try (OutputStream out = place.create(place.replacement())) {
        line(out, TagLine.HEADER);
        List<Actor> actors =
            old.actors().values().stream().sorted(Comparator.comparing(Actor::id)).toList();
        for (Actor actor : actors) {
          line(out, TagLine.actor(actor));
        }
        for (Map.Entry<String, TagPack> pack :
            old.packs().entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
          if (packs.contains(pack.getKey())) {
            line(out, TagLine.pack(pack.getValue()));
          }
        }
        old.forEachLine((line, tag) -> {
          if (!which.test(tag)) {
            line(out, line);
          }
        });
      }
      place.replace();
    } finally {
      Files.deleteIfExists(place.replacement());
    }
  }

  private static void line(OutputStream out, byte[] line) throws IOException {
    out.write(line);
    out.write('\n');
  }
}
