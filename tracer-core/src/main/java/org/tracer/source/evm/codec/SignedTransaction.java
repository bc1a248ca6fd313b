package org.tracer.source.evm.codec;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;

/**
 * A transaction of one of the five types that Ethereum has. What a type lacks is empty, or null
 * where it is so said.
 *
 * @param type 0 for the first kind; 1 EIP-2930, 2 EIP-1559, 3 EIP-4844, 4 EIP-7702
 * @param chainId where it holds; null in a transaction that may be repeated on every chain
 * @param nonce how many transactions the sender made before
 * @param maxPriorityFeePerGas wei; the gas price in types 0 and 1
 * @param maxFeePerGas wei; the gas price in types 0 and 1
 * @param gasLimit units of gas
 * @param to the recipient; null if the transaction creates a contract
 * @param value wei
 * @param maxFeePerBlobGas wei; null in every type but 3
 */
public record SignedTransaction(
    int type,
    @Nullable BigInteger chainId,
    long nonce,
    BigInteger maxPriorityFeePerGas,
    BigInteger maxFeePerGas,
    long gasLimit,
    @Nullable EvmAddress to,
    BigInteger value,
    Bytes input,
    List<AccessListEntry> accessList,
    @Nullable BigInteger maxFeePerBlobGas,
    List<EvmHash> blobHashes,
    List<Authorization> authorizations,
    Signature signature)
    implements Transaction {

  static final int LEGACY = 0;
  static final int ACCESS_LIST = 1;
  static final int DYNAMIC_FEE = 2;
  static final int BLOB = 3;
  static final int SET_CODE = 4;
  static final int LAST_KNOWN_TYPE = SET_CODE;

  public SignedTransaction {
    accessList = List.copyOf(accessList);
    blobHashes = List.copyOf(blobHashes);
    authorizations = List.copyOf(authorizations);
    SignedTransactions.check(
        type, chainId, maxPriorityFeePerGas, maxFeePerGas, to, maxFeePerBlobGas, signature);
    if (nonce < 0 || gasLimit < 0 || value.signum() < 0) {
      throw new IllegalArgumentException(
          "nonce " + nonce + ", gas limit " + gasLimit + ", value " + value);
    }
    if ((type == LEGACY && !accessList.isEmpty())
        || (type != BLOB && !blobHashes.isEmpty())
        || (type != SET_CODE && !authorizations.isEmpty())) {
      throw new IllegalArgumentException("a list that type " + type + " has no place for");
    }
  }

  @Override
  public Bytes encoded() {
    RlpWriter fields = signedPart();
    signature.write(fields);
    return fields.toEnvelope(type);
  }

  private RlpWriter signedPart() {
    RlpWriter out = new RlpWriter();
    if (type != LEGACY && chainId != null) {
      out.integer(chainId);
    }
    out.integer(nonce);
    if (type >= DYNAMIC_FEE) {
      out.integer(maxPriorityFeePerGas);
    }
    out.integer(maxFeePerGas).integer(gasLimit).address(to).integer(value).string(input);
    if (type != LEGACY) {
      out.list(accessList, (items, entry) -> entry.write(items));
    }
    if (type == BLOB && maxFeePerBlobGas != null) {
      out.integer(maxFeePerBlobGas).list(blobHashes, RlpWriter::hash);
    }
    if (type == SET_CODE) {
      out.list(authorizations, (items, authorization) -> authorization.write(items));
    }
    return out;
  }

  /**
   * Who signed it, and so pays; empty if the signature is nobody's, as in transactions that a
   * rollup made itself. Takes about a millisecond.
   *
   * @param chain the chain on which it was carried out
   */
  public Optional<EvmAddress> sender(ChainId chain) {
    RlpWriter signed = signedPart();
    Optional<Integer> parity;
    if (type == LEGACY) {
      parity = signature.parity();
      if (chainId != null) {
        signed.integer(chainId).integer(0).integer(0);
      }
    } else {
      parity = Optional.of(signature.v().intValue());
    }
    return parity.flatMap(
        which -> signature.signer(chain, Keccak.hash(signed.toEnvelope(type)), which));
  }

  /**
   * Wei paid for each unit of gas in a block of that base fee (EIP-1559).
   *
   * @throws IllegalArgumentException if the transaction offers less than the base fee, so that no
   *     such block can hold it
   */
  public BigInteger effectiveGasPrice(BigInteger baseFeePerGas) {
    if (maxFeePerGas.compareTo(baseFeePerGas) < 0) {
      throw new IllegalArgumentException(
          "offers " + maxFeePerGas + " wei for gas, base fee " + baseFeePerGas);
    }
    return maxFeePerGas.min(baseFeePerGas.add(maxPriorityFeePerGas));
  }

  /** Whether it creates a contract, to which its value goes. */
  public boolean createsContract() {
    return to == null;
  }
}
