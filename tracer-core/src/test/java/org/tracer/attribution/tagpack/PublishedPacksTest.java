package org.tracer.attribution.tagpack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.tracer.attribution.Actor;
import org.tracer.attribution.Tag;
import org.tracer.attribution.TagInput;
import org.tracer.attribution.TagStore;
import org.tracer.attribution.TagStoreWriter;
import org.tracer.source.SharedData;

/** Every published pack, read and written again: a second, simple reading finds the same tags. */
class PublishedPacksTest {

  @TempDir private Path directory;

  static Stream<Path> packs() throws IOException {
    Path root = Path.of(System.getProperty("tracer.root", "."), "..", "shared", "data", "labels");
    Path packs = root.resolve("graphsense-tagpacks/packs");
    if (!Files.isDirectory(packs)) {
      return Stream.of(packs);
    }
    try (Stream<Path> files = Files.walk(packs)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("packs")
  void write_shouldGiveEqualTagsWhenReadAgain(Path pack) throws IOException {
    SharedData.path("labels/graphsense-tagpacks/packs");
    List<Tag> tags = new ArrayList<>();
    TagPackReader.read(TagInput.of(pack), tags::add);
    Path written = directory.resolve("written.yaml");
    try (TagPackWriter writer =
        new TagPackWriter(Files.newOutputStream(written), tags.getFirst().pack())) {
      for (Tag tag : tags) {
        writer.add(tag);
      }
    }
    Map<?, ?> before = load(pack);
    Map<?, ?> after = load(written);
    assertThat(effectiveTags(after)).isEqualTo(effectiveTags(before)).hasSameSizeAs(tags);
    assertThat(ownHeader(after)).isEqualTo(ownHeader(before));
    List<Tag> again = new ArrayList<>();
    TagPackReader.read(TagInput.of(written), again::add);
    assertThat(again).isEqualTo(tags);
  }

  @Test
  void store_shouldHoldEveryTagOfAllPacks() throws IOException {
    SharedData.path("labels/graphsense-tagpacks/packs");
    Path file = directory.resolve("tags.jsonl");
    List<Tag> tags = new ArrayList<>();
    TagStoreWriter.Merged merged;
    try (TagStoreWriter writer = new TagStoreWriter(file)) {
      for (Path pack : packs().toList()) {
        TagPackReader.read(
            TagInput.of(pack),
            tag -> {
              tags.add(tag);
              writer.add(tag);
            });
      }
      merged = writer.commit();
    }
    List<Tag> stored = new ArrayList<>();
    TagStore store = TagStore.open(file);
    store.forEach(stored::add);
    assertThat(stored).doesNotHaveDuplicates();
    assertThat(new HashSet<>(stored).equals(new HashSet<>(tags))).isTrue();
    assertThat(merged.added()).isEqualTo(store.entries()).isEqualTo(merged.total());
    assertThat(merged.present()).isEqualTo(tags.size() - merged.added());
  }

  @Test
  void actors_shouldKeepEveryMember() throws IOException {
    Path pack = SharedData.path("labels/graphsense-tagpacks/actors/graphsense.actorpack.yaml");
    List<Actor> actors = ActorPackReader.read(TagInput.of(pack));
    List<Object> expected = new ArrayList<>();
    Map<?, ?> whole = load(pack);
    for (Object actor : list(whole, "actors")) {
      Map<String, Object> members = new TreeMap<>(Map.of("lastmod", whole.get("lastmod")));
      members.put("jurisdictions", List.of());
      ((Map<?, ?>) actor).forEach((name, value) -> members.put(name.toString(), value));
      expected.add(plain(members));
    }
    assertThat(actors).hasSizeGreaterThan(1000);
    assertThat(actors.stream().map(actor -> plain(actor.members())).toList()).isEqualTo(expected);
  }

  private static List<?> list(Map<?, ?> map, String name) {
    return (List<?>) Objects.requireNonNull(map.get(name));
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((name, one) -> sorted.put(name.toString(), plain(one)));
        yield sorted;
      }
      case List<?> list -> list.stream().map(PublishedPacksTest::plain).toList();
      default -> String.valueOf(value);
    };
  }

  private static final List<String> HEADER_ONLY =
      List.of("title", "creator", "description", "owner", "is_public", "tags");

  private static List<Map<String, String>> effectiveTags(Map<?, ?> pack) {
    List<Map<String, String>> tags = new ArrayList<>();
    for (Object tag : list(pack, "tags")) {
      Map<String, String> members = new TreeMap<>();
      pack.forEach((name, value) -> {
        if (!HEADER_ONLY.contains(name)) {
          members.put(name.toString(), text(name, value));
        }
      });
      ((Map<?, ?>) tag).forEach((name, value) -> members.put(name.toString(), text(name, value)));
      tags.add(members);
    }
    return tags;
  }

  private static Map<String, String> ownHeader(Map<?, ?> pack) {
    Map<String, String> header = new TreeMap<>();
    pack.forEach((name, value) -> {
      if (HEADER_ONLY.contains(name) && !name.equals("tags")) {
        header.put(name.toString(), text(name, value));
      }
    });
    return header;
  }

  // The letters of an EVM address say nothing but its checksum.
  private static String text(Object name, Object value) {
    String text = String.valueOf(value);
    boolean evm = name.equals("address") && text.matches("(?i)0x[0-9a-f]{40}");
    return evm ? text.toLowerCase(Locale.ROOT) : text;
  }

  private static Map<?, ?> load(Path file) throws IOException {
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(100_000_000).setUseMarks(false).build();
    try (InputStream in = Files.newInputStream(file)) {
      return (Map<?, ?>) new Load(settings).loadFromInputStream(in);
    }
  }
}
