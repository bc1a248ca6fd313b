package org.tracer.source.evm.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;

class SupplyEventsTest {

  private static final ChainId CHAIN = EvmNetwork.ETHEREUM.chainId();
  private static final Fields FIELDS = new Fields("test", CHAIN);
  private static final EvmAddress TOKEN = new EvmAddress(CHAIN, 1, 2, 3);
  private static final EvmHash NOBODY = new EvmHash(0, 0, 0, 0);
  private static final EvmHash HOLDER = new EvmHash(0, 0, 0, 0xabc);
  private static final String SEVEN = "0".repeat(63) + "7";

  private static NodeLog log(int index, String data, EvmHash... topics) {
    return new NodeLog(TOKEN, List.of(topics), "0x" + data, 9, NOBODY, HOLDER, 2, index);
  }

  private static List<Transfer> read(NodeLog log, NodeLog... others) {
    return SupplyEvents.read(log, List.of(others), FIELDS);
  }

  @Test
  void events_shouldHaveTheNamesThatContractsUse() {
    assertThat(SupplyEvents.DEPOSIT)
        .hasToString("0xe1fffcc4923d04b559f4d29a8bfc6cda04eb5b0d3c460751c2402c5c5cc9109c");
    assertThat(SupplyEvents.WITHDRAWAL)
        .hasToString("0x7fcf532c15f0a6db0bd6d0e038bea71d30d808c7d98cb3bf7268a95bf5081b65");
    assertThat(SupplyEvents.DESTROYED.toString()).startsWith("0x61e6e66b").endsWith("98c6");
  }

  @Test
  void read_shouldMakeAndDestroy() {
    Transfer made = read(log(1, SEVEN, SupplyEvents.DEPOSIT, HOLDER)).getFirst();
    assertThat(made.kind()).isEqualTo(TransferKind.MINT);
    assertThat(made.from()).isNull();
    assertThat(made.to()).isEqualTo(new EvmAddress(CHAIN, 0, 0, 0xabc));
    assertThat(made.amount()).isEqualTo(BigInteger.valueOf(7));
    Transfer gone = read(log(1, SEVEN, SupplyEvents.WITHDRAWAL, HOLDER)).getFirst();
    assertThat(gone.kind()).isEqualTo(TransferKind.BURN);
    assertThat(gone.from()).isEqualTo(made.to());
    String both = "0".repeat(61) + "abc" + SEVEN;
    assertThat(read(log(1, both, SupplyEvents.DESTROYED))).containsExactly(gone);
    assertThat(read(log(1, SEVEN, SupplyEvents.DESTROYED, HOLDER))).containsExactly(gone);
  }

  @Test
  void read_shouldNotCountTwice() {
    NodeLog deposit = log(1, SEVEN, SupplyEvents.DEPOSIT, HOLDER);
    NodeLog same = log(2, SEVEN, TokenEvents.TRANSFER, NOBODY, HOLDER);
    NodeLog otherAmount = log(2, "0".repeat(63) + "8", TokenEvents.TRANSFER, NOBODY, HOLDER);
    NodeLog otherWay = log(2, SEVEN, TokenEvents.TRANSFER, HOLDER, NOBODY);
    assertThat(read(deposit, deposit, same)).isEmpty();
    assertThat(read(deposit, deposit, otherAmount, otherWay)).hasSize(1);
    assertThat(read(log(1, SEVEN, SupplyEvents.WITHDRAWAL, HOLDER), otherWay)).isEmpty();
  }

  @Test
  void read_shouldLeaveOtherFormsAlone() {
    assertThat(read(log(1, SEVEN + SEVEN, SupplyEvents.DEPOSIT, HOLDER))).isEmpty();
    assertThat(read(log(1, SEVEN, SupplyEvents.DEPOSIT))).isEmpty();
    assertThat(read(log(1, SEVEN))).isEmpty();
    EvmHash noAccount = new EvmHash(1, 0, 0, 0xabc);
    assertThat(read(log(1, SEVEN, SupplyEvents.DEPOSIT, noAccount))).isEmpty();
    assertThat(read(log(1, "f".repeat(64) + SEVEN, SupplyEvents.DESTROYED))).isEmpty();
  }
}
