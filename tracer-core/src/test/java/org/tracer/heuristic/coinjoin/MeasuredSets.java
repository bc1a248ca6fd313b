package org.tracer.heuristic.coinjoin;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.tracer.ledger.Transaction;

/** The public sets on which detectors are measured, and what is known of each. */
final class MeasuredSets {

  private static final String WASABI_1 = "dumplings__ww1_202405.zip";
  private static final String OTHER = "dumplings__jm_202406.zip";

  private static final Set<CoinJoinKind> LATER_THAN_2017 =
      EnumSet.complementOf(
          EnumSet.of(CoinJoinKind.JOINMARKET, CoinJoinKind.EQUAL_OUTPUTS, CoinJoinKind.STONEWALL));

  private MeasuredSets() {}

  static List<MeasuredSet> all() {
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
            "blocks 0 to 4312",
            "before any CoinJoin; all inputs known",
            Set.of(),
            MeasuredSet.ALL,
            () -> CoinJoinData.blocks(0, "blk00000-first1MB-clean.dat")),
        new MeasuredSet(
            "blocks 170, 24835 to 150013 (5)",
            "before any CoinJoin; all inputs known",
            Set.of(),
            MeasuredSet.ALL,
            () ->
                IntStream.of(169, 24_834, 57_042, 116_927, 150_012)
                    .mapToObj(CoinJoinData::raito)
                    .flatMap(List::stream)
                    .toList()),
        new MeasuredSet(
            "block 367891, Jul 2015",
            "before Wasabi, Whirlpool and PayJoin; all inputs known",
            Set.of(),
            LATER_THAN_2017,
            CoinJoinData::block367891),
        new MeasuredSet(
            "blocks 169482, 227835, 227836",
            "before any CoinJoin; most inputs unknown",
            Set.of(),
            MeasuredSet.ALL,
            () -> blocks("169482.raw", "227835.raw", "227836.raw")),
        new MeasuredSet(
            "blocks 277647 to 481829 (4)",
            "before Wasabi, Whirlpool and PayJoin; most inputs unknown",
            Set.of(),
            LATER_THAN_2017,
            () -> blocks("277647.blk.bz2", "363703.raw", "413567.raw", "481829.raw")),
        new MeasuredSet(
            "block 574200, May 2019",
            "before Wasabi 2; most inputs unknown",
            Set.of(),
            EnumSet.of(CoinJoinKind.WASABI_2, CoinJoinKind.WASABI_2_SMALL),
            () -> blocks("574200.raw")),
        new MeasuredSet(
            "block 830000, Feb 2024",
            "truth unknown; most inputs unknown",
            () -> blocks("830000.raw")),
        new MeasuredSet(
            "blocks 831328 to 831331, Feb 2024",
            "truth unknown; most inputs unknown",
            () ->
                CoinJoinData.blocks(
                    831_328,
                    "consecutive-2024/0831328.raw",
                    "consecutive-2024/0831329.raw",
                    "consecutive-2024/0831330.raw",
                    "consecutive-2024/0831331.raw")));
  }

  private static List<Transaction> of(
      String zip, String entry, int height, Predicate<Transaction> kept) {
    return CoinJoinData.dumplings(zip, entry, height).stream().filter(kept).toList();
  }

  /** Blocks whose files are named after their heights. */
  private static List<Transaction> blocks(String... files) {
    return List.of(files).stream()
        .map(file -> CoinJoinData.blocks(Integer.parseInt(file.substring(0, 6)), file))
        .flatMap(List::stream)
        .toList();
  }
}
