package org.tracer.source.evm.codec;

import java.util.List;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;

/**
 * An account and places in its storage that a transaction announces to use.
 *
 * @see <a href="https://eips.ethereum.org/EIPS/eip-2930">EIP-2930</a>
 */
public record AccessListEntry(EvmAddress address, List<EvmHash> storageKeys) {

  public AccessListEntry {
    storageKeys = List.copyOf(storageKeys);
  }

  static AccessListEntry read(ChainId chain, RlpCursor cursor) {
    RlpCursor fields = cursor.readList();
    AccessListEntry entry =
        new AccessListEntry(fields.readAddress(chain), fields.readList(RlpCursor::readHash));
    fields.expectEnd("the entry of an access list");
    return entry;
  }

  void write(RlpWriter out) {
    RlpWriter fields = new RlpWriter();
    out.raw(fields.address(address).list(storageKeys, RlpWriter::hash).toList());
  }
}
