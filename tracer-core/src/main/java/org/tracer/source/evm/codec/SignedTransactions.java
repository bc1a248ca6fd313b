package org.tracer.source.evm.codec;

import static org.tracer.source.evm.codec.SignedTransaction.ACCESS_LIST;
import static org.tracer.source.evm.codec.SignedTransaction.BLOB;
import static org.tracer.source.evm.codec.SignedTransaction.DYNAMIC_FEE;
import static org.tracer.source.evm.codec.SignedTransaction.LAST_KNOWN_TYPE;
import static org.tracer.source.evm.codec.SignedTransaction.LEGACY;
import static org.tracer.source.evm.codec.SignedTransaction.SET_CODE;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;

/** Which fields each type of transaction has, and in which order. */
final class SignedTransactions {

  private SignedTransactions() {}

  static SignedTransaction read(ChainId chain, int type, RlpCursor cursor) {
    RlpCursor fields = cursor.readList();
    refuseNetworkForm(type, fields);
    BigInteger chainId = type == LEGACY ? null : fields.readInteger();
    long nonce = fields.readLong();
    BigInteger priority = fields.readInteger();
    BigInteger most = type >= DYNAMIC_FEE ? fields.readInteger() : priority;
    long gasLimit = fields.readLong();
    EvmAddress to =
        type == BLOB || type == SET_CODE ? fields.readAddress(chain) : fields.readRecipient(chain);
    BigInteger value = fields.readInteger();
    Bytes input = fields.readBytes();
    List<AccessListEntry> accessList =
        type == LEGACY ? List.of() : fields.readList(items -> AccessListEntry.read(chain, items));
    BigInteger maxFeePerBlobGas = type == BLOB ? fields.readInteger() : null;
    List<EvmHash> blobHashes = type == BLOB ? fields.readList(RlpCursor::readHash) : List.of();
    List<Authorization> authorizations =
        type == SET_CODE ? fields.readList(items -> Authorization.read(chain, items)) : List.of();
    Signature signature = readSignature(type, fields);
    return new SignedTransaction(
        type,
        type == LEGACY ? signature.chainId().orElse(null) : chainId,
        nonce,
        priority,
        most,
        gasLimit,
        to,
        value,
        input,
        accessList,
        maxFeePerBlobGas,
        blobHashes,
        authorizations,
        signature);
  }

  private static Signature readSignature(int type, RlpCursor fields) {
    int start = fields.position();
    BigInteger v = fields.readInteger();
    if (type != LEGACY && v.bitLength() > 1) {
      throw RlpCursor.malformed("the parity of a signature is " + v, start);
    }
    Signature signature = new Signature(v, fields.readInteger(), fields.readInteger());
    fields.expectEnd("the transaction's fields");
    return signature;
  }

  /** Between nodes a transaction travels with its blobs, in a list with them. */
  private static void refuseNetworkForm(int type, RlpCursor fields) {
    if (type == BLOB && fields.hasNext() && fields.nextIsList()) {
      throw RlpCursor.malformed(
          "the transaction comes with its blobs, as no block holds it", fields.position());
    }
  }

  /** Refuses parts of which none of their type can be written. */
  static void check(
      int type,
      @Nullable BigInteger chainId,
      BigInteger priority,
      BigInteger most,
      @Nullable EvmAddress to,
      @Nullable BigInteger maxFeePerBlobGas,
      Signature signature) {
    if (type < LEGACY || type > LAST_KNOWN_TYPE) {
      throw new IllegalArgumentException("type " + type);
    }
    if (type == LEGACY
        ? !Objects.equals(chainId, signature.chainId().orElse(null))
        : chainId == null || chainId.signum() < 0 || signature.v().bitLength() > 1) {
      throw new IllegalArgumentException("chain " + chainId + ", signature " + signature);
    }
    if (priority.signum() < 0
        || most.signum() < 0
        || (type <= ACCESS_LIST && !priority.equals(most))) {
      throw new IllegalArgumentException("fees " + priority + " and " + most);
    }
    if ((type == BLOB) != (maxFeePerBlobGas != null) || (to == null && type >= BLOB)) {
      throw new IllegalArgumentException("type " + type + " to " + to);
    }
  }
}
