package org.tracer.export.tables;

import java.util.HashMap;
import java.util.Map;
import org.tracer.chain.OutPoint;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.ledger.MemoryLedger;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TransactionBuffer;
import org.tracer.ledger.TxInput;
import org.tracer.ledger.TxOutput;

/** The tables as strings, from transactions as they read. */
final class NaiveTables {

  final StringBuilder transactions =
      new StringBuilder(
          "txid,block_height,block_hash,block_time,index,input_count,output_count,input_value_sat,"
              + "output_value_sat,fee_sat,is_coinbase\n");
  final StringBuilder inputs =
      new StringBuilder("txid,index,spent_txid,spent_index,value_sat,address,script_type\n");
  final StringBuilder outputs =
      new StringBuilder(
          "txid,index,value_sat,address,script_type,script_hex,spent_by_txid,spent_by_index\n");
  private final MemoryLedger ledger;

  NaiveTables(MemoryLedger ledger, int from, int to) {
    this.ledger = ledger;
    Map<OutPoint, String> spenders = new HashMap<>();
    for (int key = 0; key < ledger.transactionCount(); key++) {
      Transaction transaction = ledger.transaction(key);
      for (int i = 0; i < transaction.inputs().size(); i++) {
        spenders.put(transaction.inputs().get(i).spent(), transaction.id() + "," + i);
      }
    }
    TransactionBuffer buffer = new TransactionBuffer();
    for (int key = 0; key < ledger.transactionCount(); key++) {
      Transaction transaction = ledger.transaction(key);
      int height = transaction.block().height().value();
      if (height >= from && height <= to) {
        ledger.read(key, buffer);
        add(transaction, buffer, spenders);
      }
    }
  }

  private void add(Transaction tx, TransactionBuffer buffer, Map<OutPoint, String> spenders) {
    long in = 0;
    boolean known = !tx.inputs().isEmpty();
    for (int i = 0; i < tx.inputs().size(); i++) {
      TxInput input = tx.inputs().get(i);
      TxOutput spent = input.output();
      String row = ",,,,";
      if (spent != null) {
        in += spent.value().value();
        row =
            String.join(
                ",",
                input.spent().txId().toString(),
                "" + input.spent().vout(),
                spent.value().toString(),
                address(spent.script()),
                spent.script().type().name());
      } else {
        known = false;
      }
      inputs.append(tx.id()).append(',').append(i).append(',').append(row).append('\n');
    }
    long out = 0;
    for (int i = 0; i < tx.outputs().size(); i++) {
      TxOutput output = tx.outputs().get(i);
      String address = address(output.script());
      out += output.value().value();
      String lock =
          address + "," + output.script().type() + "," + (address.isEmpty() ? output.script() : "");
      outputs
          .append("%s,%d,%s,".formatted(tx.id(), i, output.value()))
          .append(buffer.isUnspendable(i) ? ",," : lock)
          .append(',')
          .append(spenders.getOrDefault(new OutPoint(tx.id(), i), ","))
          .append('\n');
    }
    transactions
        .append("%s,%s,%s,".formatted(tx.id(), tx.block().height(), tx.block().hash()))
        .append("%s,%d,".formatted(tx.block().time(), tx.indexInBlock()))
        .append("%d,%d,".formatted(tx.inputs().size(), tx.outputs().size()))
        .append(known ? "%d,%d,%d".formatted(in, out, in - out) : "," + out + ",")
        .append(tx.inputs().isEmpty() ? ",true\n" : ",false\n");
  }

  private String address(LockingScript script) {
    return script.address(ledger.network()).map(BitcoinAddress::text).orElse("");
  }
}
