package org.tracer.ledger.account;

import java.util.List;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmHash;

/**
 * What proves, to everybody who knows that a block is the chain's, that a transaction stands in it
 * and what came of it. Bytes are lower-case hexadecimal text without {@code 0x}. Nothing is checked
 * here.
 *
 * @param index place of the transaction in the block, from 0 on
 * @param header the block's header as RLP, whose Keccak-256 is the block's hash
 * @param transactionNodes from the root of the trie over transactions to the one that holds the
 *     transaction as it was signed
 * @param receiptNodes the same of its receipt
 * @param previousReceiptNodes the same of the receipt before, without which nobody knows how much
 *     gas the transaction used; empty for the first of a block
 */
public record EvmProof(
    ChainId chain,
    EvmHash transaction,
    long block,
    EvmHash blockHash,
    int index,
    String header,
    List<String> transactionNodes,
    List<String> receiptNodes,
    List<String> previousReceiptNodes) {

  public EvmProof {
    transactionNodes = List.copyOf(transactionNodes);
    receiptNodes = List.copyOf(receiptNodes);
    previousReceiptNodes = List.copyOf(previousReceiptNodes);
  }

  /** Number of bytes of header and nodes. */
  public long size() {
    long digits = header.length();
    for (List<String> nodes : List.of(transactionNodes, receiptNodes, previousReceiptNodes)) {
      for (String node : nodes) {
        digits += node.length();
      }
    }
    return digits / 2;
  }
}
