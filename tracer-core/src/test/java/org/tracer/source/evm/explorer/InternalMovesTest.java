package org.tracer.source.evm.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tracer.source.evm.explorer.ScriptedExplorer.account;
import static org.tracer.source.evm.explorer.ScriptedExplorer.hash;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.MalformedDataException;
import org.tracer.source.evm.rpc.Moves;
import org.tracer.source.http.JsonValue;

/** What contracts moved, from an explorer's rows of one transaction. */
class InternalMovesTest {

  private static InternalRow row(String type, String place, long wei, String error) {
    String text =
        """
        {"blockNumber":"7","timeStamp":"84","hash":"%s","from":"0x%040x","to":"0x%040x",
         "value":"%d","contractAddress":"","type":"%s","traceId":"%s","isError":"%s","errCode":""}\
        """
            .formatted(hash(1), 5, 6, wei, type, place, error);
    return read(text);
  }

  private static InternalRow read(String text) {
    return InternalRow.read(
        JsonValue.parse(text.getBytes(StandardCharsets.UTF_8), "calls"),
        EvmNetwork.ETHEREUM.chainId(),
        null);
  }

  private static List<Long> amounts(InternalRow... rows) {
    return InternalMoves.read(List.of(rows), null, "test").list().stream()
        .map(move -> move.wei().longValueExact())
        .toList();
  }

  @Test
  void read_shouldStandInTheOrderOfExecution() {
    assertThat(
            amounts(
                row("call", "10", 5, "0"),
                row("call", "2_1", 3, "0"),
                row("call", "2_10", 4, "0"),
                row("call", "2", 2, "0"),
                row("call", "0_0", 1, "0")))
        .containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void read_shouldStandAsGivenWhereAPlaceIsMissing() {
    assertThat(amounts(row("call", "", 2, "0"), row("call", "", 1, "0"), row("call", "", 2, "0")))
        .containsExactly(2L, 1L, 2L);
  }

  @Test
  void read_shouldLeaveOutWhatWasTakenBackAndWhatMovesNothing() {
    assertThat(
            amounts(
                row("call", "0", 1, "0"),
                row("call", "1", 2, "1"),
                row("call", "1_0", 3, "0"),
                row("call", "1_0_4", 4, "0"),
                row("call", "11", 5, "0"),
                row("delegatecall", "2", 6, "0"),
                row("callcode", "3", 7, "0"),
                row("call", "4", 0, "0"),
                row("suicide", "5", 8, "0")))
        .containsExactly(1L, 8L, 5L);
  }

  @Test
  void read_shouldDropARowThatComesTwiceInOnePlace() {
    assertThat(amounts(row("call", "0", 1, "0"), row("call", "0", 1, "0"))).containsExactly(1L);
    assertThatThrownBy(() -> amounts(row("call", "0", 1, "0"), row("call", "0", 2, "0")))
        .isInstanceOf(MalformedDataException.class);
  }

  @Test
  void read_shouldLeaveOutTheCreationThatIsTheTransactionItself() {
    String text =
        """
        {"blockNumber":"7","timeStamp":"84","transactionHash":"%s","from":"0x%040x","to":"",
         "value":"9","contractAddress":"0x%040x","type":"create","index":"%d","isError":"0"}\
        """;
    List<InternalRow> rows =
        List.of(
            read(text.formatted(hash(1), 5, 0xc0, 0)),
            read(text.formatted(hash(1), 0xc0, 0xc1, 1)));
    Moves moves = InternalMoves.read(rows, account(0xc0), "test");
    assertThat(moves.list()).extracting(Moves.Move::to).containsExactly(account(0xc1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"reward", "", "CALL2"})
  void read_shouldRefuseCallsOfUnknownTypes(String type) {
    assertThatThrownBy(() -> row(type, "0", 1, "0"))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("unknown type");
  }
}
