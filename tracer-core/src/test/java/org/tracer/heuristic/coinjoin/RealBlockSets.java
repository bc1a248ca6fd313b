package org.tracer.heuristic.coinjoin;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bitcoinj.core.Block;
import org.bitcoinj.core.TransactionInput;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Satoshi;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TxInput;
import org.tracer.ledger.TxOutput;
import org.tracer.source.blocks.BtcdUtxos;
import org.tracer.source.blocks.RealBlocks;

/**
 * Every block in files beside the repository, each once however many files hold it, with what its
 * inputs spend where one of the blocks or a file beside them says so.
 */
final class RealBlockSets {

  /** A block, with the bytes it has in its file. */
  record RealBlock(
      BitcoinNetwork network, BlockRef at, ByteBuffer bytes, List<Transaction> transactions) {}

  /**
   * A file.
   *
   * @param whole how many whole blocks it holds
   * @param fresh those of them that no file before it holds
   */
  record BlockFile(String name, int whole, List<RealBlock> fresh) {}

  private static final String DIRECTORY = "btc-blocks";
  private static final String UTXOS_277647 = "277647.utxostore.bz2";
  private static final String FILE_367891 = "367891.raw.zst";
  private static final String SPENT_367891 = "367891.spent_utxos.json.zst";

  /** Height of the first block, or of each; as stated in coinbases from 2013 on. */
  private static final Map<String, List<Integer>> HEIGHTS = new LinkedHashMap<>();

  static {
    HEIGHTS.put("blk00000-first1MiB.dat", List.of(0));
    HEIGHTS.put("blk00000-first1MB-clean.dat", List.of(0));
    HEIGHTS.put("blocks1-255.blk.bz2", List.of(1));
    HEIGHTS.put("mainnet-0-175.hexlines.txt", List.of(0));
    HEIGHTS.put("nbitcoin-blk00000.dat", List.of(0));
    HEIGHTS.put("nbitcoin-blk00001.dat", List.of(300));
    HEIGHTS.put("nbitcoin-incompleteblk.dat", List.of(300));
    HEIGHTS.put("hcl-version1.blk", List.of(68_956));
    HEIGHTS.put("169482.raw", List.of(169_482));
    HEIGHTS.put("227835.raw", List.of(227_835));
    HEIGHTS.put("227836.raw", List.of(227_836));
    HEIGHTS.put("277647.blk.bz2", List.of(277_647));
    HEIGHTS.put("hcl-version2.blk", List.of(332_208));
    HEIGHTS.put("hcl-multiblock.blk", List.of(0, 68_956, 332_208));
    HEIGHTS.put("363703.raw", List.of(363_703));
    HEIGHTS.put(FILE_367891, List.of(367_891));
    HEIGHTS.put("hcl-version3.blk", List.of(370_505));
    HEIGHTS.put("hcl-version4.blk", List.of(403_617));
    HEIGHTS.put("413567.raw", List.of(413_567));
    HEIGHTS.put("481829.raw", List.of(481_829));
    HEIGHTS.put("hcl-scriptwitness.blk", List.of(482_300));
    HEIGHTS.put("574200.raw", List.of(574_200));
    HEIGHTS.put("830000.raw", List.of(830_000));
    HEIGHTS.put("consecutive-2024/0831328.raw", List.of(831_328));
    HEIGHTS.put("consecutive-2024/0831329.raw", List.of(831_329));
    HEIGHTS.put("consecutive-2024/0831330.raw", List.of(831_330));
    HEIGHTS.put("consecutive-2024/0831331.raw", List.of(831_331));
    HEIGHTS.put("hcl-multinet.blk", List.of(0, 332_208, 685_415));
    HEIGHTS.put("testnet3-828575.hex", List.of(828_575));
  }

  private final Map<String, BlockFile> files = new LinkedHashMap<>();
  private final Map<BlockHash, BlockRef> seen = new HashMap<>();
  private final Map<OutPoint, TxOutput> known = new HashMap<>();

