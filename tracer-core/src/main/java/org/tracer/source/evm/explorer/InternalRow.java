package org.tracer.source.evm.explorer;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.source.http.JsonValue;

/**
 * A call that a contract made.
 *
 * @param place in its transaction, as the explorer writes it: the way down the tree of calls, or
 *     one number; empty if it does not say
 * @param to the contract that is created if nobody else
 * @param created whether the call creates a contract
 * @param moves whether a call of this type moves its value at all
 */
record InternalRow(
    long block,
    EvmHash hash,
    String place,
    EvmAddress from,
    @Nullable EvmAddress to,
    BigInteger wei,
    boolean created,
    boolean destruction,
    boolean moves,
    boolean failed)
    implements Row {

  /**
   * @param asked the transaction that was asked for, which rows then do not name; null if an
   *     account was
   */
  static InternalRow read(JsonValue json, ChainId chain, @Nullable EvmHash asked) {
    RowFields fields = new RowFields(json, chain);
    EvmHash hash = asked;
    if (!fields.text("hash").isEmpty()) {
      hash = fields.hash("hash");
    } else if (asked == null || !fields.text("transactionHash").isEmpty()) {
      hash = fields.hash("transactionHash");
    }
    String type = fields.text("type").toLowerCase(Locale.ROOT);
    String callType = fields.text("callType").toLowerCase(Locale.ROOT);
    boolean created = type.equals("create") || type.equals("create2");
    boolean destruction = type.equals("selfdestruct") || type.equals("suicide");
    boolean moves = created || destruction || moves(type, callType, json);
    EvmAddress to = fields.optionalAddress("to");
    if (created && fields.optionalAddress("contractAddress") != null) {
      to = fields.optionalAddress("contractAddress");
    }
    String place = fields.text("traceId").isEmpty() ? fields.text("index") : fields.text("traceId");
    if (!place.matches("|[0-9]{1,9}(_[0-9]{1,9}){0,1100}")) {
      throw json.unexpected("has an odd place in its transaction");
    }
    String error = fields.text("isError");
    if (!error.matches("|0|1")) {
      throw json.get("isError").unexpected("is neither 0 nor 1");
    }
    return new InternalRow(
        fields.number("blockNumber"),
        Objects.requireNonNull(hash),
        place,
        fields.address("from"),
        to,
        fields.amount("value"),
        created,
        destruction,
        moves,
        error.equals("1") || !fields.text("errCode").isEmpty());
  }

  private static boolean moves(String type, String callType, JsonValue json) {
    return switch (callType.isEmpty() ? type : callType) {
      case "call" -> true;
      // The first two carry no value; the third carries it from an account to itself.
      case "delegatecall", "staticcall", "callcode" -> false;
      default -> throw json.unexpected("is a call of the unknown type " + type + " " + callType);
    };
  }

  @Override
  public @Nullable String key() {
    return place.isEmpty() ? null : hash + "/" + place;
  }

  boolean concerns(EvmAddress account) {
    return account.equals(from) || account.equals(to);
  }
}
