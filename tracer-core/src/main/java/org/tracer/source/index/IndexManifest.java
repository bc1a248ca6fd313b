package org.tracer.source.index;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.tracer.chain.BlockHash;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.error.WritingFailedException;
import org.tracer.succinct.ColumnFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an index consists of: the file {@code index.json} in its directory. The index is what this
 * file says; it is replaced in one step, so that there is always either the old index or the new.
 *
 * @param blocks the directory of the block files
 * @param notices what a reader of any result must know
 */
public record IndexManifest(
    BitcoinNetwork network, Path blocks, List<String> notices, List<SegmentInfo> segments) {

  public static final String FILE = "index.json";
  public static final String FORMAT = "tracer-index/2";

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(20).build())
                  .build())
          .build();

  public IndexManifest {
    notices = List.copyOf(notices);
    segments = List.copyOf(segments);
  }

  /** Hash and height of the last block. */
  public SegmentInfo tip() {
    return segments.getLast();
  }

  /** Bytes of all its files. */
  public long length() {
    return segments.stream()
        .flatMap(segment -> segment.files().stream())
        .mapToLong(ColumnFile::length)
        .sum();
  }

  public static boolean exists(Path directory) {
    return Files.exists(directory.resolve(FILE));
  }

  /**
   * Reads the manifest of an index.
   *
   * @throws SourceUnavailableException if there is none
   * @throws MalformedDataException if it is damaged or of another version
   */
  public static IndexManifest read(Path directory) {
    Path file = directory.resolve(FILE);
    try (InputStream in = Files.newInputStream(file)) {
      return of(JSON.readTree(in), file);
    } catch (NoSuchFileException e) {
      throw new SourceUnavailableException(
          "there is no index",
          directory.toString(),
          "Build one: tracer index build --blocks DIR --out " + directory,
          e);
    } catch (IOException e) {
      throw new SourceUnavailableException(
          "cannot be read", file.toString(), "Check that it may be read.", e);
    } catch (JacksonException | IllegalArgumentException e) {
      throw damaged(file, e);
    }
  }

  private static MalformedDataException damaged(Path file, Exception cause) {
    return new MalformedDataException(
        "the index is damaged: its list of parts cannot be read",
        file.toString(),
        "Build the index again.",
        cause);
  }

  private static IndexManifest of(JsonNode json, Path file) {
    String format = json.path("format").asString("");
    if (!format.equals(FORMAT)) {
      throw new MalformedDataException(
          "not an index that this version of Tracer reads",
          file + ", format \"" + format + "\"",
          "Build the index again with this version.");
    }
    List<String> notices = new ArrayList<>();
    json.path("notices").forEach(notice -> notices.add(notice.stringValue()));
    List<SegmentInfo> segments = new ArrayList<>();
    json.path("segments").forEach(segment -> segments.add(segment(segment)));
    if (segments.isEmpty()) {
      throw new IllegalArgumentException("no segments");
    }
    BitcoinNetwork network =
        BitcoinNetwork.named(json.path("chain").stringValue())
            .orElseThrow(() -> new IllegalArgumentException("unknown chain"));
    return new IndexManifest(
        network, Path.of(json.path("blocks").stringValue()), notices, segments);
  }

  private static SegmentInfo segment(JsonNode json) {
    List<Long> lost = new ArrayList<>();
    json.path("lost").forEach(one -> lost.add(one.longValue()));
    List<String> blockFiles = new ArrayList<>();
    json.path("blockFiles").forEach(one -> blockFiles.add(plainName(one.stringValue())));
    if (blockFiles.isEmpty()) {
      throw new IllegalArgumentException("a segment of no block file");
    }
    List<ColumnFile> files = new ArrayList<>();
    json.path("files")
        .forEach(one ->
            files.add(
                new ColumnFile(
                    plainName(one.path("name").stringValue()),
                    one.path("length").longValue(),
                    one.path("sha256").stringValue())));
    return new SegmentInfo(
        plainName(json.path("name").stringValue()),
        json.path("firstHeight").intValue(),
        json.path("lastHeight").intValue(),
        BlockHash.parse(json.path("lastBlock").stringValue()),
        json.path("transactionBase").longValue(),
        json.path("inputBase").longValue(),
        json.path("outputBase").longValue(),
        json.path("addressBase").longValue(),
        json.path("transactions").longValue(),
        json.path("inputs").longValue(),
        json.path("outputs").longValue(),
        json.path("addresses").longValue(),
        lost,
        blockFiles,
        files);
  }

  /** A list from elsewhere must not name files outside the index. */
  private static String plainName(String name) {
    if (!name.matches("[A-Za-z0-9._-]{1,80}") || name.startsWith(".")) {
      throw new IllegalArgumentException("a name: " + name);
    }
    return name;
  }

  private byte[] toBytes() {
    ObjectNode json = JSON.createObjectNode();
    json.put("format", FORMAT);
    json.put("chain", network.chainId().toString());
    json.put("blocks", blocks.toString());
    ArrayNode lines = json.putArray("notices");
    notices.forEach(lines::add);
    ArrayNode all = json.putArray("segments");
    for (SegmentInfo segment : segments) {
      ObjectNode one = all.addObject();
      one.put("name", segment.name());
      one.put("firstHeight", segment.firstHeight());
      one.put("lastHeight", segment.lastHeight());
      one.put("lastBlock", segment.lastBlock().toString());
      one.put("transactionBase", segment.transactionBase());
      one.put("inputBase", segment.inputBase());
      one.put("outputBase", segment.outputBase());
      one.put("addressBase", segment.addressBase());
      one.put("transactions", segment.transactions());
      one.put("inputs", segment.inputs());
      one.put("outputs", segment.outputs());
      one.put("addresses", segment.addresses());
      ArrayNode lost = one.putArray("lost");
      segment.lost().forEach(lost::add);
      ArrayNode blockFiles = one.putArray("blockFiles");
      segment.blockFiles().forEach(blockFiles::add);
      ArrayNode files = one.putArray("files");
      for (ColumnFile file : segment.files()) {
        files
            .addObject()
            .put("name", file.name())
            .put("length", file.length())
            .put("sha256", file.sha256());
      }
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
  }

  /** Puts this manifest in place of the one in {@code directory}, in one step. */
  public void write(Path directory) {
    Path file = directory.resolve(FILE);
    Path draft = directory.resolve(FILE + ".new");
    try {
      Files.write(draft, toBytes());
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new WritingFailedException(
          "cannot be written: " + e.getMessage(),
          file.toString(),
          "Make room on the disk and start the same command again: it goes on where it stopped.",
          e);
    }
  }
}
