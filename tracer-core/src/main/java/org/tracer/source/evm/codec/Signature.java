package org.tracer.source.evm.codec;

import java.math.BigInteger;
import java.util.Optional;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.web3j.crypto.ECDSASignature;
import org.web3j.crypto.Hash;
import org.web3j.crypto.Sign;

/**
 * A signature on the curve secp256k1, from which follows whose it is.
 *
 * @param v in typed transactions 0 or 1, which of two keys it is; in the first kind of transaction
 *     27 or 28, or the same and the chain (EIP-155)
 * @see <a href="https://eips.ethereum.org/EIPS/eip-155">EIP-155</a>
 */
public record Signature(BigInteger v, BigInteger r, BigInteger s) {

  private static final BigInteger ORDER = Sign.CURVE_PARAMS.getN();
  private static final BigInteger FIRST_WITH_CHAIN = BigInteger.valueOf(35);
  private static final int KEY_LENGTH = 64;

  public Signature {
    if (v.signum() < 0 || r.signum() < 0 || s.signum() < 0) {
      throw new IllegalArgumentException("v " + v + ", r " + r + ", s " + s);
    }
    if (Math.max(v.bitLength(), Math.max(r.bitLength(), s.bitLength())) > 256) {
      throw new IllegalArgumentException("a number of more than 256 bits in a signature");
    }
  }

  /** The chain id that a transaction of the first kind names in {@code v}; empty if it does not. */
  public Optional<BigInteger> chainId() {
    return v.compareTo(FIRST_WITH_CHAIN) < 0
        ? Optional.empty()
        : Optional.of(v.subtract(FIRST_WITH_CHAIN).shiftRight(1));
  }

  /** Which of two keys a transaction of the first kind means; empty if {@code v} is neither. */
  Optional<Integer> parity() {
    if (v.compareTo(FIRST_WITH_CHAIN) >= 0) {
      return Optional.of(v.testBit(0) ? 0 : 1);
    }
    int small = v.intValue();
    return small == 27 || small == 28 ? Optional.of(small - 27) : Optional.empty();
  }

  /** The account whose key signed {@code digest}; empty if that is nobody's signature. */
  Optional<EvmAddress> signer(ChainId chain, EvmHash digest, int parity) {
    if (!isInRange(r) || !isInRange(s)) {
      return Optional.empty();
    }
    BigInteger key;
    try {
      key = Sign.recoverFromSignature(parity, new ECDSASignature(r, s), digest.toBytes());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (key == null || key.signum() == 0) {
      return Optional.empty();
    }
    byte[] digits = key.toByteArray();
    byte[] point = new byte[KEY_LENGTH];
    int length = Math.min(digits.length, KEY_LENGTH);
    System.arraycopy(digits, digits.length - length, point, KEY_LENGTH - length, length);
    byte[] hash = Hash.sha3(point);
    return Optional.of(EvmAddress.read(chain, hash, hash.length - EvmAddress.LENGTH));
  }

  private static boolean isInRange(BigInteger number) {
    return number.signum() > 0 && number.compareTo(ORDER) < 0;
  }

  void write(RlpWriter out) {
    out.integer(v).integer(r).integer(s);
  }
}
