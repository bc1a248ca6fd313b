package org.tracer.attribution;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.attribution.TagFileReader.Read;
import org.tracer.error.MalformedDataException;

class TagFileReaderTest {

  private static final TagPack PACK = new TagPack("p", "c", null, "{}");

  @TempDir private Path directory;
  private Path file = Path.of("");

  /** Bytes, each as the character of its number. */
  private record Bytes(String latin1) implements TagInput {

    static Bytes of(byte[] content) {
      return new Bytes(new String(content, ISO_8859_1));
    }

    @Override
    public String name() {
      return "old.jsonl";
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(latin1.getBytes(ISO_8859_1));
    }
  }

  @BeforeEach
  void write() throws IOException {
    file = directory.resolve("tags.jsonl");
    write(file, tag("b", "é"), tag("a", "x"), tag("a", "y"));
  }

  /** Whatever a file is cut down to, every line that is whole comes back, and nothing else. */
  @Test
  void read_shouldGiveWholeLinesOfAFileCutAnywhere() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    List<String> all = new ArrayList<>();
    for (int size = TagLine.HEADER.length + 1; size <= whole.length; size++) {
      byte[] cut = Arrays.copyOf(whole, size);
      List<String> labels = new ArrayList<>();
      Read read = TagFileReader.read(Bytes.of(cut), actor -> {}, tag -> labels.add(tag.label()));
      // A line is whole if it, or its last byte but the line feed, is there.
      boolean atEnd = cut[size - 1] == '\n' || (size < whole.length && whole[size] == '\n');
      assertThat(read.cutOff()).as("%s bytes", size).isEqualTo(!atEnd);
      long lines = new String(cut, UTF_8).lines().count();
      assertThat(read.lines()).isEqualTo(atEnd ? lines : lines - 1);
      assertThat(labels).hasSize((int) Math.max(0, read.lines() - 3));
      all = labels;
    }
    assertThat(all).containsExactly("x", "y", "é");
  }

  @Test
  void read_shouldRefuseDamageWithItsLine() throws IOException {
    List<String> lines = Files.readAllLines(file);
    for (String damaged : List.of("{}", "{\"key\":", lines.get(3).replace("\"s\"", "[[]]"))) {
      List<String> some = new ArrayList<>(lines);
      some.set(3, damaged);
      String text = String.join("\n", some) + "\n";
      assertThatThrownBy(
              () -> TagFileReader.read(Bytes.of(text.getBytes(UTF_8)), actor -> {}, tag -> {}))
          .isInstanceOfSatisfying(
              MalformedDataException.class,
              e -> assertThat(e.input()).isEqualTo("old.jsonl, line 4"));
    }
  }

  @Test
  void write_shouldRefuseADamagedCollectionAndSayTheWayOut() throws IOException {
    String damaged = Files.readString(file).replace("\"creator\":\"c\"", "\"creator\":[\"c\"]");
    Files.writeString(file, damaged);
    assertThatThrownBy(() -> write(file, tag("c", "z")))
        .isInstanceOfSatisfying(
            MalformedDataException.class,
            e -> assertThat(e.remedy()).contains("tracer tag import FILE --tags NEW"));
    assertThat(file).hasContent(damaged);
  }

  /** What killed runs leave is taken away, and nothing that anybody else made. */
  @Test
  void write_shouldClearWhatAKilledRunHasLeft() throws IOException {
    List<String> left =
        List.of(".tags.jsonl.tracer-new", ".tags.jsonl.tracer-run1", ".tags.jsonl.tracer-run12");
    List<String> others =
        List.of(
            "tags.jsonl.new",
            ".tags.jsonl.tracer-run",
            ".tags2.jsonl.tracer-run1",
            ".tags.jsonl.tracer-new.yaml");
    for (String name : Stream.concat(left.stream(), others.stream()).toList()) {
      Files.writeString(directory.resolve(name), "x");
    }
    write(file, tag("c", "z"));
    assertThat(names())
        .containsAll(others)
        .contains("tags.jsonl", "tags.jsonl.lock")
        .hasSize(others.size() + 2);
    Files.writeString(directory.resolve(left.getFirst()), "x");
    TagRemoval.remove(file, List.of("c"), tag -> true, tag -> {});
    assertThat(names()).hasSize(others.size() + 2);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(one -> one.getFileName().toString()).toList();
    }
  }

  private static void write(Path file, Tag... tags) throws IOException {
    try (TagStoreWriter writer = new TagStoreWriter(file)) {
      for (Tag tag : tags) {
        writer.add(tag);
      }
      writer.add(Actor.of(Map.of("id", "someone")));
      writer.commit();
    }
  }

  private static Tag tag(String address, String label) {
    return Tag.of(
        PACK, Map.of("address", address, "currency", "BTC", "label", label, "source", "s"));
  }
}
