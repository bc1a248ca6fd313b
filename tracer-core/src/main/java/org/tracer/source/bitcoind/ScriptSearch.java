package org.tracer.source.bitcoind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tracer.chain.OutPoint;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.source.codec.RawTransaction;
import org.tracer.source.remote.Place;

/** Reads every block of a short chain to find what pays to or spends from a script. */
final class ScriptSearch {

  private final BlockReader blocks;
  private final int ahead;

  ScriptSearch(BlockReader blocks, int ahead) {
    this.blocks = blocks;
    this.ahead = ahead;
  }

  /** All transactions of the script up to a height, in chain order. O(bytes of the chain). */
  List<Place> find(LockingScript script, int lastHeight) {
    List<Place> places = new ArrayList<>();
    Set<OutPoint> held = new HashSet<>();
    for (int height = 0; height <= lastHeight; height++) {
      for (int next = height; next <= Math.min(lastHeight, height + ahead); next++) {
        blocks.announce(next);
      }
      RawBlock block = blocks.at(height);
      for (int index = 0; index < block.transactionCount(); index++) {
        if (touches(script, block.transaction(index), held)) {
          places.add(new Place(block.id(index), block.ref(), index));
        }
      }
    }
    return places;
  }

  private static boolean touches(
      LockingScript script, RawTransaction transaction, Set<OutPoint> held) {
    boolean touches = false;
    if (!transaction.isCoinbase()) {
      for (var input : transaction.inputs()) {
        touches |=
            input.spentVout() <= Integer.MAX_VALUE
                && held.remove(new OutPoint(input.spentId(), (int) input.spentVout()));
      }
    }
    for (int vout = 0; vout < transaction.outputs().size(); vout++) {
      if (transaction.outputs().get(vout).script().equals(script)) {
        held.add(new OutPoint(transaction.id(), vout));
        touches = true;
      }
    }
    return touches;
  }
}
