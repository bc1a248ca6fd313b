package org.tracer.source.codec;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Optional;
import org.tracer.chain.BlockHash;
import org.tracer.chain.Hash256;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.MalformedDataException;

/**
 * The 80 bytes that name a block and prove its work.
 *
 * @param hash the double SHA-256 of the 80 bytes
 * @param time block time, UTC: the miner's claim
 * @param bits the target in compact form
 */
public record BlockHeader(
    BlockHash hash,
    int version,
    BlockHash previous,
    Hash256 merkleRoot,
    Instant time,
    int bits,
    int nonce) {

  /** Number of bytes of a header. */
  public static final int LENGTH = 80;

  /**
   * Reads 80 bytes at {@code offset}.
   *
   * @throws MalformedDataException if the array ends before
   */
  public static BlockHeader read(byte[] source, int offset) {
    if (offset > source.length - LENGTH) {
      throw ByteCursor.malformed("a block header is cut off", offset);
    }
    ByteCursor bytes = new ByteCursor(source, offset, LENGTH);
    int version = bytes.readInt32();
    bytes.skip(2 * Hash256.LENGTH);
    return new BlockHeader(
        new BlockHash(Sha256d.hash(source, offset, LENGTH)),
        version,
        BlockHash.read(source, offset + 4),
        Hash256.read(source, offset + 36),
        Instant.ofEpochSecond(bytes.readUint32()),
        bytes.readInt32(),
        bytes.readInt32());
  }

  /** Parses a header that is all of {@code bytes}. */
  public static BlockHeader parse(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw ByteCursor.malformed("a block header has 80 bytes, not " + bytes.length, 0);
    }
    return read(bytes, 0);
  }

  public byte[] toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(version).put(previous.hash().toWire()).put(merkleRoot.toWire());
    bytes.putInt((int) time.getEpochSecond()).putInt(bits).putInt(nonce);
    return bytes.array();
  }

  /** The target; empty if the bits are none. */
  public Optional<BigInteger> target() {
    return CompactTarget.decode(bits);
  }

  /** Hashes this block took on average; zero if its bits are no target. */
  public BigInteger work() {
    return target().map(CompactTarget::work).orElse(BigInteger.ZERO);
  }

  /** Whether the hash is within the target, and the target within what the network allows. */
  public boolean hasProofOfWork(BitcoinNetwork network) {
    Optional<BigInteger> target = target();
    if (target.isEmpty()) {
      return false;
    }
    BigInteger easiest = CompactTarget.decode(network.powLimitBits()).orElseThrow();
    return target.get().compareTo(easiest) <= 0
        && new BigInteger(hash.toString(), 16).compareTo(target.get()) <= 0;
  }
}
