package org.tracer.evidence.bag;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks a bag in a directory: nothing missing, nothing more, every hash. Stricter than RFC 8493
 * asks for: a tag manifest is a must and lists every other file but the seals, nothing is fetched,
 * and MD5 and SHA-1 are refused.
 */
final class BagCheck {

  static final String DECLARATION = "bagit.txt";
  private static final String INFO = "bag-info.txt";
  private static final String DATA = "data/";
  private static final Pattern MANIFEST = Pattern.compile("(tag)?manifest-([^/]*)\\.txt");
  private static final Set<String> VERSIONS = Set.of("0.97", "1.0");
  private static final long MOST_SEAL_BYTES = 1 << 20;
  private static final long MOST_TAG_MANIFEST_BYTES = 64 << 20;

  private final Path base;
  private final Path bundle;
  private final BagLimits limits;
  private final SortedMap<String, Path> files = new TreeMap<>(BagName.ORDER);

  /**
   * @param base where the bag is
   * @param bundle what the user named, for messages
   */
  BagCheck(Path base, Path bundle, BagLimits limits) {
    this.base = base;
    this.bundle = bundle;
    this.limits = limits;
  }

  /** What there is in a bag that passed; the tag manifest is one of the files. */
  record Found(
      Path base, BagInfo info, SortedMap<String, Long> payload, Map<String, byte[]> kept) {}

  Found check() {
    try {
      list();
      checkDeclaration();
      if (files.containsKey("fetch.txt")) {
        throw Refusal.of("files that are to be fetched from elsewhere", bundle, "fetch.txt");
      }
      List<ManifestFile> manifests = manifests();
      compareLists(manifests);
      SortedMap<String, Long> sizes = compareHashes(manifests);
      BagInfo info = info(sizes);
      Map<String, byte[]> kept = new TreeMap<>();
      for (BagSeal.Kind kind : BagSeal.Kind.values()) {
        keep(kept, kind.path(), MOST_SEAL_BYTES);
      }
      keep(kept, Bag.TAG_MANIFEST, MOST_TAG_MANIFEST_BYTES);
      return new Found(base, info, sizes, kept);
    } catch (IOException e) {
      throw Refusal.unreadable(bundle, e);
    }
  }

