package org.tracer.evidence.bag;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

/** The hashes that manifests are believed for; weaker ones prove nothing any more. */
enum FileHash {
  SHA_256("SHA-256", "sha256", 64),
  SHA_512("SHA-512", "sha512", 128);

  private final String title;
  private final String code;
  private final int digits;

  FileHash(String title, String code, int digits) {
    this.title = title;
    this.code = code;
    this.digits = digits;
  }

  String title() {
    return title;
  }

  /** As in the names of manifests. */
  String code() {
    return code;
  }

  /** Length in hexadecimal text. */
  int digits() {
    return digits;
  }

  MessageDigest digest() {
    try {
      return MessageDigest.getInstance(title);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + title, e);
    }
  }

  String of(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  /**
   * What one pass over a file found.
   *
   * @param hashes lower-case hexadecimal text
   */
  record Found(long size, Map<FileHash, String> hashes) {}

  /** Size and hashes of a file, read once. */
  static Found read(Path file, Collection<FileHash> wanted) throws IOException {
    Map<FileHash, MessageDigest> digests = new EnumMap<>(FileHash.class);
    wanted.forEach(hash -> digests.put(hash, hash.digest()));
    long size = 0;
    byte[] piece = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int got = in.read(piece); got >= 0; got = in.read(piece)) {
        for (MessageDigest digest : digests.values()) {
          digest.update(piece, 0, got);
        }
        size += got;
      }
    }
    Map<FileHash, String> hashes = new EnumMap<>(FileHash.class);
    digests.forEach((hash, digest) -> hashes.put(hash, HexFormat.of().formatHex(digest.digest())));
    return new Found(size, hashes);
  }
}
