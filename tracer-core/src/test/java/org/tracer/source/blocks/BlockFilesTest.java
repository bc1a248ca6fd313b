package org.tracer.source.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.MemoryLedger;
import org.tracer.ledger.SpendBuffer;

/** The chain that block files hold, whatever their order and names. */
class BlockFilesTest extends BlockFilesCase {

  @Test
  void open_shouldHoldTheWholeChain() {
    MemoryLedger ledger = open("blk00000.dat", chain.blockFile());
    assertTip(ledger, 4, chain.blocks().get(4));
    assertThat(ledger.network()).isEqualTo(BitcoinNetwork.REGTEST);
    assertThat(ledger.notices()).isEmpty();
    assertThat(ledger.origin()).isEqualTo("blocks:blk00000.dat");
    MemoryLedger expected = chain.ledger();
    assertThat(ledger.transactionCount()).isEqualTo(expected.transactionCount());
    for (long key = 0; key < ledger.transactionCount(); key++) {
      assertThat(ledger.transaction(key)).isEqualTo(expected.transaction(key));
    }
  }

  @Test
  void open_shouldKnowWhoSpends() {
    MemoryLedger ledger = open("blk00000.dat", chain.blockFile());
    SpendBuffer spends = new SpendBuffer();
    spends.ask(0, true);
    spends.ask(1, true);
    ledger.readSpends(ledger.find(chain.id("t1")), spends);
    assertThat(ledger.id(spends.spenderKey(0))).isEqualTo(chain.id("t2"));
    assertThat(spends.spenderKey(1)).isEqualTo(SpendBuffer.UNSPENT);
  }

  @Test
  void open_shouldGiveTheSameLedgerWhateverTheOrder() {
    ChainBuilder longer = chain.forkAt(2);
    longer.block("d3", "miner", 5_000);
    longer.block("d4", "miner", 5_000);
    longer.block("d5", "miner", 5_000);
    ChainBuilder rival = longer.forkAt(4);
    rival.block("e5", "miner", 5_000);
    List<byte[]> all = new ArrayList<>(chain.blocks());
    all.addAll(longer.blocks().subList(3, 6));
    all.add(rival.blocks().get(5));
    byte[] winner = smaller(longer.blocks().get(5), rival.blocks().get(5));
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(all, new Random(seed));
      List<Path> files = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        files.add(write("part" + i, file(all.subList(3 * i, 3 * i + 3))));
      }
      Collections.shuffle(files, new Random(-seed));
      MemoryLedger ledger = BlockFiles.open(files);
      assertTip(ledger, 5, winner);
      assertThat(ledger.find(chain.id("t2"))).isNegative();
      assertThat(ledger.find(chain.id("t1"))).isNotNegative();
      assertThat(ledger.notices()).hasSize(4);
      assertThat(ledger.notices().getFirst()).contains("equal work", hash(winner));
      assertThat(ledger.notices().subList(1, 4)).allMatch(notice -> notice.contains("stale"));
    }
  }

  private static byte[] smaller(byte[] first, byte[] second) {
    return hash(first).compareTo(hash(second)) < 0 ? first : second;
  }

  @Test
  void open_shouldTakeTheHeightFromTheCoinbaseWithoutGenesis() {
    byte[] file = file(chain.blocks().subList(2, 5));
    MemoryLedger ledger = open("blk00000.dat", file);
    assertThat(ledger.firstBlock().height().value()).isEqualTo(2);
    List<Path> paths = List.of(directory);
    assertThatThrownBy(() -> BlockFiles.open(paths, null, BlockHeight.of(7)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("it is 2");
  }

  @Test
  void open_shouldBoundItsNotices() {
    List<byte[]> blocks = new ArrayList<>(chain.blocks());
    blocks.addAll(Collections.nCopies(500, blocks.get(4)));
    MemoryLedger ledger = open("blk00000.dat", file(blocks));
    assertThat(ledger.notices()).hasSize(21).contains("And 480 more blocks that are there twice.");
  }

  @Test
  void open_shouldSayWhichPathIsMissing() {
    Path missing = directory.resolve("missing.dat");
    assertThatThrownBy(() -> BlockFiles.open(List.of(missing)))
        .isInstanceOfSatisfying(
            SourceUnavailableException.class,
            e -> assertThat(e.input()).isEqualTo(missing.toString()));
  }

  @Test
  void parse_shouldReadHeightAndNetwork() {
    Path file = write("blk00000.dat", chain.blockFile());
    BlocksUri uri = BlocksUri.parse("blocks:" + file + "#height=0&network=bitcoin-regtest");
    assertThat(uri.paths()).containsExactly(file);
    assertThat(uri.firstHeight()).isEqualTo(BlockHeight.of(0));
    assertTip(uri.open(), 4, chain.blocks().get(4));
    assertThat(BlocksUri.parse("blocks:a,b").paths()).containsExactly(Path.of("a"), Path.of("b"));
    for (String wrong : new String[] {"blocks:", "blocks:a#height=-1", "blocks:a#x=1", "a"}) {
      assertThatThrownBy(() -> BlocksUri.parse(wrong)).isInstanceOf(InvalidInputException.class);
    }
  }
}
