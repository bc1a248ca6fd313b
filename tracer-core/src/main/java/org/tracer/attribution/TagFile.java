package org.tracer.attribution;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The bytes of a tag file, mapped into memory in pieces: a buffer of Java ends at two gigabytes.
 * Opening reads them once, checks their order and hashes them; a search reads a few lines.
 * Immutable as long as nobody writes into the file, which importing does not: it replaces it.
 */
final class TagFile {

  private static final int PIECE_BITS = 30;

  /** Takes a tag and its line. */
  @FunctionalInterface
  interface LineTaker {
    void take(byte[] line, Tag tag) throws IOException;
  }

  private final String name;
  private final ByteBuffer[] pieces;
  private final long length;
  private final Map<String, TagPack> packs = new HashMap<>();
  private final Map<String, Actor> actors = new HashMap<>();
  private final KeyHashes keys = new KeyHashes();
  private final String sha256;
  private final long firstTag;
  private final long tags;

  static TagFile open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long length = channel.size();
      int count = Math.toIntExact((length + (1L << PIECE_BITS) - 1) >> PIECE_BITS);
      ByteBuffer[] pieces = new ByteBuffer[count];
      for (int i = 0; i < count; i++) {
        long from = (long) i << PIECE_BITS;
        pieces[i] =
            channel.map(
                FileChannel.MapMode.READ_ONLY, from, Math.min(length - from, 1L << PIECE_BITS));
      }
      return new TagFile(file.toString(), pieces, length);
    }
  }

  static TagFile of(String name, byte[] content) {
    return new TagFile(name, new ByteBuffer[] {ByteBuffer.wrap(content)}, content.length);
  }

  private TagFile(String name, ByteBuffer[] pieces, long length) {
    this.name = name;
    this.pieces = pieces;
    this.length = length;
    MessageDigest digest = Sha256.digest();
    for (ByteBuffer piece : pieces) {
      digest.update(piece.duplicate());
    }
    sha256 = HexFormat.of().formatHex(digest.digest());
    byte[] last = line(0);
    if (!Arrays.equals(last, TagLine.HEADER)) {
      throw TagLine.damaged(name, "it does not say that it is one", null);
    }
    long at = last.length + 1L;
    long count = 0;
    long first = length;
    while (at < length) {
      byte[] line = line(at);
      if (TagLine.begins(line, TagLine.TAG)) {
        if (count == 0) {
          first = at;
        } else if (Arrays.compareUnsigned(last, line) >= 0) {
          throw TagLine.damaged(name, "its lines are not in order", null);
        }
        count++;
        keys.add(line);
        last = line;
      } else if (count > 0) {
        throw TagLine.damaged(name, "a line is out of place", null);
      } else {
        header(line);
      }
      at += line.length + 1L;
    }
    keys.sort();
    firstTag = first;
    tags = count;
  }

  private void header(byte[] line) {
    if (TagLine.begins(line, TagLine.PACK)) {
      Map.Entry<String, TagPack> pack = TagLine.readPack(line, name);
      packs.put(pack.getKey(), pack.getValue());
    } else if (TagLine.begins(line, TagLine.ACTOR)) {
      Actor actor = TagLine.readActor(line, name);
      actors.put(actor.id(), actor);
    } else {
      throw TagLine.damaged(name, "it has a line of no known kind", null);
    }
  }

  String name() {
    return name;
  }

  String sha256() {
    return sha256;
  }

  long tags() {
    return tags;
  }

  Map<String, TagPack> packs() {
    return packs;
  }

  Map<String, Actor> actors() {
    return actors;
  }

  /** The tags of a key, in the order of the file; O(log n) steps over lines. */
  void find(String key, Consumer<Tag> to) {
    byte[] prefix = TagLine.prefix(key);
    if (!keys.mayContain(prefix)) {
      return;
    }
    long low = firstTag;
    long high = length;
    while (low < high) {
      long middle = lineStart(low + (high - low) / 2, low);
      if (compare(middle, prefix) < 0) {
        low = lineEnd(middle) + 1;
      } else {
        high = middle;
      }
    }
    while (low < length && startsWith(low, prefix)) {
      byte[] line = line(low);
      to.accept(TagLine.readTag(line, packs, name));
      low += line.length + 1L;
    }
  }

  /** All tags in the order of the file. */
  void forEach(Consumer<Tag> to) {
    for (long at = firstTag; at < length; ) {
      byte[] line = line(at);
      to.accept(TagLine.readTag(line, packs, name));
      at += line.length + 1L;
    }
  }

  /** All tags with the line of each, in the order of the file. */
  void forEachLine(LineTaker to) throws IOException {
    for (long at = firstTag; at < length; ) {
      byte[] line = line(at);
      to.take(line, TagLine.readTag(line, packs, name));
      at += line.length + 1L;
    }
  }

  private byte at(long offset) {
    return pieces[(int) (offset >>> PIECE_BITS)].get((int) (offset & ((1L << PIECE_BITS) - 1)));
  }

  private long lineStart(long offset, long notBefore) {
    long at = offset;
    while (at > notBefore && at(at - 1) != '\n') {
      at--;
    }
    return at;
  }

  private long lineEnd(long offset) {
    long at = offset;
    while (at < length && at(at) != '\n') {
      at++;
    }
    if (at == length) {
      throw TagLine.damaged(name, "its last line has no end", null);
    }
    return at;
  }

  private byte[] line(long offset) {
    int size = Math.toIntExact(lineEnd(offset) - offset);
    byte[] line = new byte[size];
    for (int done = 0; done < size; ) {
      long from = offset + done;
      int within = (int) (from & ((1L << PIECE_BITS) - 1));
      ByteBuffer piece = pieces[(int) (from >>> PIECE_BITS)];
      int some = Math.min(size - done, piece.limit() - within);
      piece.get(within, line, done, some);
      done += some;
    }
    return line;
  }

  private int compare(long line, byte[] prefix) {
    for (int i = 0; i < prefix.length; i++) {
      byte one = line + i < length ? at(line + i) : (byte) '\n';
      if (one != prefix[i]) {
        return Byte.compareUnsigned(one, prefix[i]);
      }
    }
    return 0;
  }

  private boolean startsWith(long line, byte[] prefix) {
    return compare(line, prefix) == 0;
  }
}
