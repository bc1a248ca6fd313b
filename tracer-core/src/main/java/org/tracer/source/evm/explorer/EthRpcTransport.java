package org.tracer.source.evm.explorer;

import org.tracer.source.http.Answer;
import org.tracer.source.http.Request;
import org.tracer.source.http.Transport;

/** Carries questions for a node to where Blockscout answers them. */
record EthRpcTransport(Transport transport) implements Transport {

  private static final String PATH = "/api/eth-rpc";

  @Override
  public Answer send(Request request) {
    return transport.send(new Request(PATH + request.path(), request.body()));
  }

  @Override
  public void close() {
    transport.close();
  }
}
