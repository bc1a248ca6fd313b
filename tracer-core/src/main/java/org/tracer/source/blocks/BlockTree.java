package org.tracer.source.blocks;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.Hash256;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;

/**
 * The blocks by what each builds on, and the chain among them with most work. Of chains with equal
 * work the one whose last block has the smaller hash is taken, because the same blocks must give
 * the same ledger in whatever order they lie; a node would stay with the one it saw first.
 */
final class BlockTree {

  private static final int NONE = -1;

  private final BitcoinNetwork network;
  private final LinkRule rule;
  private final Notices notices;
  private final List<CheckedBlock> blocks = new ArrayList<>();
  private final Set<BlockHash> refused = new HashSet<>();
  private final Set<BlockHash> invalid = new HashSet<>();
  private int[] previous = {};
  private int[] root = {};
  private int[] height = {};
  private BigInteger[] work = {};

  BlockTree(BitcoinNetwork network, List<CheckedBlock> checked, Notices notices) {
    this.network = network;
    this.rule = new LinkRule(network);
    this.notices = notices;
    Map<BlockHash, CheckedBlock> first = new HashMap<>();
    for (CheckedBlock block : checked) {
      if (block.refusal() != null) {
        refuse(block, block.refusal(), notices);
      } else {
        CheckedBlock earlier = first.putIfAbsent(block.header().hash(), block);
        if (earlier == null) {
          blocks.add(block);
        } else {
          notices.add(
              Notices.Kind.DUPLICATE,
              block.found().where()
                  + ": block "
                  + block.header().hash()
                  + " is also in "
                  + earlier.found().where()
                  + ".");
        }
      }
    }
    blocks.sort((a, b) -> hash(a).compareTo(hash(b)));
  }

  /** Refuses a whole block that no valid chain holds, and with it all that builds on it. */
  void refuseAsInvalid(CheckedBlock block, String reason) {
    invalid.add(block.header().hash());
    refuse(block, reason);
  }

  /** Takes a block out; what builds on it no longer connects. */
  private void refuse(CheckedBlock block, String reason) {
    if (refused.add(block.header().hash())) {
      refuse(block, reason, notices);
    }
  }

  private static void refuse(CheckedBlock block, String reason, Notices notices) {
    notices.add(
        Notices.Kind.REFUSED,
        block.found().where()
            + ": block "
            + block.header().hash()
            + " is refused: "
            + reason
            + ".");
  }

  /** Says what lies beside {@code chain}: stale blocks, chains that do not connect, ties. */
  void report(SelectedChain chain) {
    new ChainReport(blocks, root, height, work).add(chain, notices);
  }

  /**
   * The chain with most work.
   *
   * @throws MalformedDataException if there is no block, or no way to tell the first one's height
   * @throws InvalidInputException if the given height contradicts the blocks
   */
  SelectedChain select(String origin, @Nullable BlockHeight given) {
    link();
    int tip = NONE;
    for (int block = 0; block < blocks.size(); block++) {
      if (root[block] != NONE && (tip == NONE || work[block].compareTo(work[tip]) > 0)) {
        tip = block; // Blocks are in order of hash: the smaller hash wins a tie.
      }
    }
    if (tip == NONE) {
      throw new MalformedDataException(
          "no valid block was found" + notices.first(),
          origin,
          "Obfuscated files need the xor.dat of their directory beside them.");
    }
    List<CheckedBlock> chain = new ArrayList<>();
    for (int block = tip; block != NONE; block = previous[block]) {
      chain.add(blocks.get(block));
    }
    Collections.reverse(chain);
    int known = height[root[tip]];
    if (known == LinkRule.UNKNOWN_HEIGHT && given == null) {
      throw new MalformedDataException(
          "the height of the first block is not in the data",
          chain.getFirst().found().where() + ", block " + chain.getFirst().header().hash(),
          "Look the height up by this hash and add it to the source: blocks:PATH#height=N."
              + " Blocks of a test network need #network=NAME.");
    }
    if (given != null) {
      checkGiven(given.value(), known, chain);
    }
    return known == LinkRule.UNKNOWN_HEIGHT
        ? new SelectedChain(chain, Objects.requireNonNull(given).value(), true)
        : new SelectedChain(chain, known, false);
  }

  private void checkGiven(int given, int known, List<CheckedBlock> chain) {
    String fault = known == LinkRule.UNKNOWN_HEIGHT || known == given ? null : "it is " + known;
    for (int i = 0; i < chain.size() && fault == null; i++) {
      fault =
          i == 0
              ? rule.faultOfFirst(chain.get(0), given)
              : rule.fault(chain.get(i - 1), chain.get(i), given + i);
    }
    if (fault != null) {
      throw new InvalidInputException(
          "the first block cannot have the given height: " + fault,
          "height " + given + ", block " + chain.getFirst().header().hash(),
          "Look the height up by this hash.");
    }
  }

