package org.tracer.heuristic.coinjoin;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.ledger.Transaction;

/** The public sets on which detectors are measured, and what is known of each. */
final class MeasuredSets {

  private static final String WASABI_1 = "dumplings__ww1_202405.zip";
  private static final String OTHER = "dumplings__jm_202406.zip";

  private MeasuredSets() {}

  /** Transactions that somebody collected. */
  static List<MeasuredSet> collected() {
    Set<String> false1 = CoinJoinData.ids("wasabi1_false_cjtxs_2018.json");
    Predicate<Transaction> listedFalse = tx -> false1.contains(tx.id().toString());
    return List.of(
        new MeasuredSet(
            "Wasabi 1, Aug 2021",
            "found by Dumplings' rule, not among the false ones listed by hand: circular for"
                + " wasabi-1, less so for the others",
            EnumSet.of(CoinJoinKind.WASABI_1, CoinJoinKind.WASABI_1_1, CoinJoinKind.EQUAL_OUTPUTS),
            EnumSet.complementOf(
                EnumSet.of(
                    CoinJoinKind.WASABI_1, CoinJoinKind.WASABI_1_1, CoinJoinKind.EQUAL_OUTPUTS)),
            () -> of(WASABI_1, "WasabiCoinJoins.txt", 690_000, listedFalse.negate())),
        new MeasuredSet(
            "the same, listed false",
            "found by Dumplings' rule, then listed as false by hand (PETS 2026)",
            Set.of(),
            EnumSet.of(CoinJoinKind.WASABI_1, CoinJoinKind.WASABI_1_1),
            () -> of(WASABI_1, "WasabiCoinJoins.txt", 690_000, listedFalse)),
        new MeasuredSet(
            "spends of Wasabi 1, Aug 2021",
            "not Wasabi 1 by Dumplings' rule; may be CoinJoins of other kinds",
            () -> of(WASABI_1, "WasabiPostMixTxs.txt", 690_000, tx -> true)),
        new MeasuredSet(
            "other CoinJoins, Jun 2024",
            "found by Dumplings' rule for equal outputs; truth unknown, many are trades of"
                + " inscriptions",
            () -> of(OTHER, "OtherCoinJoins.txt", 846_000, tx -> true)),
        new MeasuredSet(
            "spends of those, Jun 2024",
            "truth unknown; may be CoinJoins of any kind",
            () -> of(OTHER, "OtherCoinJoinPostMixTxs.txt", 846_000, tx -> true)),
        new MeasuredSet(
            "one of JoinMarket, Jan 2025",
            "said to be of two parties by whoever recorded it",
            EnumSet.of(CoinJoinKind.JOINMARKET, CoinJoinKind.EQUAL_OUTPUTS),
            EnumSet.range(CoinJoinKind.WHIRLPOOL, CoinJoinKind.WASABI_1),
            () -> List.of(CoinJoinData.esplora("joinmarket-coinjoin.json"))),
        new MeasuredSet(
            "ordinary, explorer",
            "recorded as examples of other things",
            Set.of(),
            MeasuredSet.ALL,
            () ->
                List.of(
                    CoinJoinData.esplora("bare-multisig.json"),
                    CoinJoinData.esplora("dust-attack-555.json"),
                    CoinJoinData.esplora("op-return-charley.json"),
                    CoinJoinData.esplora("simple-legacy-p2pkh.json"),
                    CoinJoinData.esplora("taproot-op-return.json"),
                    CoinJoinData.esplora("taproot-script-path.json"))),
        new MeasuredSet(
            "blocks 24835 to 150013 (4)",
            "before any CoinJoin",
            Set.of(),
            MeasuredSet.ALL,
            () ->
                IntStream.of(24_834, 57_042, 116_927, 150_012)
                    .mapToObj(CoinJoinData::raito)
                    .flatMap(List::stream)
                    .toList()));
  }

  /** The blocks in files; each file that holds a block of its own is in one of the sets. */
  static List<MeasuredSet> blocks(RealBlockSets real) {
    return List.of(
        main("blocks 0 to 4521, 2009", real, "blk00000-first1MiB.dat"),
        main("blocks 68956 and 169482, 2010, 2012", real, "hcl-version1.blk", "169482.raw"),
        main("blocks 227835 and 227836, Mar 2013", real, "227835.raw", "227836.raw"),
        main("block 277647, Dec 2013", real, "277647.blk.bz2"),
        main("block 332208, Nov 2014", real, "hcl-version2.blk"),
        main("block 363703, Jul 2015", real, "363703.raw"),
        main("block 367891, Aug 2015", real, "367891.raw.zst"),
        main("block 370505, Aug 2015", real, "hcl-version3.blk"),
        main("block 403617, Mar 2016", real, "hcl-version4.blk"),
        main("block 413567, May 2016", real, "413567.raw"),
        main("block 481829, Aug 2017", real, "481829.raw"),
        main("block 482300, Aug 2017", real, "hcl-scriptwitness.blk"),
        main("block 574200, May 2019", real, "574200.raw"),
        main("block 830000, Feb 2024", real, "830000.raw"),
        main(
            "blocks 831328 to 831331, Feb 2024",
            real,
            "consecutive-2024/0831328.raw",
            "consecutive-2024/0831329.raw",
            "consecutive-2024/0831330.raw",
            "consecutive-2024/0831331.raw"),
        MeasuredSet.ofBlocks(
            "testnet3, blocks 0, 685415 and 828575, to May 2016",
            BitcoinNetwork.TESTNET3,
            real.of("hcl-multinet.blk", "testnet3-828575.hex")));
  }

  private static MeasuredSet main(String name, RealBlockSets real, String... files) {
    return MeasuredSet.ofBlocks(name, BitcoinNetwork.MAIN, real.of(files));
  }

  private static List<Transaction> of(
      String zip, String entry, int height, Predicate<Transaction> kept) {
    return CoinJoinData.dumplings(zip, entry, height).stream().filter(kept).toList();
  }
}
