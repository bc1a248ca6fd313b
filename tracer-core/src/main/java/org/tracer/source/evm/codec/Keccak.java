package org.tracer.source.evm.codec;

import org.tracer.chain.evm.EvmHash;
import org.web3j.crypto.Hash;

/** Keccak-256, the hash of everything that an EVM chain names by its content. */
final class Keccak {

  private Keccak() {}

  static EvmHash hash(byte[] bytes) {
    return EvmHash.read(Hash.sha3(bytes), 0);
  }

  static EvmHash hash(Bytes bytes) {
    return hash(bytes.shared());
  }
}