  /** Reads all files; skipped where they are not there. Memory: some 300 MB. */
  static RealBlockSets read() {
    RealBlockSets sets = new RealBlockSets();
    Map<String, List<RealBlocks.Found>> fresh = new LinkedHashMap<>();
    sets.known.putAll(BtcdUtxos.read(RealBlocks.decompressed(DIRECTORY + "/" + UTXOS_277647)));
    sets.learnInputsOf367891();
    HEIGHTS.forEach((file, heights) -> {
      List<RealBlocks.Found> found = RealBlocks.found(DIRECTORY + "/" + file);
      List<RealBlocks.Found> kept = new ArrayList<>();
      for (int i = 0; i < found.size(); i++) {
        int height = heights.size() == 1 ? heights.getFirst() + i : heights.get(i);
        if (sets.isNew(found.get(i), height)) {
          kept.add(found.get(i));
        }
      }
      fresh.put(file, kept);
      sets.files.put(file, new BlockFile(file, found.size(), List.of()));
    });
    // Inputs are looked up when the outputs of all blocks are known.
    fresh.forEach((file, found) ->
        sets.files.computeIfPresent(
            file,
            (name, counted) ->
                new BlockFile(name, counted.whole(), found.stream().map(sets::block).toList())));
    return sets;
  }

  /** Files that hold blocks or what they spend, as the directory has them. */
  static SortedSet<String> present() {
    Path directory = RealBlocks.file(DIRECTORY);
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString())
          .collect(toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same, as they are read here. */
  static SortedSet<String> covered() {
    SortedSet<String> covered = new TreeSet<>(HEIGHTS.keySet());
    covered.addAll(List.of(UTXOS_277647, SPENT_367891));
    return covered;
  }

  /** In the order in which they are read. */
  List<BlockFile> files() {
    return List.copyOf(files.values());
  }

  List<RealBlock> blocks() {
    return files.values().stream().flatMap(file -> file.fresh().stream()).toList();
  }

  /** All transactions of the blocks that are counted for these files. */
  List<Transaction> of(String... names) {
    return Stream.of(names)
        .flatMap(name -> Objects.requireNonNull(files.get(name), name).fresh().stream())
        .flatMap(block -> block.transactions().stream())
        .toList();
  }

  private void learnInputsOf367891() {
    List<TxOutput> spent = CoinJoinData.spentIn367891();
    List<OutPoint> inputs =
        RealBlocks.parse(DIRECTORY + "/" + FILE_367891).getFirst().getTransactions().stream()
            .skip(1)
            .flatMap(tx -> tx.getInputs().stream())
            .map(RealBlockSets::spent)
            .toList();
    if (inputs.size() != spent.size()) {
      throw new IllegalStateException(inputs.size() + " inputs, " + spent.size() + " listed");
    }
    for (int i = 0; i < inputs.size(); i++) {
      known.put(inputs.get(i), spent.get(i));
    }
  }

  private boolean isNew(RealBlocks.Found found, int height) {
    Block block = found.parse();
    BlockHash hash = BlockHash.parse(block.getHash().toString());
    BlockRef at = new BlockRef(BlockHeight.of(height), hash, block.time());
    BlockRef before = seen.putIfAbsent(hash, at);
    if (before != null) {
      if (!before.equals(at)) {
        throw new IllegalStateException(before + " is also called " + at);
      }
      return false;
    }
    for (org.bitcoinj.core.Transaction tx : block.getTransactions()) {
      TxId id = TxId.parse(tx.getTxId().toString());
      List<TxOutput> outputs = outputs(tx);
      for (int vout = 0; vout < outputs.size(); vout++) {
        known.put(new OutPoint(id, vout), outputs.get(vout));
      }
    }
    return true;
  }

  private RealBlock block(RealBlocks.Found found) {
    Block block = found.parse();
    BlockRef at = Objects.requireNonNull(seen.get(BlockHash.parse(block.getHash().toString())));
    List<Transaction> transactions = new ArrayList<>();
    for (org.bitcoinj.core.Transaction tx : block.getTransactions()) {
      TxId id = TxId.parse(tx.getTxId().toString());
      List<TxInput> inputs = transactions.isEmpty() ? List.of() : inputs(tx);
      transactions.add(new Transaction(id, at, transactions.size(), inputs, outputs(tx)));
    }
    return new RealBlock(found.network(), at, found.bytes(), transactions);
  }

  private List<TxInput> inputs(org.bitcoinj.core.Transaction tx) {
    return tx.getInputs().stream()
        .map(RealBlockSets::spent)
        .map(spent -> new TxInput(spent, known.get(spent)))
        .toList();
  }

  private static OutPoint spent(TransactionInput input) {
    TxId id = TxId.parse(input.getOutpoint().hash().toString());
    return new OutPoint(id, (int) input.getOutpoint().index());
  }

  private static List<TxOutput> outputs(org.bitcoinj.core.Transaction tx) {
    return tx.getOutputs().stream()
        .map(output ->
            new TxOutput(
                Satoshi.of(output.getValue().value), LockingScript.of(output.getScriptBytes())))
        .toList();
  }
}
