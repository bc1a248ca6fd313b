package org.tracer.source.blocks;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.ledger.MemoryLedger;
import org.tracer.ledger.MemoryLedgerBuilder;
import org.tracer.source.codec.ByteCursor;
import org.tracer.source.codec.TransactionCursor;

/** Puts checked blocks into a ledger. */
final class LedgerFill {

  private final BitcoinNetwork network;
  private final MemoryLedgerBuilder ledger = new MemoryLedgerBuilder();
  private final TransactionCursor transaction = new TransactionCursor();
  private final Map<BlockFile, Integer> sources = new HashMap<>();
  private final Map<BlockHeight, FoundBlock> places = new HashMap<>();
  private @Nullable CheckedBlock current;

  LedgerFill(BitcoinNetwork network) {
    this.network = network;
  }

  /** The block being added when an exception was thrown. */
  CheckedBlock current() {
    return Objects.requireNonNull(current);
  }

  void add(SelectedChain chain) {
    for (int i = 0; i < chain.blocks().size(); i++) {
      current = chain.blocks().get(i);
      add(current, chain.heightOf(i));
    }
  }

  MemoryLedger build(String origin, Notices notices) {
    KeptBlocks kept = new KeptBlocks(places);
    return ledger.build(network, origin, notices.toList(), kept, kept);
  }

  private void add(CheckedBlock block, int height) {
    FoundBlock found = block.found();
    byte[] bytes = found.file().bytes();
    int source = sources.computeIfAbsent(found.file(), file -> ledger.addScriptSource(bytes));
    places.put(BlockHeight.of(height), found);
    ledger.startBlock(
        new BlockRef(BlockHeight.of(height), block.header().hash(), block.header().time()));
    ByteCursor body = BlockCheck.body(bytes, found.offset(), found.length());
    body.readVarInt();
    for (int index = 0; index < block.transactionCount(); index++) {
      transaction.read(body);
      ledger.startTransaction(block.id(index));
      if (index > 0) {
        for (int vin = 0; vin < transaction.inputCount(); vin++) {
          ledger.addInput(transaction.spentId(vin), Math.toIntExact(transaction.spentVout(vin)));
        }
      }
      for (int vout = 0; vout < transaction.outputCount(); vout++) {
        ledger.addOutput(
            transaction.outputValueSat(vout),
            source,
            transaction.scriptOffset(vout),
            transaction.scriptLength(vout));
      }
      ledger.endTransaction();
      if (block.header().hash().equals(network.genesis())) {
        ledger.loseOutputs(); // Its coinbase was never entered in the set of spendable outputs.
      }
    }
  }
}
