package org.tracer.source.evm.codec;

import java.util.List;
import java.util.Objects;
import org.tracer.chain.evm.EvmHash;
import org.tracer.error.MalformedDataException;

/**
 * Proves that a transaction, receipt or withdrawal stands at a place of a block, given the root in
 * the block's header. It says nothing of other places.
 *
 * @param index place in the list, from 0 on
 * @param nodes of the trie, from the root on, as RLP
 */
public record InclusionProof(int index, List<Bytes> nodes) {

  public InclusionProof {
    if (index < 0) {
      throw new IllegalArgumentException("index " + index);
    }
    nodes = List.copyOf(nodes);
  }

  /** The proof for one of {@code values}, as they stand in the trie. Linear in their length. */
  public static InclusionProof of(List<Bytes> values, int index) {
    Objects.checkIndex(index, values.size());
    return new InclusionProof(index, new ListTrie(values).nodesTo(index));
  }

  /**
   * What stands at the place, as it stands in the trie.
   *
   * @throws MalformedDataException if the nodes do not lead from {@code root} to a value
   */
  public Bytes verify(EvmHash root) {
    return TrieProof.lookup(root, Bytes.owned(TrieRoot.key(index)), nodes)
        .orElseThrow(() ->
            new MalformedDataException(
                "the proof shows that nothing stands at place " + index, "root " + root, ""));
  }
}
