package org.tracer.source.index.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.index.ChainIndex;
import org.tracer.source.index.SegmentColumns;
import org.tracer.succinct.ColumnFile;
import org.tracer.succinct.HashedNumbers;
import org.tracer.succinct.HashedNumbersWriter;
import org.tracer.succinct.PackedNumbers;

/**
 * Finds the output that each input spends, partition by partition of the hashes of ids, and writes
 * the table that finds a transaction by its id.
 */
final class InputJoin {

  private static final long UNKNOWN = 0;

  /** Inputs that are looked for in earlier segments at the same time. */
  private static final int AT_ONCE = 1 << 10;

  private final Job job;
  private final BuiltTransactions transactions;
  private final @Nullable ChainIndex earlier;
  private final long outputBase;
  private final PartLoad ids;
  private final PartLoad spends;
  private final int partitionBits;
  private final int prefixBits;
  private final int numberBits;
  private final long transactionCount;
  private final Set<Long> overwritten = new ConcurrentSkipListSet<>();

  InputJoin(Job job, List<StripFiles> strips, long transactionCount, long outputBase) {
    this.job = job;
    this.transactions = new BuiltTransactions(job);
    this.earlier = job.earlier();
    this.outputBase = outputBase;
    this.ids = new PartLoad(strips.stream().map(StripFiles::ids).toList());
    this.spends = new PartLoad(strips.stream().map(StripFiles::spends).toList());
    this.partitionBits = Integer.numberOfTrailingZeros(ids.partitions());
    this.prefixBits = HashedNumbers.prefixBits(transactionCount);
    this.numberBits = PackedNumbers.widthOf(transactionCount);
    this.transactionCount = transactionCount;
  }

  /** What one thread works with. */
  private final class Scratch {
    long[] made = {};
    long[] spent = {};
    int spentLength;
    final int[] missing = new int[AT_ONCE];
    int missingCount;
    final HashJoin table = new HashJoin(partitionBits);
    final LookupOrder order = new LookupOrder(prefixBits, partitionBits, numberBits);
    final Map<Long, List<Long>> doubles = new HashMap<>();
  }

  /** Joins and writes; {@code sources} gets each input with the output it spends, by input. */
  List<ColumnFile> run(Spill sources) {
    try (ids;
        spends;
        HashedNumbersWriter table =
            new HashedNumbersWriter(
                job.file(SegmentColumns.TX_LOOKUP), prefixBits, transactionCount - 1)) {
      InOrder.run(
          ids.partitions(),
          job.resources().threads(),
          Scratch::new,
          this::join,
          (partition, scratch) -> {
            for (int i = 0; i < scratch.spentLength; i += 2) {
              long input = scratch.spent[i];
              sources.add(Packing.range(input), Packing.inRange(input, scratch.spent[i + 1]));
            }
            scratch.order.write(table);
          });
      return table.finish();
    }
  }

  /** Transactions whose id a later one repeats. */
  List<Long> overwritten() {
    return List.copyOf(overwritten);
  }

  private Scratch join(int partition, Scratch scratch) {
    int madeLength = ids.length(partition);
    scratch.made = ids.load(partition, scratch.made);
    scratch.table.start(madeLength / 2);
    scratch.order.start(partition, madeLength / 2);
    scratch.doubles.clear();
    for (int i = 0; i < madeLength; i += 2) {
      long hash = scratch.made[i];
      long made = scratch.made[i + 1];
      int slot = scratch.table.slot(hash);
      if (scratch.table.value(slot) == 0) {
        scratch.table.put(slot, hash, made);
      } else {
        noteDouble(scratch, hash, scratch.table.value(slot), made);
      }
      scratch.order.add(hash, transactions.ofOutput(Packing.number(made)));
    }
    scratch.order.sort();
    scratch.spentLength = spends.length(partition);
    scratch.spent = spends.load(partition, scratch.spent);
    for (int i = 0; i < scratch.spentLength; i += 2) {
      long hash = scratch.spent[i];
      long input = Packing.number(scratch.spent[i + 1]);
      int vout = Packing.small(scratch.spent[i + 1]);
      long made = scratch.table.value(scratch.table.slot(hash));
      if (!scratch.doubles.isEmpty() && scratch.doubles.containsKey(hash)) {
        made = choose(scratch.doubles.get(hash), input);
      }
      scratch.spent[i] = input;
      scratch.spent[i + 1] = source(made, vout, input);
    }
    findInEarlier(scratch);
    return scratch;
  }

