package org.tracer.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Satoshi;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.column.IntColumn;
import org.tracer.column.LongColumn;

/**
 * A ledger in memory: one row an input and one an output, in chain order, so that a transaction's
 * key is its number. Filled by {@link MemoryLedgerBuilder}. Scripts stay in the bytes they were
 * read from.
 *
 * <p>Memory: about 50 bytes a transaction, 4 an input and 28 an output, besides the scripts.
 */
public final class MemoryLedger implements UtxoLedger {

  static final int NO_OUTPUT = -1;
  static final int NOT_SPENT = -1;

  private final BitcoinNetwork network;
  private final String origin;
  private final List<String> notices;
  private final Rows rows;
  private final TransactionProof.Source proofs;
  private final TransactionForm.Source forms;

  /** The columns, shared between the ledger and its builder. */
  static final class Rows {
    final List<BlockRef> blocks = new ArrayList<>();
    final IntColumn blockFirstTx = new IntColumn();
    final TxIdTable ids = new TxIdTable();
    final IntColumn txFirstInput = new IntColumn();
    final IntColumn txFirstOutput = new IntColumn();
    final IntColumn inputOutput = new IntColumn();
    final LongColumn outputValueSat = new LongColumn();
    final IntColumn outputSpenderTx = new IntColumn();
    final IntColumn outputSpenderInput = new IntColumn();
    final List<byte[]> scriptSources = new ArrayList<>();
    final IntColumn outputScriptSource = new IntColumn();
    final IntColumn outputScriptOffset = new IntColumn();
    final IntColumn outputScriptLength = new IntColumn();

    /** Outpoints of inputs whose spent output is not in the data, by input row. */
    final Map<Integer, OutPoint> missing = new HashMap<>();

    /** Output rows that no transaction can spend although their script would allow it. */
    final Set<Integer> lost = new HashSet<>();

    int txCount() {
      return ids.size();
    }

    int inputEnd(int tx) {
      return tx + 1 < txFirstInput.size() ? txFirstInput.get(tx + 1) : inputOutput.size();
    }

    int outputEnd(int tx) {
      return tx + 1 < txFirstOutput.size() ? txFirstOutput.get(tx + 1) : outputValueSat.size();
    }

    byte[] scriptSource(int output) {
      return scriptSources.get(outputScriptSource.get(output));
    }

    boolean isUnspendable(int output) {
      return LockingScript.isUnspendable(
              scriptSource(output), outputScriptOffset.get(output), outputScriptLength.get(output))
          || (!lost.isEmpty() && lost.contains(output));
    }
  }

  MemoryLedger(
      BitcoinNetwork network,
      String origin,
      List<String> notices,
      Rows rows,
      TransactionProof.Source proofs,
      TransactionForm.Source forms) {
    this.network = network;
    this.origin = origin;
    this.notices = List.copyOf(notices);
    this.rows = rows;
    this.proofs = proofs;
    this.forms = forms;
  }

  @Override
  public BitcoinNetwork network() {
    return network;
  }

  @Override
  public BlockRef horizon() {
    return rows.blocks.getLast();
  }

  /** The earliest block of this view; nothing before it is known. */
  public BlockRef firstBlock() {
    return rows.blocks.getFirst();
  }

  public int transactionCount() {
    return rows.txCount();
  }

  @Override
  public String origin() {
    return origin;
  }

  @Override
  public List<String> notices() {
    return notices;
  }

  @Override
  public long find(TxId id) {
    return rows.ids.find(id);
  }

  @Override
  public TxId id(long key) {
    return rows.ids.get(row(key));
  }

  @Override
  public BlockRef block(long key) {
    return rows.blocks.get(blockOf(row(key)));
  }

  @Override
  public int indexInBlock(long key) {
    return row(key) - rows.blockFirstTx.get(blockOf(row(key)));
  }

  @Override
  public void read(long key, TransactionBuffer into) {
    int tx = row(key);
    int inputs = rows.txFirstInput.get(tx);
    int inputEnd = rows.inputEnd(tx);
    into.start(inputs == inputEnd);
    for (int input = inputs; input < inputEnd; input++) {
      int spent = rows.inputOutput.get(input);
      into.addInput(
          spent == NO_OUTPUT ? TransactionBuffer.UNKNOWN_VALUE : rows.outputValueSat.get(spent));
    }
    int outputEnd = rows.outputEnd(tx);
    for (int output = rows.txFirstOutput.get(tx); output < outputEnd; output++) {
      into.addOutput(
          rows.outputValueSat.get(output),
          rows.isUnspendable(output),
          rows.scriptSource(output),
          rows.outputScriptOffset.get(output),
          rows.outputScriptLength.get(output));
    }
  }

