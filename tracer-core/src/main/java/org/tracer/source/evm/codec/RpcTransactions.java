package org.tracer.source.evm.codec;

import static org.tracer.source.evm.codec.SignedTransaction.BLOB;
import static org.tracer.source.evm.codec.SignedTransaction.DYNAMIC_FEE;
import static org.tracer.source.evm.codec.SignedTransaction.LEGACY;
import static org.tracer.source.evm.codec.SignedTransaction.SET_CODE;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.error.MalformedDataException;
import org.tracer.source.http.JsonValue;

/**
 * Makes transactions from the objects of JSON-RPC, as strict as {@link RpcObjects}. Who sent one
 * follows from its signature, not from the object's {@code from}, which must say the same.
 */
public final class RpcTransactions {

  private RpcTransactions() {}

  /**
   * The transaction, whose hash is the one that the node gives; empty if its type is not known
   * here, so that its bytes do not follow from the object.
   *
   * @throws MalformedDataException also if its fields have another hash
   */
  public static Optional<SignedTransaction> transaction(ChainId chain, JsonValue object) {
    Optional<SignedTransaction> transaction = uncheckedTransaction(chain, object);
    transaction.ifPresent(it -> RpcObjects.requireHash("transaction", object, it.hash()));
    return transaction;
  }

  /** The transaction as its fields say, whatever its hash; empty if its type is not known here. */
  public static Optional<SignedTransaction> uncheckedTransaction(ChainId chain, JsonValue object) {
    long type = object.optional("type").map(RpcValues::number).orElse(0L);
    return type > SignedTransaction.LAST_KNOWN_TYPE
        ? Optional.empty()
        : Optional.of(signed(chain, (int) type, object));
  }

  /**
   * Who sent the transaction: who signed it, and the object's {@code from} says so. Empty if the
   * signature is nobody's; then {@code from} is a claim of the node.
   *
   * @throws MalformedDataException if somebody else signed it
   */
  public static Optional<EvmAddress> sender(
      ChainId chain, SignedTransaction transaction, JsonValue object) {
    Optional<EvmAddress> sender = transaction.sender(chain);
    EvmAddress claimed = RpcValues.address(chain, object.get("from"));
    if (sender.isPresent() && !sender.get().equals(claimed)) {
      throw object.unexpected("is from " + claimed + ", but signed by " + sender.get());
    }
    return sender;
  }

  private static SignedTransaction signed(ChainId chain, int type, JsonValue object) {
    boolean dynamic = type >= DYNAMIC_FEE;
    JsonValue priority = object.get(dynamic ? "maxPriorityFeePerGas" : "gasPrice");
    JsonValue most = object.get(dynamic ? "maxFeePerGas" : "gasPrice");
    Signature signature = signature(type, object);
    Optional<JsonValue> to = object.optional("to");
    if (to.isEmpty() && type >= BLOB) {
      throw object.unexpected("has no \"to\"");
    }
    return new SignedTransaction(
        type,
        chainId(type, signature, object),
        RpcValues.number(object.get("nonce")),
        RpcValues.quantity(priority),
        RpcValues.quantity(most),
        RpcValues.number(object.get("gas")),
        to.map(value -> RpcValues.address(chain, value)).orElse(null),
        RpcValues.quantity(object.get("value")),
        RpcValues.data(object.get("input")),
        list(type != LEGACY, object, "accessList", entry -> accessListEntry(chain, entry)),
        type == BLOB ? RpcValues.quantity(object.get("maxFeePerBlobGas")) : null,
        list(type == BLOB, object, "blobVersionedHashes", RpcValues::hash),
        list(type == SET_CODE, object, "authorizationList", entry -> authorization(chain, entry)),
        signature);
  }

  private static <T> List<T> list(
      boolean present, JsonValue object, String name, Function<JsonValue, T> read) {
    return present ? object.get(name).elements().stream().map(read).toList() : List.of();
  }

  /** The chain a transaction names; the first kind names it in its signature. */
  private static @Nullable BigInteger chainId(int type, Signature signature, JsonValue object) {
    if (type != LEGACY) {
      return RpcValues.quantity(object.get("chainId"));
    }
    BigInteger signed = signature.chainId().orElse(null);
    Optional<JsonValue> claimed = object.optional("chainId");
    if (signed != null
        && claimed.isPresent()
        && !signed.equals(RpcValues.quantity(claimed.get()))) {
      throw claimed.get().unexpected("is not the chain " + signed + " that the signature names");
    }
    return signed;
  }

  private static Signature signature(int type, JsonValue object) {
    JsonValue v = object.optional("v").orElseGet(() -> object.get("yParity"));
    Signature signature =
        new Signature(
            RpcValues.quantity(v),
            RpcValues.quantity(object.get("r")),
            RpcValues.quantity(object.get("s")));
    if (type != LEGACY && signature.v().bitLength() > 1) {
      throw v.unexpected("is " + signature.v() + ", expected 0 or 1");
    }
    return signature;
  }

  private static AccessListEntry accessListEntry(ChainId chain, JsonValue entry) {
    return new AccessListEntry(
        RpcValues.address(chain, entry.get("address")),
        entry.get("storageKeys").elements().stream().map(RpcValues::hash).toList());
  }

  private static Authorization authorization(ChainId chain, JsonValue entry) {
    JsonValue v = entry.optional("yParity").orElseGet(() -> entry.get("v"));
    return new Authorization(
        RpcValues.quantity(entry.get("chainId")),
        RpcValues.address(chain, entry.get("address")),
        RpcValues.quantity(entry.get("nonce")),
        new Signature(
            RpcValues.quantity(v),
            RpcValues.quantity(entry.get("r")),
            RpcValues.quantity(entry.get("s"))));
  }
}
