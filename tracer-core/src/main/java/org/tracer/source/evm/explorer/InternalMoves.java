package org.tracer.source.evm.explorer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.error.MalformedDataException;
import org.tracer.source.evm.rpc.Moves;

/**
 * What contracts moved in one transaction, from the explorer's rows of it. They stand in the order
 * of their places if all have one, else in that of the answer. What stands below a call that failed
 * did not happen; where places are no tree, that is not seen.
 */
final class InternalMoves {

  private InternalMoves() {}

  /**
   * @param created the contract that the transaction itself creates, which some explorers list as a
   *     call too; null if it creates none
   */
  static Moves read(List<InternalRow> rows, @Nullable EvmAddress created, String where) {
    List<InternalRow> ordered = ordered(rows, where);
    Set<String> failed = new HashSet<>();
    ordered.stream().filter(InternalRow::failed).forEach(row -> failed.add(row.place()));
    List<Moves.Move> moves = new ArrayList<>();
    for (InternalRow row : ordered) {
      boolean whole = row.created() && row.to() != null && row.to().equals(created);
      if (row.moves() && !whole && row.wei().signum() > 0 && !takenBack(row, failed)) {
        if (row.to() == null) {
          throw new MalformedDataException(
              "the explorer lists a call without saying whom it pays",
              where + ": " + row,
              ExplorerClient.REMEDY);
        }
        moves.add(new Moves.Move(row.from(), row.to(), row.wei(), row.destruction()));
      }
    }
    return new Moves(true, true, moves);
  }

  private static boolean takenBack(InternalRow row, Set<String> failed) {
    if (row.failed()) {
      return true;
    }
    String above = row.place();
    for (int end = above.lastIndexOf('_'); end > 0; end = above.lastIndexOf('_')) {
      above = above.substring(0, end);
      if (failed.contains(above)) {
        return true;
      }
    }
    return false;
  }

  private static List<InternalRow> ordered(List<InternalRow> rows, String where) {
    if (rows.stream().anyMatch(row -> row.place().isEmpty())) {
      return rows;
    }
    Map<String, InternalRow> byPlace = new LinkedHashMap<>();
    for (InternalRow row : rows) {
      InternalRow known = byPlace.putIfAbsent(row.place(), row);
      if (known != null && !known.equals(row)) {
        throw new MalformedDataException(
            "the explorer gives two different rows for one thing",
            where + ": " + known + " and " + row,
            ExplorerClient.REMEDY);
      }
    }
    List<InternalRow> ordered = new ArrayList<>(byPlace.values());
    ordered.sort((a, b) -> compare(a.place().split("_", -1), b.place().split("_", -1)));
    return ordered;
  }

  private static int compare(String[] a, String[] b) {
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      int order = Integer.compare(Integer.parseInt(a[i]), Integer.parseInt(b[i]));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.length, b.length);
  }
}
