package org.tracer.source.evm.codec;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.error.MalformedDataException;

/**
 * The header of a block, whose hash is the name of the block. Fifteen fields are as old as
 * Ethereum; those that forks added behind them are kept as they are written, known or not, so that
 * the hash is right on every fork.
 *
 * @param miner who gets the block's tips and rewards; EIP-3675 calls it the fee recipient
 * @param time block time, UTC: the proposer's claim
 * @param gasLimit units of gas
 * @param gasUsed units of gas
 * @param later the RLP of each field behind the fifteenth
 */
public record BlockHeader(
    EvmHash parentHash,
    EvmHash ommersHash,
    EvmAddress miner,
    EvmHash stateRoot,
    EvmHash transactionsRoot,
    EvmHash receiptsRoot,
    Bytes logsBloom,
    BigInteger difficulty,
    long number,
    long gasLimit,
    long gasUsed,
    Instant time,
    Bytes extraData,
    EvmHash mixHash,
    Bytes nonce,
    List<Bytes> later) {

  /** More wei for a unit of gas than there will ever be; what is longer is no fee. */
  private static final int LONGEST_FEE = 16;

  private static final int NONCE_LENGTH = 8;

  public BlockHeader {
    later = List.copyOf(later);
    if (logsBloom.size() != LogsBloom.LENGTH || nonce.size() != NONCE_LENGTH) {
      throw new IllegalArgumentException(
          "a bloom of " + logsBloom.size() + " bytes, a nonce of " + nonce.size());
    }
    if (number < 0 || gasLimit < 0 || gasUsed < 0 || time.getEpochSecond() < 0) {
      throw new IllegalArgumentException(
          "block " + number + ", gas " + gasUsed + " of " + gasLimit + ", time " + time);
    }
  }

  /**
   * Parses a header that is all of {@code rlp}.
   *
   * @throws MalformedDataException if it is damaged
   */
  public static BlockHeader parse(ChainId chain, Bytes rlp) {
    RlpCursor cursor = RlpCursor.of(rlp.shared());
    BlockHeader header = read(chain, cursor);
    cursor.expectEnd("the header");
    return header;
  }

  static BlockHeader read(ChainId chain, RlpCursor cursor) {
    RlpCursor fields = cursor.readList();
    return new BlockHeader(
        fields.readHash(),
        fields.readHash(),
        fields.readAddress(chain),
        fields.readHash(),
        fields.readHash(),
        fields.readHash(),
        fields.readBytes(LogsBloom.LENGTH),
        fields.readInteger(),
        fields.readLong(),
        fields.readLong(),
        fields.readLong(),
        Instant.ofEpochSecond(fields.readLong(Instant.MAX.getEpochSecond())),
        fields.readBytes(),
        fields.readHash(),
        fields.readBytes(NONCE_LENGTH),
        fields.readRest());
  }

  /** The header as RLP. */
  public Bytes encoded() {
    return new RlpWriter()
        .hash(parentHash)
        .hash(ommersHash)
        .address(miner)
        .hash(stateRoot)
        .hash(transactionsRoot)
        .hash(receiptsRoot)
        .string(logsBloom)
        .integer(difficulty)
        .integer(number)
        .integer(gasLimit)
        .integer(gasUsed)
        .integer(time.getEpochSecond())
        .string(extraData)
        .hash(mixHash)
        .string(nonce)
        .raw(later)
        .toEnvelope(0);
  }

  /** The name of the block, computed anew at each call. */
  public EvmHash hash() {
    return Keccak.hash(encoded());
  }

  /**
   * Wei that each unit of gas burns (EIP-1559); empty in older blocks, and where another chain has
   * something else in its place.
   */
  public Optional<BigInteger> baseFeePerGas() {
    if (later.isEmpty()) {
      return Optional.empty();
    }
    RlpCursor field = RlpCursor.of(later.getFirst().shared());
    boolean number = !field.nextIsList() && later.getFirst().size() <= LONGEST_FEE + 1;
    return number && field.peek() != 0 && !startsWithZero(later.getFirst())
        ? Optional.of(field.readInteger(LONGEST_FEE))
        : Optional.empty();
  }

  private static boolean startsWithZero(Bytes string) {
    return string.size() > 1 && string.at(1) == 0;
  }

  /**
   * The root over the withdrawals (EIP-4895); empty in older blocks, and where another chain has
   * something else in its place.
   */
  public Optional<EvmHash> withdrawalsRoot() {
    if (later.size() < 2 || later.get(1).size() != EvmHash.LENGTH + 1) {
      return Optional.empty();
    }
    RlpCursor field = RlpCursor.of(later.get(1).shared());
    return field.nextIsList() ? Optional.empty() : Optional.of(field.readHash());
  }
}
