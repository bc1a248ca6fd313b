package org.tracer.attribution;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.error.InvalidInputException;

/**
 * A source's claim about an address or a transaction. It is a claim, not a fact of the ledger, and
 * is worth what its source is worth.
 *
 * @param subject what it is about
 * @param identifier the address or hash; EVM addresses as EIP-55 has them, bech32 in lower case,
 *     others as the source wrote them
 * @param network CAIP-2 identifier where the chain is known, else the currency's code in capitals
 * @param currency code of the coin or token as the source wrote it; null if it names a network only
 * @param label what the source calls it
 * @param source who says so: never blank
 * @param date when the source said so last; null if it does not say
 * @param confidence an id of GraphSense's scale, or as the source wrote it; null if it does not say
 * @param concepts what it is or did, in the order of the source, with duplicates
 * @param actor id of the party; null if the source names none
 * @param clusterDefiner whether the source holds it to speak for the whole cluster; null if it does
 *     not say
 * @param context what else the source says, as text
 * @param pack the collection it came in
 * @param other members that Tracer does not know or that say more than the above, as canonical JSON
 */
public record Tag(
    TagSubject subject,
    String identifier,
    String network,
    @Nullable String currency,
    String label,
    String source,
    @Nullable LocalDate date,
    @Nullable String confidence,
    List<TagConcept> concepts,
    @Nullable String actor,
    @Nullable Boolean clusterDefiner,
    @Nullable String context,
    TagPack pack,
    String other) {

  public Tag {
    require(!identifier.isBlank(), "the tag names no address", label, "Name what it is about.");
    require(!source.isBlank(), "the tag has no source", identifier, "Say who says so.");
    require(!label.isBlank(), "the tag has no label", identifier, "Say what it is called.");
    require(
        !network.isBlank(), "the tag names no currency or network", identifier, "Name its chain.");
    concepts = List.copyOf(concepts);
  }

  /**
   * A tag from members named as in a TagPack, header members inherited already.
   *
   * @param members text, numbers, truth values, null, lists of these, and maps of these by name;
   *     {@code network} may be a chain's name, its CAIP-2 identifier or a code
   * @throws InvalidInputException if there is no source, label, address or currency, or a member is
   *     of another type than it must be, or longer than 10,000 characters, a label or an address
   *     than 1,000
   */
  public static Tag of(TagPack pack, Map<String, @Nullable Object> members) {
    return TagMembers.tag(pack, members);
  }

  /** What {@link #of} makes this tag of, in the order that TagPacks are written in. */
  public Map<String, @Nullable Object> members() {
    return TagMembers.of(this);
  }

  /** One line of JSON: the members, the network, and the collection with its title and creator. */
  public String json() {
    Map<String, @Nullable Object> members = members();
    members.put("network", network);
    members.put("pack", pack.members());
    return CanonicalJson.write(members);
  }

  /** What it is looked up by. */
  String key() {
    // The identifier is in its one spelling already.
    return TagNetworks.isEvm(identifier) ? identifier.toLowerCase(Locale.ROOT) : identifier;
  }

  private static void require(boolean given, String message, String of, String remedy) {
    if (!given) {
      throw new InvalidInputException(message, "tag of \"" + of + "\"", remedy);
    }
  }
}
