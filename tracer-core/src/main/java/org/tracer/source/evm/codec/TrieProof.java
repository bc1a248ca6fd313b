package org.tracer.source.evm.codec;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tracer.chain.evm.EvmHash;
import org.tracer.error.MalformedDataException;

/**
 * Follows a key from the root of a trie through nodes that someone brings as a proof.
 *
 * @see <a href="https://eips.ethereum.org/EIPS/eip-1186">EIP-1186</a>
 */
public final class TrieProof {

  private static final int BRANCH_ITEMS = 17;

  private final byte[] path;
  private final List<Bytes> nodes;
  private int depth;
  private int used;

  private TrieProof(byte[] key, List<Bytes> nodes) {
    this.path = NibblePath.of(key);
    this.nodes = nodes;
  }

  /**
   * The value that the trie of that root holds for a key; empty if the nodes prove that it holds
   * none. Takes as many steps as the key has half-bytes, at most.
   *
   * @param key as the trie has it; the trie of accounts has the hashes of their addresses
   * @param nodes from the root on; those that are part of another are not listed again
   * @throws MalformedDataException if the nodes are not exactly those on the way
   */
  public static Optional<Bytes> lookup(EvmHash root, Bytes key, List<Bytes> nodes) {
    TrieProof proof = new TrieProof(key.shared(), nodes);
    Optional<Bytes> value =
        nodes.isEmpty() && root.equals(TrieRoot.EMPTY)
            ? Optional.empty()
            : proof.follow(Bytes.owned(new RlpWriter().hash(root).toBytes()));
    if (proof.used != nodes.size()) {
      throw proof.malformed((nodes.size() - proof.used) + " nodes of the proof are not used");
    }
    return value;
  }

  private Optional<Bytes> follow(Bytes root) {
    Bytes reference = root;
    while (reference.at(0) != (byte) 0x80) {
      List<Bytes> items = items(reference);
      if (items.size() == BRANCH_ITEMS) {
        if (depth == path.length) {
          return Optional.of(string(items.getLast())).filter(value -> value.size() > 0);
        }
        reference = items.get(path[depth++]);
        continue;
      }
      if (items.size() != 2) {
        throw malformed("a node has " + items.size() + " items, neither 2 nor 17");
      }
      Bytes packed = string(items.getFirst());
      if (!NibblePath.isPacked(packed)) {
        throw malformed("a node's path is not written as paths are");
      }
      byte[] piece = NibblePath.unpack(packed);
      boolean leaf = NibblePath.isLeaf(packed);
      int end = Math.min(path.length, depth + piece.length);
      boolean matches = Arrays.equals(piece, 0, piece.length, path, depth, end);
      if (!matches || (leaf && end != path.length)) {
        return Optional.empty();
      }
      if (leaf) {
        return Optional.of(string(items.getLast()));
      }
      if (piece.length == 0) {
        throw malformed("a node leads on without a step");
      }
      depth = end;
      reference = items.getLast();
    }
    return Optional.empty();
  }

  /** The items, each as RLP, of the node that a reference means. */
  private List<Bytes> items(Bytes reference) {
    RlpCursor cursor = RlpCursor.of(reference.shared());
    if (cursor.nextIsList()) {
      if (reference.size() >= EvmHash.LENGTH) {
        throw malformed("a node that is part of another is too long for it");
      }
      return cursor.readList().readRest();
    }
    if (reference.size() != EvmHash.LENGTH + 1) {
      throw malformed("a reference is neither a node nor a hash");
    }
    EvmHash hash = cursor.readHash();
    if (used == nodes.size()) {
      throw malformed("the proof ends before the node " + hash);
    }
    Bytes node = nodes.get(used);
    if (!Keccak.hash(node).equals(hash)) {
      throw malformed("a node of the proof has the hash " + Keccak.hash(node) + ", not " + hash);
    }
    used++;
    RlpCursor bytes = RlpCursor.of(node.shared());
    try {
      List<Bytes> items = bytes.readList().readRest();
      bytes.expectEnd("the node");
      return items;
    } catch (MalformedDataException e) {
      throw malformed(e.getMessage() + " at " + e.input());
    }
  }

  private Bytes string(Bytes item) {
    RlpCursor cursor = RlpCursor.of(item.shared());
    if (cursor.nextIsList()) {
      throw malformed("a node holds a list where a value is expected");
    }
    return cursor.readBytes();
  }

  private MalformedDataException malformed(String message) {
    return new MalformedDataException(message, "proof, node " + used, "");
  }
}
