package org.tracer.source.evm.codec;

import java.math.BigInteger;
import java.util.Optional;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;

/**
 * A key's consent to have a contract's code carried out for it. A transaction may hold ones that
 * have no effect, so the numbers may be any of their size.
 *
 * @param chainId where it holds; 0 for every chain
 * @param delegate whose code it is; all zeros take the consent back
 * @param nonce that the account must have
 * @param signature its {@code v} is 0 or 1 in what can have an effect
 * @see <a href="https://eips.ethereum.org/EIPS/eip-7702">EIP-7702</a>
 */
public record Authorization(
    BigInteger chainId, EvmAddress delegate, BigInteger nonce, Signature signature) {

  private static final int MAGIC = 0x05;

  static Authorization read(ChainId chain, RlpCursor cursor) {
    RlpCursor fields = cursor.readList();
    Authorization authorization =
        new Authorization(
            fields.readInteger(),
            fields.readAddress(chain),
            fields.readInteger(8),
            new Signature(fields.readInteger(1), fields.readInteger(), fields.readInteger()));
    fields.expectEnd("the authorization");
    return authorization;
  }

  void write(RlpWriter out) {
    RlpWriter fields = signedPart();
    signature.write(fields);
    out.raw(fields.toList());
  }

  private RlpWriter signedPart() {
    return new RlpWriter().integer(chainId).address(delegate).integer(nonce);
  }

  /** Who consents; empty if the signature is nobody's. It is not asked whether it had an effect. */
  public Optional<EvmAddress> authority() {
    if (signature.v().bitLength() > 1) {
      return Optional.empty();
    }
    return signature.signer(
        delegate.chain(), Keccak.hash(signedPart().toEnvelope(MAGIC)), signature.v().intValue());
  }
}
