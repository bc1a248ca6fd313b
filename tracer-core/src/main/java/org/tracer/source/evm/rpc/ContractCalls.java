package org.tracer.source.evm.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.source.evm.rpc.Node.TextResult;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;

/** Asks contracts what they say at the end of one block. What they say is their word. */
final class ContractCalls {

  /** Bytes of a number, an address or a truth value. */
  static final int WORD = 32;

  private final Node node;
  private final long block;

  ContractCalls(Node node, long block) {
    this.node = node;
    this.block = block;
  }

  /**
   * The answers of a contract to several calls, in their order; empty where it gives up.
   *
   * @throws org.tracer.error.SourceUnavailableException if the node itself does not answer
   */
  List<Optional<byte[]>> ask(EvmAddress contract, List<String> calls) {
    List<Request<Object, TextResult>> requests = new ArrayList<>();
    for (String data : calls) {
      Map<String, Object> call = new TreeMap<>();
      call.put("data", data);
      call.put("to", Node.lower(contract));
      requests.add(node.request("eth_call", TextResult.class, call, Node.hex(block)));
    }
    List<Response<?>> responses = node.sendAll(requests);
    List<Optional<byte[]>> answers = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      TextResult response = (TextResult) responses.get(i);
      if (response.hasError() && RpcFailure.of(response).isOfContract()) {
        answers.add(Optional.empty());
      } else {
        String text = node.require(requests.get(i), response);
        answers.add(Optional.of(node.fields("eth_call of " + contract).bytes(text, "result")));
      }
    }
    return answers;
  }
}
