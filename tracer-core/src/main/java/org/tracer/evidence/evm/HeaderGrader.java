package org.tracer.evidence.evm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmHash;
import org.tracer.source.evm.codec.BlockHeader;

/**
 * Grades the headers of proofs. What an embedded block descends from is as sure as it is, since
 * each header names its parent by its hash. What descends from an embedded block is not: anybody
 * can write a header that does.
 */
final class HeaderGrader {

  private record Seen(long height, EvmHash parent) {}

  private final ChainId chain;
  private final Map<EvmHash, Seen> seen = new HashMap<>();
  private final SortedMap<Long, BlockHeader> ofProofs = new TreeMap<>();
  private final SortedMap<Long, EvmHash> hashes = new TreeMap<>();

  HeaderGrader(ChainId chain) {
    this.chain = chain;
  }

  /** Takes note of a header that links others. */
  void link(BlockHeader header) {
    seen.put(header.hash(), new Seen(header.number(), header.parentHash()));
  }

  /** Takes note of the header of a proof; false if another of this height was noted before. */
  boolean add(BlockHeader header, EvmHash hash) {
    EvmHash before = hashes.putIfAbsent(header.number(), hash);
    if (before == null) {
      seen.put(hash, new Seen(header.number(), header.parentHash()));
      ofProofs.put(header.number(), header);
    }
    return before == null || before.equals(hash);
  }

  /**
   * Grades the headers of all proofs, by height.
   *
   * @param origin of the proofs; a witness of the same origin is none
   * @param problems takes what contradicts a header
   */
  List<GradedHeader> grade(
      String origin, List<HeaderWitness> witnesses, Consumer<String> problems) {
    Map<EvmHash, String> sure = sure(problems);
    List<GradedHeader> graded = new ArrayList<>();
    hashes.forEach((height, hash) -> {
      List<String> others = new ArrayList<>();
      for (HeaderWitness witness : witnesses) {
        EvmHash said = witness.hashes().get(height);
        if (said != null && witness.chain().equals(chain) && !witness.origin().equals(origin)) {
          if (!said.equals(hash)) {
            problems.accept(
                String.format(
                    Locale.ROOT,
                    "block %d of the proofs is %s, %s says %s",
                    height,
                    hash,
                    witness.origin(),
                    said));
          } else if (!others.contains(witness.origin())) {
            others.add(witness.origin());
          }
        }
      }
      boolean work = Objects.requireNonNull(ofProofs.get(height)).difficulty().signum() > 0;
      String basis = sure.get(hash);
      if (basis != null) {
        graded.add(new GradedHeader(height, hash, HeaderGrade.EMBEDDED, basis, work));
      } else if (!others.isEmpty()) {
        String named = origin + " and " + String.join(" and ", others);
        graded.add(new GradedHeader(height, hash, HeaderGrade.SEVERAL_SOURCES, named, work));
      } else {
        graded.add(new GradedHeader(height, hash, HeaderGrade.NODE_ATTESTED, origin, work));
      }
    });
    return List.copyOf(graded);
  }

  /** All headers that are embedded or that an embedded one descends from, and why. */
  private Map<EvmHash, String> sure(Consumer<String> problems) {
    Map<EvmHash, String> sure = new HashMap<>();
    for (EmbeddedBlocks.Known known : EmbeddedBlocks.of(chain)) {
      EvmHash other = hashes.get(known.height());
      if (other != null && !other.equals(known.hash())) {
        problems.accept(
            String.format(
                Locale.ROOT,
                "block %d of the proofs is %s, that of Ethereum is %s",
                known.height(),
                other,
                known.hash()));
      }
      sure.put(
          known.hash(),
          String.format(Locale.ROOT, "block %d: %s", known.height(), known.obtained()));
      Seen at = seen.get(known.hash());
      while (at != null && !sure.containsKey(at.parent())) {
        sure.put(
            at.parent(),
            String.format(
                Locale.ROOT, "block %d descends from it; %s", known.height(), known.obtained()));
        at = seen.get(at.parent());
      }
    }
    return sure;
  }
}
