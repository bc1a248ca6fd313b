package org.tracer.cli.render;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.tracer.chain.BlockRef;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TxInput;
import org.tracer.ledger.TxOutput;
import org.tracer.ledger.UtxoLedger;

/**
 * Everything one lock received and spent up to the horizon, in chain order.
 *
 * @param unknownInputs inputs of these transactions whose spent output the data does not hold; if
 *     there are any, some of what was spent may be missing
 */
public record AddressHistory(
    String name, LockingScript script, List<Line> lines, int unknownInputs) {

  /** One transaction's effect on the lock, in satoshi. */
  public record Line(
      TxId id, BlockRef block, int indexInBlock, BigInteger receivedSat, BigInteger spentSat) {}

  public AddressHistory {
    lines = List.copyOf(lines);
  }

  /**
   * Reads the history. Linear in its transactions' inputs and outputs.
   *
   * @param name the address or descriptor as the user wrote it
   */
  public static AddressHistory read(UtxoLedger ledger, String name, LockingScript script) {
    List<Line> lines = new ArrayList<>();
    int unknown = 0;
    for (long key : ledger.history(script)) {
      Transaction transaction = ledger.transaction(key);
      BigInteger received = BigInteger.ZERO;
      for (TxOutput output : transaction.outputs()) {
        if (output.script().equals(script)) {
          received = received.add(output.value().baseUnits());
        }
      }
      BigInteger spent = BigInteger.ZERO;
      for (TxInput input : transaction.inputs()) {
        TxOutput output = input.output();
        if (output == null) {
          unknown++;
        } else if (output.script().equals(script)) {
          spent = spent.add(output.value().baseUnits());
        }
      }
      lines.add(
          new Line(
              transaction.id(), transaction.block(), transaction.indexInBlock(), received, spent));
    }
    return new AddressHistory(name, script, lines, unknown);
  }

  public BigInteger received() {
    return lines.stream().map(Line::receivedSat).reduce(BigInteger.ZERO, BigInteger::add);
  }

  public BigInteger spent() {
    return lines.stream().map(Line::spentSat).reduce(BigInteger.ZERO, BigInteger::add);
  }
}
