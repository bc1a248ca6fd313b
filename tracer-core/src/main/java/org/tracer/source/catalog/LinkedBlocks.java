package org.tracer.source.catalog;

import static org.tracer.source.catalog.BlockRows.NONE;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tracer.source.blocks.LinkRule;
import org.tracer.source.blocks.Notices;
import org.tracer.source.codec.Retarget;

/**
 * Every block with the first one of its chain, its height and the work up to it. A block that
 * cannot follow the one before is refused, and what builds on it begins a chain of its own: the
 * refused one may be a damaged copy. Made in linear time.
 */
final class LinkedBlocks {

  private final BlockRows rows;
  private final Places places;
  private final Notices notices;
  private final ChainRule rule;
  private final RootHeights rootHeights;
  private final ChildLists children;
  private final Target target = new Target();
  private final int[] root;
  private final int[] height;
  private final long[] workHigh;
  private final long[] workLow;

  /** The block of the chain at the last multiple of 2016; {@code NONE} if it is not known. */
  private final int[] periodStart;

  /** Blocks to begin chains with; what builds on refused ones is added while they are used up. */
  private final int[] starts;

  private int startCount;

  /**
   * @param anyGenesis whether a chain may begin with another genesis block than the network's
   */
  LinkedBlocks(NetworkBlocks blocks, Places places, boolean anyGenesis, Notices notices) {
    this.rows = blocks.rows;
    this.places = places;
    this.notices = notices;
    int size = rows.size();
    children = new ChildLists(rows);
    rule = new ChainRule(rows, blocks.network, anyGenesis);
    rootHeights = new RootHeights(rows, children, blocks.network);
    root = new int[size];
    Arrays.fill(root, NONE);
    height = new int[size];
    workHigh = new long[size];
    workLow = new long[size];
    periodStart = new int[size];
    starts = new int[size];
    link();
  }

  /** First block of the chain of a block; {@code NONE} if it is refused or not there. */
  int root(int block) {
    return root[block];
  }

  /** Height, or {@link LinkRule#UNKNOWN_HEIGHT}. */
  int height(int block) {
    return height[block];
  }

  /** Order of two blocks by the work of their chains up to them. */
  int compareWork(int block, int other) {
    int order = Long.compare(workHigh[block], workHigh[other]);
    return order != 0 ? order : Long.compareUnsigned(workLow[block], workLow[other]);
  }

  /** Whether a chain to {@code block} is to be taken rather than one to {@code other}, or none. */
  boolean isBetter(int block, int other) {
    int order = other == NONE ? 1 : compareWork(block, other);
    return order > 0 || (order == 0 && rows.isBefore(block, other));
  }

  private void link() {
    for (int block = 0; block < rows.size(); block++) {
      int previous = rows.previous(block);
      if (rows.isFound(block) && (previous == NONE || !rows.isFound(previous))) {
        starts[startCount++] = block;
      }
    }
    int[] queue = new int[rows.size()];
    for (int next = 0; next < startCount; next++) {
      int last = 0;
      if (start(starts[next])) {
        queue[last++] = starts[next];
      }
      for (int first = 0; first < last; first++) {
        int block = queue[first];
        for (int on = children.first(block); on != NONE; on = children.next(on)) {
          if (append(block, on)) {
            queue[last++] = on;
          }
        }
      }
    }
  }

  /** Makes a block the first of a chain; false if it is refused. */
  private boolean start(int block) {
    int known = rootHeights.of(block);
    if (isRefused(block, rule.faultOfFirst(block, known))) {
      return false;
    }
    root[block] = block;
    height[block] = known;
    target.of(rows.bits(block));
    workHigh[block] = target.workHigh();
    workLow[block] = target.workLow();
    periodStart[block] = isPeriodStart(known) ? block : NONE;
    return true;
  }

  /** Puts {@code next} on top of {@code block}; false if it is refused. */
  private boolean append(int block, int next) {
    boolean unknown = height[block] == LinkRule.UNKNOWN_HEIGHT;
    int known = unknown ? LinkRule.UNKNOWN_HEIGHT : height[block] + 1;
    if (isRefused(next, rule.fault(block, next, known, periodStart[block]))) {
      return false;
    }
    root[next] = root[block];
    height[next] = known;
    target.of(rows.bits(next));
    long low = workLow[block] + target.workLow();
    long carry = Long.compareUnsigned(low, target.workLow()) < 0 ? 1 : 0;
    workLow[next] = low;
    workHigh[next] = workHigh[block] + target.workHigh() + carry;
    periodStart[next] = isPeriodStart(known) ? next : periodStart[block];
    return true;
  }

  private static boolean isPeriodStart(int height) {
    return height != LinkRule.UNKNOWN_HEIGHT && height % Retarget.PERIOD == 0;
  }

  private boolean isRefused(int block, @Nullable String fault) {
    if (fault == null) {
      return false;
    }
    notices.add(
        Notices.Kind.REFUSED,
        () -> places.of(block) + ": block " + rows.hash(block) + " is refused: " + fault + ".");
    for (int on = children.first(block); on != NONE; on = children.next(on)) {
      starts[startCount++] = on;
    }
    return true;
  }
}
