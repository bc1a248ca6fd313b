package org.tracer.evidence.evm;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.account.EvmProof;
import org.tracer.source.evm.codec.BlockHeader;
import org.tracer.source.evm.codec.Bytes;
import org.tracer.source.evm.codec.InclusionProof;
import org.tracer.source.evm.codec.Outcome;
import org.tracer.source.evm.codec.Receipt;
import org.tracer.source.evm.codec.SignedTransaction;
import org.tracer.source.evm.codec.Transaction;

/**
 * What a proof says, after everything in it was recomputed.
 *
 * @param gasUsed units of gas that the transaction itself used
 * @param sender who signed it; null if the signature is nobody's, or the type is not known here
 */
record CheckedProof(
    EvmHash hash,
    int index,
    BlockHeader header,
    Transaction transaction,
    Receipt receipt,
    long gasUsed,
    @Nullable EvmAddress sender) {

  private static final int LONGEST_HEADER = 1 << 16;

  /** Keys have ten half-bytes at most, each node but the last takes one. */
  private static final int MOST_NODES = 11;

  /**
   * Recomputes a proof.
   *
   * @throws MalformedDataException if anything in it does not follow from the rest
   */
  static CheckedProof of(EvmProof proof, String where) {
    try {
      return check(proof);
    } catch (MalformedDataException e) {
      String input = e.input().isEmpty() ? where : where + ", " + e.input();
      throw new MalformedDataException(
          String.valueOf(e.getMessage()), input, "Use another source.", e);
    }
  }

  private static CheckedProof check(EvmProof proof) {
    ChainId chain = proof.chain();
    BlockHeader header = header(proof.header(), chain);
    require(header.hash(), proof.blockHash(), "the header has the hash %s, the block is called %s");
    if (header.number() != proof.block()) {
      throw malformed("the header is of block " + header.number() + ", not " + proof.block());
    }
    int index = proof.index();
    Transaction transaction =
        Transaction.parse(
            chain,
            value(index, proof.transactionNodes(), header.transactionsRoot(), "transactions"));
    require(
        transaction.hash(),
        proof.transaction(),
        "at that place of the block stands transaction %s, not %s");
    Receipt receipt = receipt(chain, index, proof.receiptNodes(), header);
    if (receipt.type() != transaction.type()) {
      throw malformed("the receipt is of another type than the transaction");
    }
    long before = 0;
    if (index == 0 && !proof.previousReceiptNodes().isEmpty()) {
      throw malformed("there is a receipt before the first");
    }
    if (index > 0) {
      before = receipt(chain, index - 1, proof.previousReceiptNodes(), header).cumulativeGasUsed();
    }
    long gas = receipt.cumulativeGasUsed() - before;
    if (gas < 0) {
      throw malformed("the transaction used " + gas + " gas by its receipts");
    }
    EvmAddress sender =
        transaction instanceof SignedTransaction signed ? signed.sender(chain).orElse(null) : null;
    return new CheckedProof(proof.transaction(), index, header, transaction, receipt, gas, sender);
  }

  /** A header whose bytes are all there is to it. */
  static BlockHeader header(String text, ChainId chain) {
    Bytes rlp = bytes(text, LONGEST_HEADER, "the header");
    BlockHeader header = BlockHeader.parse(chain, rlp);
    if (!header.encoded().equals(rlp)) {
      throw malformed("the header is not written as headers are");
    }
    return header;
  }

  private static Receipt receipt(ChainId chain, int index, List<String> nodes, BlockHeader header) {
    Receipt receipt = Receipt.parse(chain, value(index, nodes, header.receiptsRoot(), "receipts"));
    if (!receipt.hasBloomOfItsLogs()) {
      throw malformed("the bloom of a receipt is not that of its events");
    }
    return receipt;
  }

  private static Bytes value(int index, List<String> nodes, EvmHash root, String what) {
    if (nodes.size() > MOST_NODES) {
      throw malformed(
          String.format(
              Locale.ROOT,
              "%d nodes lead to one of the %s, more than a way in the trie has",
              nodes.size(),
              what));
    }
    try {
      List<Bytes> way =
          nodes.stream().map(node -> bytes(node, ProofLines.LONGEST, "a node")).toList();
      return new InclusionProof(index, way).verify(root);
    } catch (MalformedDataException e) {
      throw new MalformedDataException(
          "in the trie over " + what + ": " + e.getMessage(), e.input(), e.remedy(), e);
    }
  }

  private static Bytes bytes(String text, int most, String what) {
    if (text.length() > 2 * most) {
      throw malformed(what + " is longer than any");
    }
    if (text.chars().anyMatch(Character::isUpperCase)) {
      throw malformed(what + " is not written in lower case");
    }
    try {
      return Bytes.of(HexFormat.of().parseHex(text));
    } catch (IllegalArgumentException e) {
      throw malformed(what + " is not hexadecimal text");
    }
  }

  private static void require(EvmHash found, EvmHash named, String message) {
    if (!found.equals(named)) {
      throw malformed(String.format(Locale.ROOT, message, found, named));
    }
  }

  private static MalformedDataException malformed(String what) {
    return new MalformedDataException(what, "", "");
  }

  /** The transaction if its fields are known. */
  Optional<SignedTransaction> signed() {
    return transaction instanceof SignedTransaction signed ? Optional.of(signed) : Optional.empty();
  }

  /** Whether it was carried out; empty if its receipt does not show that. */
  Optional<Boolean> succeeded() {
    return switch (receipt.outcome()) {
      case Outcome.Status(boolean success) -> Optional.of(success);
      // Before Byzantium every failure took all the gas and all events.
      case Outcome.StateRoot any ->
          !receipt.logs().isEmpty() || signed().stream().anyMatch(one -> gasUsed < one.gasLimit())
              ? Optional.of(true)
              : Optional.empty();
    };
  }

  /** Wei burned for each unit of gas. */
  BigInteger baseFee() {
    return header.baseFeePerGas().orElse(BigInteger.ZERO);
  }
}
