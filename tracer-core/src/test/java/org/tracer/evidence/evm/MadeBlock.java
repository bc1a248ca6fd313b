package org.tracer.evidence.evm;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.EvmProof;
import org.tracer.source.evm.codec.BlockHeader;
import org.tracer.source.evm.codec.Bytes;
import org.tracer.source.evm.codec.InclusionProof;
import org.tracer.source.evm.codec.Log;
import org.tracer.source.evm.codec.LogsBloom;
import org.tracer.source.evm.codec.Outcome;
import org.tracer.source.evm.codec.Receipt;
import org.tracer.source.evm.codec.Transaction;
import org.tracer.source.evm.codec.TrieRoot;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;

/** A block that somebody makes up: everything in it fits together, and it is in no chain. */
record MadeBlock(BlockHeader header, List<Transaction> transactions, List<Receipt> receipts) {

  static final ChainId CHAIN = EvmNetwork.ETHEREUM.chainId();
  static final EvmAddress TOKEN = account(0x70);
  static final EvmAddress MINER = account(0xfee);
  static final BigInteger BASE_FEE = BigInteger.TEN;
  static final BigInteger TIP = BigInteger.TWO;
  static final long GAS = 21_000;

  private static final EvmHash TRANSFER =
      EvmHash.parse("0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef");

  static EvmAddress account(long number) {
    return EvmAddress.parse(CHAIN, "0x" + "%040x".formatted(number));
  }

  /** The account with the key of that number. */
  static EvmAddress payer(int key) {
    return EvmAddress.parse(CHAIN, credentials(key).getAddress());
  }

  private static Credentials credentials(int key) {
    return Credentials.create("%064x".formatted(key));
  }

  /** A payment as web3j signs it: 2 wei for gas above a base fee of 10, at most 50. */
  static Transaction payment(int key, long nonce, EvmAddress to, long wei, String input) {
    RawTransaction raw =
        RawTransaction.createTransaction(
            1,
            BigInteger.valueOf(nonce),
            BigInteger.valueOf(100_000),
            to.text(),
            BigInteger.valueOf(wei),
            input,
            TIP,
            BigInteger.valueOf(50));
    return Transaction.parse(
        CHAIN, Bytes.of(TransactionEncoder.signMessage(raw, credentials(key))));
  }

  static Log transfer(EvmAddress from, EvmAddress to, long amount) {
    return new Log(
        TOKEN, List.of(TRANSFER, topic(from), topic(to)), Bytes.of(word(amount).toBytes()));
  }

  private static EvmHash topic(EvmAddress account) {
    return EvmHash.parse(
        "0x" + "0".repeat(24) + Bytes.of(account.toBytes()).toString().substring(2));
  }

  private static EvmHash word(long number) {
    return EvmHash.parse("0x" + "%064x".formatted(number));
  }

  /** A receipt of a transaction that used 21,000 gas. */
  static Receipt receipt(int place, boolean success, List<Log> logs) {
    return new Receipt(
        2, new Outcome.Status(success), GAS * (place + 1), LogsBloom.of(logs), logs, List.of());
  }

  static MadeBlock of(
      long number, EvmHash parent, List<Transaction> transactions, List<Receipt> receipts) {
    BlockHeader header =
        new BlockHeader(
            parent,
            word(1),
            MINER,
            word(2),
            TrieRoot.ofTransactions(transactions),
            TrieRoot.ofReceipts(receipts),
            Bytes.of(new byte[LogsBloom.LENGTH]),
            BigInteger.ZERO,
            number,
            30_000_000,
            GAS * transactions.size(),
            Instant.ofEpochSecond(1_700_000_000),
            Bytes.EMPTY,
            word(3),
            Bytes.of(new byte[8]),
            List.of(Bytes.of((byte) 10)));
    return new MadeBlock(header, transactions, receipts);
  }

  /** So many payments of key 1 to account 9, of 1 wei, 2 wei and so on; of each a token too. */
  static MadeBlock payments(long number, int count) {
    Random random = new Random(31 * number + count);
    List<Transaction> transactions = new ArrayList<>();
    List<Receipt> receipts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] input = new byte[random.nextInt(80)];
      transactions.add(
          payment(1, 1000 * number + i, account(9), i + 1, Bytes.of(input).toString()));
      receipts.add(receipt(i, true, List.of(transfer(payer(1), account(9), 1000 + i))));
    }
    return of(number, word(number - 1), transactions, receipts);
  }

  ChainOrder order(int index, int place) {
    return new ChainOrder(header.number(), index, place);
  }

  EvmHash hash(int index) {
    return transactions.get(index).hash();
  }

  EvmProof proof(int index) {
    List<Bytes> results = receipts.stream().map(Receipt::encoded).toList();
    return new EvmProof(
        CHAIN,
        hash(index),
        header.number(),
        header.hash(),
        index,
        header.encoded().toString().substring(2),
        nodes(transactions.stream().map(Transaction::encoded).toList(), index),
        nodes(results, index),
        index == 0 ? List.of() : nodes(results, index - 1));
  }

  private static List<String> nodes(List<Bytes> values, int index) {
    return InclusionProof.of(values, index).nodes().stream()
        .map(node -> node.toString().substring(2))
        .toList();
  }
}
