package org.tracer.source.evm.codec;

import java.math.BigInteger;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;

/**
 * What the chain of validators pays out to an account at the end of a block.
 *
 * @param index counts all withdrawals there ever were
 * @param validator who withdraws
 * @param address who is paid
 * @param amountGwei 10^9 wei each
 * @see <a href="https://eips.ethereum.org/EIPS/eip-4895">EIP-4895</a>
 */
public record Withdrawal(long index, long validator, EvmAddress address, BigInteger amountGwei) {

  private static final BigInteger WEI_PER_GWEI = BigInteger.valueOf(1_000_000_000);

  public Withdrawal {
    if (index < 0 || validator < 0 || amountGwei.signum() < 0) {
      throw new IllegalArgumentException(index + ", " + validator + ", " + amountGwei);
    }
  }

  static Withdrawal read(ChainId chain, RlpCursor cursor) {
    RlpCursor fields = cursor.readList();
    Withdrawal withdrawal =
        new Withdrawal(
            fields.readLong(), fields.readLong(), fields.readAddress(chain), fields.readInteger(8));
    fields.expectEnd("the withdrawal");
    return withdrawal;
  }

  /** The withdrawal as it stands in the trie. */
  public Bytes encoded() {
    return new RlpWriter()
        .integer(index)
        .integer(validator)
        .address(address)
        .integer(amountGwei)
        .toEnvelope(0);
  }

  public BigInteger amountWei() {
    return amountGwei.multiply(WEI_PER_GWEI);
  }
}
