package org.tracer.source.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.ledger.RawBytes;
import org.tracer.ledger.SpendBuffer;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TransactionBuffer;
import org.tracer.ledger.TransactionForm;
import org.tracer.ledger.TransactionProof;
import org.tracer.ledger.UtxoLedger;

/** A ledger that reads from a recording or into one, under the name of what was recorded. */
public final class RecordedLedger implements UtxoLedger {

  private final UtxoLedger ledger;
  private final String origin;
  private final List<String> recordingNotices;

  public RecordedLedger(UtxoLedger ledger, String origin, List<String> recordingNotices) {
    this.ledger = ledger;
    this.origin = origin;
    this.recordingNotices = List.copyOf(recordingNotices);
  }

  @Override
  public BitcoinNetwork network() {
    return ledger.network();
  }

  @Override
  public BlockRef horizon() {
    return ledger.horizon();
  }

  @Override
  public String origin() {
    return origin;
  }

  @Override
  public long find(TxId id) {
    return ledger.find(id);
  }

  @Override
  public TxId id(long key) {
    return ledger.id(key);
  }

  @Override
  public BlockRef block(long key) {
    return ledger.block(key);
  }

  @Override
  public int indexInBlock(long key) {
    return ledger.indexInBlock(key);
  }

  @Override
  public void read(long key, TransactionBuffer into) {
    ledger.read(key, into);
  }

  @Override
  public void readSpends(long key, SpendBuffer spends) {
    ledger.readSpends(key, spends);
  }

  @Override
  public void readSources(long key, SpendBuffer sources) {
    ledger.readSources(key, sources);
  }

  @Override
  public long[] transactionsOfBlock(long key) {
    return ledger.transactionsOfBlock(key);
  }

  @Override
  public Transaction transaction(long key) {
    return ledger.transaction(key);
  }

  @Override
  public Optional<TransactionForm> form(long key) {
    return ledger.form(key);
  }

  @Override
  public long[] history(LockingScript script) {
    return ledger.history(script);
  }

  @Override
  public Optional<long[]> historyWithin(LockingScript script, int most) {
    return ledger.historyWithin(script, most);
  }

  @Override
  public void announce(long key) {
    ledger.announce(key);
  }

  @Override
  public Optional<TransactionProof> prove(long key) {
    return ledger.prove(key);
  }

  @Override
  public void announceProof(long key) {
    ledger.announceProof(key);
  }

  @Override
  public Optional<RawBytes> header(BlockHeight height) {
    return ledger.header(height);
  }

  @Override
  public List<String> notices() {
    List<String> all = new ArrayList<>(ledger.notices());
    all.addAll(recordingNotices);
    return List.copyOf(all);
  }

  @Override
  public void close() {
    ledger.close();
  }
}
