package org.tracer.source.evm.rpc;

import java.util.Locale;
import java.util.regex.Pattern;
import org.tracer.source.http.Excerpt;
import org.web3j.protocol.core.Response;

/**
 * Why a node did not answer a call, in its own words. Servers use codes so differently that only
 * the unknown method is judged by its code alone.
 *
 * @param code of JSON-RPC, or the status of HTTP
 */
record RpcFailure(int code, String message) {

  private static final int UNKNOWN_METHOD = -32601;
  private static final int UNSUPPORTED_METHOD = -32004;
  private static final int REVERTED = 3;

  /** At OpenEthereum and Nethermind. */
  private static final int VM_ERROR = -32015;

  private static final Pattern NO_EXECUTION =
      Pattern.compile(
          "revert|invalid opcode|bad instruction|bad jump|invalid jump|out of gas|stack (under|over)"
              + "flow|opcode .*not defined|vm execution|evm error|gas limit (reached|exceeded)");
  private static final Pattern NO_METHOD =
      Pattern.compile(
          "method not found|method .*not (found|supported|available|enabled|allowed|whitelisted)"
              + "|(does not|doesn't) exist/is not available|unknown method|unsupported method"
              + "|not supported|is disabled|disabled by|upgrade|your plan|only available (on|for)");
  private static final Pattern NO_STATE =
      Pattern.compile(
          "missing trie node|state .*(not available|unavailable|discarded|pruned|missing)"
              + "|historical state|archive|pruned|state histories|old data not available"
              + "|no state available|header not found");

  static RpcFailure of(Response<?> response) {
    Response.Error error = response.getError();
    String message = error.getMessage();
    return new RpcFailure(error.getCode(), message == null ? "" : Excerpt.of(message, 200));
  }

  /** Whether a contract refused: the same again, however often it is asked. */
  boolean isRevert() {
    return code == REVERTED;
  }

  /** Whether a contract gave up, rather than the node. */
  boolean isOfContract() {
    return code == REVERTED || code == VM_ERROR || says(NO_EXECUTION);
  }

  boolean isUnknownMethod() {
    return code == UNKNOWN_METHOD || code == UNSUPPORTED_METHOD || says(NO_METHOD);
  }

  /** Whether the node has thrown the state of that block away. */
  boolean isMissingState() {
    return says(NO_STATE);
  }

  private boolean says(Pattern pattern) {
    return pattern.matcher(message.toLowerCase(Locale.ROOT)).find();
  }

  @Override
  public String toString() {
    return message + " (" + code + ")";
  }
}
