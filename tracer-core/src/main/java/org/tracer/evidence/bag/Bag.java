package org.tracer.evidence.bag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A checked bundle: a BagIt bag (RFC 8493) of which every file was found, once, with the hashes
 * that its manifests state. An archive was unpacked to a directory of its own, deleted on {@link
 * #close}. Read what it holds from {@link #data} and keep it open while doing so; a directory that
 * somebody writes to meanwhile is not watched.
 */
public final class Bag implements AutoCloseable {

  static final String TAG_MANIFEST = "tagmanifest-sha512.txt";

  private final Path base;
  private final BagInfo info;
  private final SortedMap<String, Long> payload;
  private final Map<String, byte[]> kept;
  private final Optional<TemporaryTree> unpacked;

  Bag(BagCheck.Found found, Optional<TemporaryTree> unpacked) {
    this.base = found.base();
    this.info = found.info();
    this.payload = found.payload();
    this.kept = found.kept();
    this.unpacked = unpacked;
  }

  /**
   * Writes a bag: a zip or tar archive if {@code target} ends with {@code .zip}, {@code .tar},
   * {@code .tar.gz} or {@code .tgz}, else a directory. The same files, information and name of the
   * target give the same bytes; packed archives with the same Java platform. It is written beside
   * the target and gets its name when it is whole. Every file is read twice. Memory is for names
   * and hashes only.
   *
   * @param seals made over the tag manifest, at most one of a kind, before anything is written
   * @throws org.tracer.error.InvalidInputException if the target exists, or a name cannot travel
   * @throws org.tracer.error.WritingFailedException if the disk fails; nothing is left there
   */
  public static void write(
      List<PayloadFile> payload, BagInfo info, Path target, List<BagSeal> seals) {
    new BagWriter(payload, info, target, seals).write();
  }

  /** Opens a bag with the usual limits, unpacked where the system keeps temporary files. */
  public static Bag open(Path bundle) {
    return open(bundle, BagLimits.DEFAULTS, Path.of(System.getProperty("java.io.tmpdir")));
  }

  /**
   * Opens and checks a bag: a directory, zip, tar or tar.gz, told apart by content.
   *
   * @param unpackUnder an existing directory; an archive is unpacked to a new one in it
   * @throws org.tracer.error.InvalidInputException if there is no such file
   * @throws org.tracer.error.MalformedDataException if it is unsafe, incomplete, changed, or not a
   *     bag; nothing was written outside of the new directory, which is gone
   * @throws org.tracer.error.SourceUnavailableException if it cannot be read
   * @throws org.tracer.error.WritingFailedException if it cannot be unpacked
   */
  public static Bag open(Path bundle, BagLimits limits, Path unpackUnder) {
    return new BagOpening(bundle, limits, unpackUnder).open();
  }

  /** The directory of the bag itself. */
  public Path base() {
    return base;
  }

  /** The directory of what the bag carries. */
  public Path data() {
    return base.resolve("data");
  }

  public BagInfo info() {
    return info;
  }

  /** Sizes of the files below {@link #data}, by name, in the order of the names. */
  public SortedMap<String, Long> payload() {
    return payload;
  }

  /** The seal of a kind as it is in the bag; not yet verified. */
  public Optional<byte[]> seal(BagSeal.Kind kind) {
    return Optional.ofNullable(kept.get(kind.path())).map(byte[]::clone);
  }

  /** What seals are made over: all hashes hang on it. Empty if the bag has none of SHA-512. */
  public byte[] tagManifest() {
    return kept.getOrDefault(TAG_MANIFEST, new byte[0]).clone();
  }

  /** SHA-512 of {@link #tagManifest}, as hexadecimal text: whoever knows it knows every file. */
  public String tagManifestSha512() {
    return FileHash.SHA_512.of(tagManifest());
  }

  @Override
  public void close() {
    unpacked.ifPresent(TemporaryTree::delete);
  }

  /** A directory that is deleted with everything in it. */
  record TemporaryTree(Path root) {

    /** Best effort: what is left of a temporary directory harms nobody. */
    void delete() {
      try (var files = Files.walk(root)) {
        List<Path> deepestFirst = files.sorted(java.util.Comparator.reverseOrder()).toList();
        for (Path file : deepestFirst) {
          Files.deleteIfExists(file);
        }
      } catch (IOException | java.io.UncheckedIOException e) {
        root.toFile().deleteOnExit();
      }
    }
  }
}
