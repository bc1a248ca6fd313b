package org.tracer.attribution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.tracer.chain.Address;
import org.tracer.chain.ChainId;

/**
 * Tags of one file ({@code tracer-tags/1}), looked up by address. Opening reads the file once; a
 * look-up takes O(log n) steps and little of the heap, whatever the size. Immutable and safe for
 * threads.
 */
public final class TagStore {

  private static final String PUBLIC = "public-tags.jsonl.gz";

  private final TagFile file;

  private TagStore(TagFile file) {
    this.file = file;
  }

  /**
   * Opens a tag file.
   *
   * @throws org.tracer.error.MalformedDataException if it is not one, or not in order
   */
  public static TagStore open(Path file) throws IOException {
    return new TagStore(TagFile.open(file));
  }

  /**
   * The public tags that come with Tracer: addresses on a list of sanctions and of services, each
   * with its source and date. They are as old as their dates; see {@code public-tags.md}.
   */
  public static TagStore ofPublic() throws IOException {
    try (InputStream packed = TagStore.class.getResourceAsStream(PUBLIC)) {
      if (packed == null) {
        throw new IllegalStateException(PUBLIC + " is not in the program");
      }
      return new TagStore(
          TagFile.of("public tags of Tracer", new GZIPInputStream(packed).readAllBytes()));
    }
  }

  /** What to call it in results: the file without its directory, which is this machine's. */
  public String name() {
    String name = file.name();
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  /** SHA-256 of the file, unpacked: the version that results name. */
  public String sha256() {
    return file.sha256();
  }

  /** How many tags there are. */
  public long entries() {
    return file.tags();
  }

  /** The tags of an address that were said of it on {@code chain}. */
  public List<Tag> find(ChainId chain, Address address) {
    List<Tag> tags = new ArrayList<>();
    String network = chain.toString();
    file.find(
        TagKey.of(address.text()).key(),
        tag -> {
          if (tag.network().equals(network)) {
            tags.add(tag);
          }
        });
    return tags;
  }

  /**
   * The tags of an address or a transaction as text, of whatever network: the same twenty bytes are
   * an account on every EVM chain, and each tag says of which it was said.
   */
  public List<Tag> find(String identifier) {
    List<Tag> tags = new ArrayList<>();
    file.find(TagKey.of(identifier).key(), tags::add);
    return tags;
  }

  /** An actor that tags name. */
  public Optional<Actor> actor(String id) {
    return Optional.ofNullable(file.actors().get(id));
  }

  /** The actors, by id. */
  public List<Actor> actors() {
    return file.actors().values().stream().sorted(Comparator.comparing(Actor::id)).toList();
  }

  /** The collections that the tags came in, by title. */
  public List<TagPack> packs() {
    return file.packs().values().stream()
        .sorted(Comparator.comparing(TagPack::title).thenComparing(TagPack::id))
        .toList();
  }

  /** Gives every tag, in the order of the file. */
  public void forEach(Consumer<Tag> to) {
    file.forEach(to);
  }
}
