package org.tracer.source.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.bitcoinj.core.Block;
import org.bitcoinj.core.Transaction;
import org.bitcoinj.core.TransactionInput;
import org.bitcoinj.core.TransactionOutput;
import org.tracer.chain.TxId;

/** Compares rows with what bitcoinj reads in the same block. */
public final class SameRows {

  private SameRows() {}

  /** Fails unless every id, outpoint, value, script and extent is the same. */
  public static void assertSame(byte[] bytes, BlockRows rows, Block expected) {
    List<Transaction> transactions = expected.getTransactions();
    assertThat(rows.transactionCount()).isEqualTo(transactions.size());
    int input = 0;
    int output = 0;
    for (int k = 0; k < transactions.size(); k++) {
      Transaction transaction = transactions.get(k);
      assertThat(TxId.read(rows.ids(), 32 * k)).hasToString(transaction.getTxId().toString());
      assertThat(rows.length(k)).isEqualTo(transaction.serialize().length);
      if (k > 0) {
        assertThat(rows.start(k)).isEqualTo(rows.start(k - 1) + rows.length(k - 1));
      }
      assertThat(rows.firstInput(k)).isEqualTo(input);
      assertThat(rows.firstOutput(k)).isEqualTo(output);
      List<TransactionInput> inputs = k == 0 ? List.of() : transaction.getInputs();
      assertThat(rows.inputCount(k)).isEqualTo(inputs.size());
      for (TransactionInput spend : inputs) {
        assertThat(TxId.read(bytes, rows.outpointOffset(input)))
            .hasToString(spend.getOutpoint().hash().toString());
        assertThat((long) rows.vout(input)).isEqualTo(spend.getOutpoint().index());
        input++;
      }
      assertThat(rows.outputCount(k)).isEqualTo(transaction.getOutputs().size());
      for (TransactionOutput made : transaction.getOutputs()) {
        assertThat(rows.valueSat(output)).isEqualTo(made.getValue().getValue());
        int at = rows.scriptOffset(output);
        assertThat(Arrays.copyOfRange(bytes, at, at + rows.scriptLength(output)))
            .isEqualTo(made.getScriptBytes());
        output++;
      }
    }
    assertThat(rows.inputCount()).isEqualTo(input);
    assertThat(rows.outputCount()).isEqualTo(output);
  }
}