  private void list() throws IOException {
    NameSet names = new NameSet(bundle, limits);
    Files.walkFileTree(
        base,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = PayloadFile.slashed(base.relativize(file));
            if (!attributes.isRegularFile()) {
              throw Refusal.of(
                  attributes.isSymbolicLink()
                      ? "a symbolic link in the bundle"
                      : "neither a file nor a directory",
                  bundle,
                  name);
            }
            names.add(name, false);
            files.put(name, file);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void checkDeclaration() throws IOException {
    if (!files.containsKey(DECLARATION)) {
      throw Refusal.of("not a bag: bagit.txt is missing", bundle);
    }
    List<String> lines = ManifestFile.lines(base.resolve(DECLARATION), 100, 2, bundle);
    Matcher version =
        Pattern.compile("BagIt-Version: ([0-9]+\\.[0-9]+)")
            .matcher(lines.isEmpty() ? "" : lines.get(0));
    if (!version.matches()
        || lines.size() != 2
        || !lines.get(1).equalsIgnoreCase("Tag-File-Character-Encoding: UTF-8")) {
      throw Refusal.of("bagit.txt does not state a version and UTF-8", bundle);
    }
    if (!VERSIONS.contains(version.group(1))) {
      throw Refusal.of("a bag of an unknown version", bundle, version.group(1));
    }
  }

  /** Payload manifests, then tag manifests; at least one of each. */
  private List<ManifestFile> manifests() throws IOException {
    List<ManifestFile> manifests = new ArrayList<>();
    for (String name : files.keySet()) {
      Matcher matcher = MANIFEST.matcher(name);
      if (!matcher.matches()) {
        continue;
      }
      String code = matcher.group(2).toLowerCase(Locale.ROOT);
      FileHash known = null;
      for (FileHash hash : FileHash.values()) {
        known = hash.code().equals(code) ? hash : known;
      }
      if (known == null) {
        throw Refusal.of(
            "hashes of a kind that proves nothing, or is not known",
            bundle,
            name,
            "Ask for a bag with SHA-256 or SHA-512 alone.");
      }
      manifests.add(ManifestFile.read(base, name, known, bundle, limits));
    }
    if (manifests.stream().allMatch(BagCheck::isOfTags)) {
      throw Refusal.of("not a bag: there is no manifest-sha512.txt", bundle);
    }
    if (manifests.stream().noneMatch(BagCheck::isOfTags)) {
      throw Refusal.of("the hashes are not covered: there is no tagmanifest-sha512.txt", bundle);
    }
    return manifests;
  }

  private static boolean isOfTags(ManifestFile manifest) {
    return manifest.name().startsWith("tag");
  }

  /** Every manifest lists what it must, and what it lists is there. */
  private void compareLists(List<ManifestFile> manifests) {
    for (ManifestFile manifest : manifests) {
      for (String name : files.keySet()) {
        if (isListedIn(manifest, name) && !manifest.hashes().containsKey(name)) {
          throw Refusal.of("a file that " + manifest.name() + " does not list", bundle, name);
        }
      }
      for (String name : manifest.hashes().keySet()) {
        if (!files.containsKey(name)) {
          throw Refusal.of("a file is missing that " + manifest.name() + " lists", bundle, name);
        }
        if (!isListedIn(manifest, name)) {
          throw Refusal.of("a file that " + manifest.name() + " must not list", bundle, name);
        }
      }
    }
  }

  private static boolean isListedIn(ManifestFile manifest, String name) {
    if (!isOfTags(manifest)) {
      return name.startsWith(DATA);
    }
    return !name.startsWith(DATA) && !name.matches("tagmanifest-[^/]*\\.txt") && !isSeal(name);
  }

  private static boolean isSeal(String name) {
    for (BagSeal.Kind kind : BagSeal.Kind.values()) {
      if (kind.path().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** Reads every file once; sizes of the payload by name below {@code data}. */
  private SortedMap<String, Long> compareHashes(List<ManifestFile> manifests) throws IOException {
    Set<FileHash> wanted = EnumSet.noneOf(FileHash.class);
    manifests.forEach(manifest -> wanted.add(manifest.hash()));
    SortedMap<String, Long> sizes = new TreeMap<>(BagName.ORDER);
    for (Map.Entry<String, Path> file : files.entrySet()) {
      String name = file.getKey();
      FileHash.Found found = FileHash.read(file.getValue(), wanted);
      for (ManifestFile manifest : manifests) {
        String stated = manifest.hashes().get(name);
        if (stated != null && !stated.equals(found.hashes().get(manifest.hash()))) {
          throw Refusal.of(
              "a file was changed: it has not the hash that " + manifest.name() + " states",
              bundle,
              name);
        }
      }
      if (name.startsWith(DATA)) {
        sizes.put(name.substring(DATA.length()), found.size());
      }
    }
    return sizes;
  }

  private BagInfo info(SortedMap<String, Long> sizes) throws IOException {
    if (!files.containsKey(INFO)) {
      return new BagInfo(List.of());
    }
    BagInfo info =
        BagInfoText.parse(ManifestFile.lines(base.resolve(INFO), 1 << 20, 10_000, bundle), bundle);
    long bytes = sizes.values().stream().mapToLong(Long::longValue).sum();
    String found = bytes + "." + sizes.size();
    for (BagInfo.Field field : info.fields()) {
      if (field.label().equalsIgnoreCase(BagInfo.OXUM) && !field.value().equals(found)) {
        throw Refusal.of(
            String.format(
                Locale.ROOT,
                "the bundle holds %d bytes in %d files, not what Payload-Oxum says",
                bytes,
                sizes.size()),
            bundle,
            field.value());
      }
    }
    return info;
  }

  private void keep(Map<String, byte[]> kept, String name, long most) throws IOException {
    Path file = files.get(name);
    if (file == null) {
      return;
    }
    if (Files.size(file) > most) {
      throw Refusal.of("a file is too large for what it is", bundle, name);
    }
    kept.put(name, Files.readAllBytes(file));
  }
}
