package org.tracer.attribution;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.attribution.TagConcept.Role;
import org.tracer.error.InvalidInputException;

/** Tags as members of a TagPack, both ways. */
final class TagMembers {

  private TagMembers() {}

  static Tag tag(TagPack pack, Map<String, @Nullable Object> members) {
    TagBounds.check(members);
    MemberReader reader = new MemberReader(members);
    String address = reader.text("address");
    String hash = reader.text("tx_hash");
    if ((address == null) == (hash == null)) {
      throw new InvalidInputException(
          "a tag is of one address or of one transaction",
          address == null ? "it names neither" : "it names " + address + " and " + hash,
          "Correct the source.");
    }
    TagSubject subject = address == null ? TagSubject.TRANSACTION : TagSubject.ADDRESS;
    String written = address == null ? orEmpty(hash) : address;
    TagKey key = address == null ? TagKey.ofTransaction(written) : TagKey.of(written);
    String currency = reader.text("currency");
    String network = network(reader, currency, key.identifier());
    List<TagConcept> concepts = concepts(reader);
    LocalDate date = date(reader);
    Tag tag =
        new Tag(
            subject,
            key.identifier(),
            network,
            currency,
            orEmpty(reader.text("label")),
            orEmpty(reader.text("source")),
            date,
            reader.text("confidence"),
            concepts,
            reader.text("actor"),
            reader.truth("is_cluster_definer"),
            reader.text("context"),
            pack,
            "{}");
    if (!key.exact()) {
      reader.keep(subject.member(), written);
    }
    return reader.rest().isEmpty() ? tag : with(tag, CanonicalJson.write(reader.rest()));
  }

  static Map<String, @Nullable Object> of(Tag tag) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put(tag.subject().member(), tag.identifier());
    put(members, "currency", tag.currency());
    if (tag.currency() == null) {
      members.put("network", tag.network());
    }
    members.put("label", tag.label());
    members.put("source", tag.source());
    put(members, "lastmod", tag.date() == null ? null : tag.date().toString());
    put(members, "confidence", tag.confidence());
    for (Role role : Role.values()) {
      List<String> ids =
          tag.concepts().stream().filter(one -> one.role() == role).map(TagConcept::id).toList();
      if (!ids.isEmpty()) {
        members.put(role.member(), role == Role.CONCEPT ? ids : ids.getFirst());
      }
    }
    put(members, "actor", tag.actor());
    put(members, "is_cluster_definer", tag.clusterDefiner());
    put(members, "context", tag.context());
    members.putAll(CanonicalJson.read(tag.other()));
    return members;
  }

  // The source's own word goes into the rest, so that the pack is written as it was.
  private static String network(MemberReader reader, @Nullable String currency, String identifier) {
    Object given = reader.take("network");
    String named = given instanceof String text && !text.isBlank() ? text : null;
    if (named == null) {
      return currency == null ? "" : TagNetworks.of(currency, identifier);
    }
    String network = TagNetworks.named(named, identifier);
    if (currency != null || !network.equals(named)) {
      reader.keep("network", named);
    }
    return network;
  }

  private static List<TagConcept> concepts(MemberReader reader) {
    List<TagConcept> concepts = new ArrayList<>();
    for (Role role : Role.values()) {
      if (role == Role.CONCEPT) {
        reader.texts(role.member()).forEach(id -> concepts.add(new TagConcept(role, id)));
      } else {
        String id = reader.text(role.member());
        if (id != null) {
          concepts.add(new TagConcept(role, id));
        }
      }
    }
    return concepts;
  }

  // Some packs have times of day; the day is used and the text is kept.
  private static @Nullable LocalDate date(MemberReader reader) {
    String text = reader.text("lastmod");
    if (text == null) {
      return null;
    }
    LocalDate date = null;
    try {
      date = text.length() < 10 ? null : LocalDate.parse(text.substring(0, 10));
    } catch (DateTimeException e) {
      reader.keep("lastmod", text);
      return null;
    }
    if (date == null || text.length() > 10) {
      reader.keep("lastmod", text);
    }
    return date;
  }

  private static Tag with(Tag tag, String other) {
    return new Tag(
        tag.subject(),
        tag.identifier(),
        tag.network(),
        tag.currency(),
        tag.label(),
        tag.source(),
        tag.date(),
        tag.confidence(),
        tag.concepts(),
        tag.actor(),
        tag.clusterDefiner(),
        tag.context(),
        tag.pack(),
        other);
  }

  private static void put(Map<String, @Nullable Object> members, String name, @Nullable Object v) {
    if (v != null) {
      members.put(name, v);
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
