package org.tracer.source.evm.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.evm.EvmHash;

/**
 * The trie over an ordered list, built from the root down. No key begins another, so that branches
 * hold no values; keys have at most ten half-bytes, which bounds the depth.
 */
final class ListTrie {

  private record Leaf(Bytes path, Bytes value) {}

  private final List<Leaf> leaves;

  /** The path whose nodes are kept, and the nodes. */
  private byte @Nullable [] wanted;

  private final List<Bytes> kept = new ArrayList<>();

  ListTrie(List<Bytes> values) {
    leaves = new ArrayList<>(values.size());
    for (int index = 0; index < values.size(); index++) {
      if (values.get(index).size() == 0) {
        throw new IllegalArgumentException("value " + index + " is empty, which no trie holds");
      }
      leaves.add(new Leaf(path(index), values.get(index)));
    }
    leaves.sort((a, b) -> Arrays.compare(a.path().shared(), b.path().shared()));
  }

  private static Bytes path(int index) {
    return Bytes.owned(NibblePath.of(TrieRoot.key(index)));
  }

  /** The RLP of the node whose hash is the root; there must be a value. */
  byte[] rootNode() {
    return node(0, leaves.size(), 0);
  }

  /** The nodes on the way to a value, root first, but for those that are part of another. */
  List<Bytes> nodesTo(int index) {
    wanted = path(index).shared();
    kept.clear();
    Bytes root = Bytes.owned(rootNode());
    if (root.size() < EvmHash.LENGTH) {
      kept.add(root);
    }
    Collections.reverse(kept);
    return List.copyOf(kept);
  }

  /** The node over leaves that share the first {@code depth} half-bytes of their paths. */
  private byte[] node(int from, int to, int depth) {
    byte[] first = leaves.get(from).path().shared();
    byte[] last = leaves.get(to - 1).path().shared();
    RlpWriter node = new RlpWriter();
    if (to - from == 1) {
      node.string(NibblePath.pack(first, depth, first.length, true));
      node.string(leaves.get(from).value());
    } else {
      int shared = Arrays.mismatch(first, last);
      if (shared > depth) {
        node.string(NibblePath.pack(first, depth, shared, false));
        node.raw(reference(node(from, to, shared)));
      } else {
        writeBranch(node, from, to, depth);
      }
    }
    byte[] encoded = node.toList();
    if (encoded.length >= EvmHash.LENGTH && isOnTheWay(first, depth, to - from == 1)) {
      kept.add(Bytes.of(encoded));
    }
    return encoded;
  }

  private void writeBranch(RlpWriter node, int from, int to, int depth) {
    int start = from;
    for (int nibble = 0; nibble < 16; nibble++) {
      int end = start;
      while (end < to && leaves.get(end).path().at(depth) == nibble) {
        end++;
      }
      if (end == start) {
        node.string(Bytes.EMPTY);
      } else {
        node.raw(reference(node(start, end, depth + 1)));
      }
      start = end;
    }
    node.string(Bytes.EMPTY);
  }

  /** How a node names another: by its hash, or by itself if it is no longer than a hash. */
  private static byte[] reference(byte[] node) {
    return node.length < EvmHash.LENGTH ? node : new RlpWriter().hash(Keccak.hash(node)).toBytes();
  }

  private boolean isOnTheWay(byte[] path, int depth, boolean leaf) {
    return wanted != null
        && (leaf
            ? Arrays.equals(path, wanted)
            : Arrays.equals(path, 0, depth, wanted, 0, Math.min(depth, wanted.length)));
  }
}