  /** Finds for every block the first of its chain, its height and the work up to it. */
  private void link() {
    int count = blocks.size();
    previous = new int[count];
    root = new int[count];
    height = new int[count];
    work = new BigInteger[count];
    Arrays.fill(root, NONE);
    List<List<Integer>> following = follow();
    Deque<Integer> roots = new ArrayDeque<>();
    for (int block = 0; block < count; block++) {
      if (previous[block] == NONE && !isRefused(block)) {
        roots.add(block);
      }
    }
    Deque<Integer> linked = new ArrayDeque<>();
    while (!roots.isEmpty()) {
      int first = roots.remove();
      if (buildsOnInvalid(first)) {
        invalid.add(blocks.get(first).header().hash());
        refuse(blocks.get(first), "it builds on a block that no valid chain holds");
        orphan(following.get(first), roots);
      } else if (start(first, following)) {
        linked.add(first);
      } else {
        orphan(following.get(first), roots);
      }
      while (!linked.isEmpty()) {
        int block = linked.remove();
        for (int next : following.get(block)) {
          if (append(block, next)) {
            linked.add(next);
          } else {
            orphan(following.get(next), roots);
          }
        }
      }
    }
  }

  private boolean buildsOnInvalid(int block) {
    return !invalid.isEmpty() && invalid.contains(blocks.get(block).header().previous());
  }

  /**
   * What builds on a refused block begins chains of its own: the refused one may be a damaged copy.
   */
  private void orphan(List<Integer> following, Deque<Integer> roots) {
    for (int block : following) {
      previous[block] = NONE;
      roots.add(block);
    }
  }

  private List<List<Integer>> follow() {
    Map<BlockHash, Integer> numbers = new HashMap<>();
    List<List<Integer>> following = new ArrayList<>();
    for (int block = 0; block < blocks.size(); block++) {
      numbers.put(blocks.get(block).header().hash(), block);
      following.add(List.of());
    }
    for (int block = 0; block < blocks.size(); block++) {
      previous[block] = numbers.getOrDefault(blocks.get(block).header().previous(), NONE);
      if (previous[block] != NONE && isRefused(previous[block])) {
        previous[block] = NONE;
      }
      if (previous[block] != NONE && !isRefused(block)) {
        List<Integer> before = following.get(previous[block]);
        if (before.isEmpty()) {
          following.set(previous[block], List.of(block));
        } else {
          List<Integer> both = new ArrayList<>(before);
          both.add(block);
          following.set(previous[block], both);
        }
      }
    }
    return following;
  }

  /** Makes a block the first of a chain; false if it is refused. */
  private boolean start(int block, List<List<Integer>> following) {
    CheckedBlock first = blocks.get(block);
    int known = heightOfRoot(block, following);
    String fault = rule.faultOfFirst(first, known);
    if (fault != null) {
      refuse(first, fault);
      return false;
    }
    root[block] = block;
    height[block] = known;
    work[block] = first.header().work();
    return true;
  }

  /** Puts {@code next} on top of {@code block}; false if it is refused. */
  private boolean append(int block, int next) {
    int known =
        height[block] == LinkRule.UNKNOWN_HEIGHT
            ? LinkRule.UNKNOWN_HEIGHT
            : Math.addExact(height[block], 1);
    String fault = rule.fault(blocks.get(block), blocks.get(next), known);
    if (fault != null) {
      refuse(blocks.get(next), fault);
      return false;
    }
    root[next] = root[block];
    height[next] = known;
    work[next] = work[block].add(blocks.get(next).header().work());
    return true;
  }

  /**
   * Known from the genesis block, or else from the nearest block on top that states its height;
   * siblings in order of hash.
   */
  private int heightOfRoot(int block, List<List<Integer>> following) {
    if (blocks.get(block).header().hash().equals(network.genesis())) {
      return 0;
    }
    if (blocks.get(block).header().previous().equals(network.genesis())) {
      return 1;
    }
    List<Integer> level = List.of(block);
    for (int above = 0; !level.isEmpty(); above++) {
      List<Integer> next = new ArrayList<>();
      for (int candidate : level) {
        int stated = blocks.get(candidate).statedHeight();
        if (stated >= above && rule.isPlausible(stated, blocks.get(candidate))) {
          return stated - above;
        }
        next.addAll(following.get(candidate));
      }
      level = next;
    }
    return LinkRule.UNKNOWN_HEIGHT;
  }

  private boolean isRefused(int block) {
    return !refused.isEmpty() && refused.contains(blocks.get(block).header().hash());
  }

  private static Hash256 hash(CheckedBlock block) {
    return block.header().hash().hash();
  }
}