  @Override
  public void readSpends(long key, SpendBuffer spends) {
    int first = rows.txFirstOutput.get(row(key));
    for (int question = 0; question < spends.size(); question++) {
      int output = first + spends.vout(question);
      int spender = rows.outputSpenderTx.get(output);
      if (spender == NOT_SPENT) {
        spends.answer(question, SpendBuffer.UNSPENT, -1);
      } else {
        spends.answer(question, spender, rows.outputSpenderInput.get(output));
      }
    }
  }

  @Override
  public void readSources(long key, SpendBuffer sources) {
    int first = rows.txFirstInput.get(row(key));
    for (int question = 0; question < sources.size(); question++) {
      int spent = rows.inputOutput.get(first + sources.vout(question));
      if (spent == NO_OUTPUT) {
        sources.answer(question, SpendBuffer.UNKNOWN, -1);
      } else {
        int tx = search(rows.txFirstOutput, spent);
        sources.answer(question, tx, spent - rows.txFirstOutput.get(tx));
      }
    }
  }

  @Override
  public long[] transactionsOfBlock(long key) {
    int block = blockOf(row(key));
    int first = rows.blockFirstTx.get(block);
    int end =
        block + 1 < rows.blockFirstTx.size() ? rows.blockFirstTx.get(block + 1) : rows.txCount();
    return LongStream.range(first, end).toArray();
  }

  @Override
  public Transaction transaction(long key) {
    int tx = row(key);
    List<TxInput> inputs = new ArrayList<>();
    for (int input = rows.txFirstInput.get(tx); input < rows.inputEnd(tx); input++) {
      inputs.add(input(input));
    }
    List<TxOutput> outputs = new ArrayList<>();
    for (int output = rows.txFirstOutput.get(tx); output < rows.outputEnd(tx); output++) {
      outputs.add(output(output));
    }
    return new Transaction(id(key), block(key), indexInBlock(key), inputs, outputs);
  }

  /** {@inheritDoc} Compares every script in the data: linear in outputs and inputs. */
  @Override
  public long[] history(LockingScript script) {
    LongColumn keys = new LongColumn();
    for (int tx = 0; tx < rows.txCount(); tx++) {
      if (touches(tx, script)) {
        keys.add(tx);
      }
    }
    long[] found = new long[keys.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = keys.get(i);
    }
    return found;
  }

  @Override
  public Optional<TransactionProof> prove(long key) {
    return proofs.prove(block(key), indexInBlock(key));
  }

  @Override
  public Optional<TransactionForm> form(long key) {
    return forms.form(block(key), indexInBlock(key));
  }

  @Override
  public Optional<RawBytes> header(BlockHeight height) {
    return proofs.header(height);
  }

  @Override
  public void close() {}

  private boolean touches(int tx, LockingScript script) {
    for (int output = rows.txFirstOutput.get(tx); output < rows.outputEnd(tx); output++) {
      if (isLockedBy(output, script)) {
        return true;
      }
    }
    for (int input = rows.txFirstInput.get(tx); input < rows.inputEnd(tx); input++) {
      int spent = rows.inputOutput.get(input);
      if (spent != NO_OUTPUT && isLockedBy(spent, script)) {
        return true;
      }
    }
    return false;
  }

  private boolean isLockedBy(int output, LockingScript script) {
    int length = rows.outputScriptLength.get(output);
    return length == script.length()
        && script.matches(rows.scriptSource(output), rows.outputScriptOffset.get(output), length);
  }

  private TxInput input(int input) {
    int spent = rows.inputOutput.get(input);
    if (spent == NO_OUTPUT) {
      return new TxInput(Objects.requireNonNull(rows.missing.get(input)), null);
    }
    int tx = search(rows.txFirstOutput, spent);
    OutPoint outPoint = new OutPoint(rows.ids.get(tx), spent - rows.txFirstOutput.get(tx));
    return new TxInput(outPoint, output(spent));
  }

  private TxOutput output(int output) {
    LockingScript script =
        LockingScript.read(
            rows.scriptSource(output),
            rows.outputScriptOffset.get(output),
            rows.outputScriptLength.get(output));
    return new TxOutput(Satoshi.of(rows.outputValueSat.get(output)), script);
  }

  private int blockOf(int tx) {
    return search(rows.blockFirstTx, tx);
  }

  /** The last index whose value is at most {@code value}; every transaction has an output. */
  private static int search(IntColumn firsts, int value) {
    int low = 0;
    int high = firsts.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (firsts.get(middle) <= value) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private static int row(long key) {
    return Math.toIntExact(key);
  }
}
