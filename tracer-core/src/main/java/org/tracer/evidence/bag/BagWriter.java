package org.tracer.evidence.bag;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;

/** Writes a bag in two passes: hashes first, because manifests and sizes come before the data. */
final class BagWriter {

  private static final String MANIFEST = "manifest-sha512.txt";

  private final List<PayloadFile> payload;
  private final BagInfo info;
  private final BagTarget target;
  private final List<BagSeal> seals;

  BagWriter(List<PayloadFile> payload, BagInfo info, Path target, List<BagSeal> seals) {
    this.payload = List.copyOf(payload);
    this.info = info;
    this.target = BagTarget.of(target);
    this.seals = List.copyOf(seals);
  }

  void write() {
    target.refuseExisting();
    SortedMap<String, Part> parts = parts();
    target.refuseUnfit(parts);
    target.write(parts);
  }

  /** A file of the bag with its size: what is in memory, or where it is on the disk. */
  sealed interface Part {
    long size();

    /** A small file made here. */
    final class Text implements Part {
      private final byte[] bytes;

      Text(byte[] bytes) {
        this.bytes = bytes;
      }

      byte[] bytes() {
        return bytes;
      }

      @Override
      public long size() {
        return bytes.length;
      }
    }

    /** A file of the payload, with the hash that it had on the first pass. */
    record Copy(Path file, long size, String hash) implements Part {}
  }

  private SortedMap<String, Part> parts() {
    SortedMap<String, Part> parts = new TreeMap<>(BagName.ORDER);
    SortedMap<String, String> hashes = new TreeMap<>(BagName.ORDER);
    refuseNames();
    long bytes = 0;
    for (PayloadFile file : payload) {
      FileHash.Found found = read(file.file());
      String name = "data/" + file.name();
      String hash = found.hashes().getOrDefault(FileHash.SHA_512, "");
      hashes.put(name, hash);
      parts.put(name, new Part.Copy(file.file(), found.size(), hash));
      bytes = Math.addExact(bytes, found.size());
    }
    Map<BagSeal.Kind, BagSeal> byKind = byKind();
    String oxum = BagInfo.OXUM + ": " + bytes + "." + payload.size() + "\n";
    SortedMap<String, byte[]> tags = new TreeMap<>(BagName.ORDER);
    tags.put(
        BagCheck.DECLARATION, text("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"));
    tags.put("bag-info.txt", text(info.text() + oxum));
    tags.put(VerifyText.NAME, text(VerifyText.of(hashes.keySet(), byKind.keySet())));
    tags.put(MANIFEST, ManifestFile.text(hashes));
    SortedMap<String, String> tagHashes = new TreeMap<>(BagName.ORDER);
    tags.forEach((name, content) -> tagHashes.put(name, FileHash.SHA_512.of(content)));
    byte[] tagManifest = ManifestFile.text(tagHashes);
    tags.put(Bag.TAG_MANIFEST, tagManifest);
    byKind.forEach((kind, seal) -> tags.put(kind.path(), seal.over(tagManifest.clone())));
    tags.forEach((name, content) -> parts.put(name, new Part.Text(content)));
    return parts;
  }

  /** The rule of reading: what is written must be opened. */
  private void refuseNames() {
    try {
      NameSet names = new NameSet(target.path(), BagLimits.DEFAULTS);
      for (PayloadFile file : payload) {
        // First by itself: below data/ an absolute path would look like a doubled slash.
        new NameSet(target.path(), BagLimits.DEFAULTS).add(file.name(), false);
        names.add("data/" + file.name(), false);
      }
    } catch (MalformedDataException e) {
      throw new InvalidInputException(
          "a file cannot go into a bundle: " + e.getMessage(), e.input(), "Name it otherwise.", e);
    }
  }

  private Map<BagSeal.Kind, BagSeal> byKind() {
    Map<BagSeal.Kind, BagSeal> byKind = new EnumMap<>(BagSeal.Kind.class);
    for (BagSeal seal : seals) {
      if (byKind.put(seal.kind(), seal) != null) {
        throw new IllegalArgumentException("two seals of the kind " + seal.kind());
      }
    }
    return byKind;
  }

  private static FileHash.Found read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new InvalidInputException("not a file", file.toString(), "Check the name.");
      }
      return FileHash.read(file, Set.of(FileHash.SHA_512));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  static SourceUnavailableException unreadable(Path file, IOException cause) {
    return new SourceUnavailableException(
        "a file for the bundle cannot be read: " + cause.getMessage(),
        file.toString(),
        "Check that it is there and may be read.",
        cause);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
