package org.tracer.indicator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tracer.annotation.TagClaim;
import org.tracer.indicator.seen.Crossing;
import org.tracer.indicator.seen.Payment;

/** What payments touch: assets, addresses that tags speak of, and what hides money. */
sealed interface TouchCondition extends Condition {

  /**
   * Some payment, in or out, is of one of some assets.
   *
   * @param assets as CAIP-19 writes them
   */
  record InAsset(SortedSet<String> assets) implements TouchCondition {

    public InAsset {
      assets = Collections.unmodifiableSortedSet(new TreeSet<>(assets));
    }

    @Override
    public Answer ask(Focus focus, Circumstances known) {
      Set<String> keys = new TreeSet<>();
      assets.forEach(asset -> keys.add(asset.toLowerCase(Locale.ROOT)));
      List<Payment> found =
          Stream.concat(focus.payments().stream(), focus.back().stream())
              .filter(one -> keys.contains(one.unit().asset().toLowerCase(Locale.ROOT)))
              .toList();
      return found.isEmpty()
          ? Answer.NO
          : Answer.yes(found.size() + " payments in one of these assets", found);
    }

    @Override
    public String terms() {
      return "payments in " + String.join(" or ", assets);
    }
  }

  /**
   * A tag says of an address that pays or is paid that it is one of some things.
   *
   * @param payments how many payments there have to be with such addresses; 0 if none is needed
   */
  record Tagged(SortedSet<String> concepts, int payments) implements TouchCondition {

    public Tagged {
      concepts = Collections.unmodifiableSortedSet(new TreeSet<>(concepts));
    }

    @Override
    public Answer ask(Focus focus, Circumstances known) {
      // No tag could make them more.
      if (focus.payments().size() + focus.back().size() < payments) {
        return Answer.NO;
      }
      Tags tags = known.tags();
      if (tags == null) {
        return Answer.unknown("no tags were given");
      }
      List<String> said = new ArrayList<>();
      Set<String> tagged = new TreeSet<>();
      for (String address : focus.addresses()) {
        for (TagClaim claim : tags.of(address)) {
          if (!Collections.disjoint(concepts, claim.concepts())) {
            said.add(address + " is said to be " + claim.line());
            tagged.add(address);
          }
        }
      }
      if (said.isEmpty()) {
        return Answer.unknown(
            "whether one of these addresses is "
                + String.join(" or ", concepts)
                + ": no tag that was asked says so, and that says nothing of them");
      }
      List<Payment> found =
          Stream.concat(focus.payments().stream(), focus.back().stream())
              .filter(one ->
                  tagged.contains(one.payee()) || one.payers().stream().anyMatch(tagged::contains))
              .toList();
      if (found.size() < payments) {
        return Answer.NO;
      }
      return Answer.yes("attribution: " + String.join("; ", said), found);
    }

    @Override
    public String terms() {
      String least =
          switch (payments) {
            case 0 -> "";
            case 1 -> "a payment with ";
            default -> "at least " + payments + " payments with ";
          };
      return least + "an address that a tag calls " + String.join(" or ", concepts);
    }
  }

  /** Money goes into a CoinJoin, a mixer or a bridge within so many hops. */
  record Hidden(SortedSet<Crossing.Kind> kinds, int hops) implements TouchCondition {

    public Hidden {
      kinds = Collections.unmodifiableSortedSet(new TreeSet<>(kinds));
    }

    @Override
    public Answer ask(Focus focus, Circumstances known) {
      List<String> said = new ArrayList<>();
      List<String> perhaps = new ArrayList<>();
      Set<String> transactions = new TreeSet<>();
      for (Crossing crossing : focus.crossings()) {
        if (!kinds.contains(crossing.kind()) || crossing.hops() > hops) {
          continue;
        }
        if (!crossing.sure()) {
          perhaps.add(
              "whether transaction "
                  + crossing.transaction()
                  + " is a "
                  + crossing.kind().name().toLowerCase(Locale.ROOT)
                  + ", which is no more than possible or cannot be told ("
                  + crossing.says()
                  + ")");
        } else {
          said.add(
              crossing.basis()
                  + ": "
                  + crossing.kind().name().toLowerCase(Locale.ROOT)
                  + " in transaction "
                  + crossing.transaction()
                  + ", "
                  + (crossing.hops() == 1 ? "1 hop" : crossing.hops() + " hops")
                  + " away ("
                  + crossing.says()
                  + ")");
          transactions.add(crossing.transaction());
        }
      }
      if (!said.isEmpty()) {
        return Answer.yes(
            String.join("; ", said) + "; within " + hops + " hops",
            focus.back().stream().filter(one -> transactions.contains(one.transaction())).toList());
      }
      if (!perhaps.isEmpty()) {
        return Answer.unknown(perhaps);
      }
      if (focus.back().isEmpty()) {
        return Answer.NO;
      }
      // CoinJoins that the address itself pays into are all in its history.
      if (focus.whole() && hops == 1 && kinds.equals(Set.of(Crossing.Kind.COINJOIN))) {
        return Answer.NO;
      }
      if (!focus.followed()) {
        return Answer.unknown(
            "where money went beyond the first hop: trace it, and ask of the trace");
      }
      boolean tagged = kinds.contains(Crossing.Kind.MIXER) || kinds.contains(Crossing.Kind.BRIDGE);
      if (!tagged) {
        return Answer.NO;
      }
      return Answer.unknown(
          known.tags() == null
              ? "whether money met a mixer or a bridge: no tags were given"
              : "whether money met a mixer or a bridge that no tag names");
    }

    @Override
    public String terms() {
      return "into "
          + String.join(
              " or ", kinds.stream().map(one -> one.name().toLowerCase(Locale.ROOT)).toList())
          + " within "
          + hops
          + " hops";
    }
  }
}
