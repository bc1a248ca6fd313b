package org.tracer.source.evm.codec;

import org.tracer.chain.evm.EvmAddress;
import org.web3j.crypto.Hash;

/** Where a contract comes to stand. */
public final class ContractAddress {

  private ContractAddress() {}

  /**
   * The account of a contract that {@code creator} creates with the transaction of that nonce, by
   * the Yellow Paper, section 7; also with CREATE, if a contract creates. CREATE2 (EIP-1014) is
   * another rule.
   */
  public static EvmAddress of(EvmAddress creator, long nonce) {
    byte[] hash = Hash.sha3(new RlpWriter().address(creator).integer(nonce).toList());
    return EvmAddress.read(creator.chain(), hash, hash.length - EvmAddress.LENGTH);
  }
}