  /** The number of the spent output plus one, over the whole index; 0 if it is not made here. */
  private long source(long made, int vout, long input) {
    if (made == 0) {
      return UNKNOWN;
    }
    if (vout >= Packing.small(made)) {
      throw invalid("an input spends an output that does not exist", input);
    }
    return outputBase + Packing.number(made) + vout + 1;
  }

  /** Looks in earlier segments for what no transaction of this one made, many at a time. */
  private void findInEarlier(Scratch scratch) {
    if (earlier == null && job.firstHeight() > 0) {
      return; // Whatever was before the first block is unknown.
    }
    for (int i = 0; i < scratch.spentLength; i += 2) {
      if (scratch.spent[i + 1] == UNKNOWN) {
        scratch.missing[scratch.missingCount++] = i;
        if (scratch.missingCount == AT_ONCE) {
          findMissing(scratch);
        }
      }
    }
    findMissing(scratch);
  }

  private void findMissing(Scratch scratch) {
    int count = scratch.missingCount;
    OutPoint[] spent = new OutPoint[count];
    TxId[] wanted = new TxId[count];
    for (int i = 0; i < count; i++) {
      spent[i] = transactions.spent(scratch.spent[scratch.missing[i]]);
      wanted[i] = spent[i].txId();
    }
    long[] found = new long[count];
    Arrays.fill(found, UtxoLedger.NOT_FOUND);
    if (earlier != null) {
      earlier.find(wanted, found);
    }
    for (int i = 0; i < count; i++) {
      int place = scratch.missing[i];
      long input = scratch.spent[place];
      scratch.spent[place + 1] =
          found[i] >= 0
              ? sourceInEarlier(found[i], spent[i].vout(), input)
              : missing(spent[i], input);
    }
    scratch.missingCount = 0;
  }

  private long sourceInEarlier(long transaction, int vout, long input) {
    ChainIndex index = Objects.requireNonNull(earlier);
    long output = index.firstOutput(transaction) + vout;
    if (output >= index.firstOutput(transaction + 1)) {
      throw invalid("an input spends an output that does not exist", input);
    }
    return output + 1;
  }

  private long missing(OutPoint spent, long input) {
    int beginning = earlier == null ? job.firstHeight() : earlier.firstHeight();
    if (beginning == 0) {
      throw invalid("an input spends " + spent + ", which is in no block before", input);
    }
    return UNKNOWN;
  }

  /** Two transactions of one hash: one id twice, as before BIP 30, or chance. */
  private void noteDouble(Scratch scratch, long hash, long first, long second) {
    List<Long> all = scratch.doubles.computeIfAbsent(hash, any -> new ArrayList<>(List.of(first)));
    TxId id = transactions.id(transactions.ofOutput(Packing.number(second)));
    for (long earlierOne : all) {
      long transaction = transactions.ofOutput(Packing.number(earlierOne));
      if (transactions.id(transaction).equals(id)) {
        overwritten.add(transaction);
      }
    }
    all.add(second);
  }

  /** The last transaction before an input that has the id it names; 0 if there is none. */
  private long choose(@Nullable List<Long> candidates, long input) {
    TxId id = transactions.spent(input).txId();
    long spender = transactions.ofInput(input);
    long chosen = 0;
    for (long made : candidates == null ? List.<Long>of() : candidates) {
      long transaction = transactions.ofOutput(Packing.number(made));
      if (transaction < spender && transactions.id(transaction).equals(id)) {
        chosen = made;
      }
    }
    return chosen;
  }

  private MalformedDataException invalid(String what, long input) {
    return new MalformedDataException(
        what, transactions.where(input), "The files hold no valid chain.");
  }
}
