package org.tracer.source.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tracer.chain.BlockHash;
import org.tracer.chain.Hash256;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.MemoryLedger;
import org.tracer.source.codec.BlockHeader;

/** Blocks that are damaged or forged are refused by name, and the rest is read. */
class RefusedBlocksTest extends BlockFilesCase {

  /** Behind header, count, version, marker and flag, input count, outpoint, length and height. */
  private static final int NAME_IN_COINBASE = 80 + 1 + 4 + 2 + 1 + 36 + 1 + 2;

  @Test
  void open_shouldRefuseABlockWithAChangedTransaction() {
    List<byte[]> blocks = new ArrayList<>(chain.blocks());
    byte[] changed = flipped(blocks.get(3), NAME_IN_COINBASE);
    blocks.set(3, changed);
    MemoryLedger ledger = open("blk00000.dat", file(blocks));
    assertTip(ledger, 2, blocks.get(2));
    int offset = file(blocks.subList(0, 3)).length;
    assertThat(ledger.notices())
        .hasSize(2)
        .contains(
            "blk00000.dat, offset "
                + offset
                + ": block "
                + hash(changed)
                + " is refused: its transactions do not give its Merkle root.")
        .anyMatch(notice -> notice.startsWith("A chain of 1 block is left out"));
  }

  @Test
  void open_shouldRefuseABlockWithAChangedWitness() {
    List<byte[]> blocks = new ArrayList<>(chain.blocks());
    blocks.set(3, flipped(blocks.get(3), -10));
    MemoryLedger ledger = open("blk00000.dat", file(blocks));
    assertTip(ledger, 2, blocks.get(2));
    assertThat(ledger.notices())
        .anyMatch(notice ->
            notice.contains(hash(chain.blocks().get(3)))
                && notice.endsWith("its witnesses do not give its witness commitment."));
  }

  /** Flips one bit of a block, counted from its end if negative. */
  private static byte[] flipped(byte[] block, int at) {
    byte[] copy = block.clone();
    copy[at < 0 ? copy.length + at : at] ^= 1;
    return copy;
  }

  @Test
  void open_shouldRefuseABlockWithoutWork() {
    List<byte[]> blocks = new ArrayList<>(chain.blocks());
    byte[] idle = blocks.get(4).clone();
    do {
      idle[76]++;
    } while (BlockHeader.read(idle, 0).hasProofOfWork(BitcoinNetwork.REGTEST));
    blocks.set(4, idle);
    MemoryLedger ledger = open("blk00000.dat", file(blocks));
    assertTip(ledger, 3, blocks.get(3));
    assertThat(ledger.notices())
        .hasSize(1)
        .allMatch(notice -> notice.contains(hash(idle)) && notice.contains("proof of work"));
  }

  /** CVE-2012-2459: the last transactions repeated, so that the Merkle root stays the same. */
  @Test
  void open_shouldRefuseABlockWithItsLastTransactionRepeated() {
    List<byte[]> blocks = new ArrayList<>(chain.blocks());
    byte[] block = blocks.get(3);
    int last = chain.ledger().transactionCount() - 2;
    assertThat(chain.ledger().id(last)).isEqualTo(chain.id("t3"));
    assertThat(block[BlockHeader.LENGTH]).isEqualTo((byte) 3);
    byte[] tail = lastTransaction(block);
    byte[] mutated = join(block, tail);
    mutated[BlockHeader.LENGTH] = 4;
    blocks.set(3, mutated);
    MemoryLedger ledger = open("blk00000.dat", file(blocks));
    assertTip(ledger, 2, blocks.get(2));
    assertThat(ledger.notices())
        .anyMatch(notice -> notice.contains(hash(block)) && notice.contains("CVE-2012-2459"));

    // The sound copy counts although the mutated one has the same hash and comes first.
    write("blk00001.dat", file(List.of(block)));
    MemoryLedger both = BlockFiles.open(List.of(directory));
    assertTip(both, 4, blocks.get(4));
  }

  private byte[] lastTransaction(byte[] block) {
    String id = chain.id("t2").hash().toString();
    byte[] spent = Hash256.parse("id", id).toWire();
    for (int at = block.length - spent.length; ; at--) {
      if (Arrays.equals(block, at, at + spent.length, spent, 0, spent.length)) {
        return Arrays.copyOfRange(block, at - 7, block.length);
      }
    }
  }

  /** Two inner nodes of 64 bytes shown as one transaction: the first is then no coinbase. */
  @Test
  void open_shouldRefuseABlockThatShowsInnerNodesAsTransactions() {
    List<byte[]> blocks = new ArrayList<>(chain.blocks());
    byte[] header = Arrays.copyOf(blocks.get(3), BlockHeader.LENGTH);
    byte[] ids = join(chain.id("c3").hash().toWire(), chain.id("t2").hash().toWire());
    blocks.set(3, join(header, new byte[] {1}, ids));
    MemoryLedger ledger = open("blk00000.dat", file(blocks));
    assertTip(ledger, 2, blocks.get(2));
    assertThat(ledger.notices()).anyMatch(notice -> notice.contains(hash(header)));
  }

  @Test
  void open_shouldRefuseABlockThatSpendsTwice() {
    ChainBuilder thief = chain.forkAt(2);
    thief.block("f3", "miner", 5_000);
    thief.pay("s1").spend("t1:0").to("mallory", 1_000);
    thief.pay("s2").spend("t1:0").to("mallory", 1_000);
    for (int height = 4; height < 8; height++) {
      thief.block("f" + height, "miner", 5_000);
    }
    List<byte[]> all = new ArrayList<>(chain.blocks());
    all.addAll(thief.blocks().subList(3, 8));
    MemoryLedger ledger = open("blk00000.dat", file(all));
    assertTip(ledger, 4, chain.blocks().get(4));
    assertThat(ledger.notices())
        .anyMatch(notice ->
            notice.contains(hash(thief.blocks().get(3)))
                && notice.contains("an output is spent twice"));
  }

  @Test
  void open_shouldRefuseAnotherGenesis() {
    byte[] coinbase = Arrays.copyOfRange(chain.blocks().get(1), 81, chain.blocks().get(1).length);
    byte[] other =
        ChainBuilder.mine(
            new BlockHash(new Hash256(0, 0, 0, 0)),
            List.of(chain.id("c1").hash()),
            1_296_688_602L,
            List.of(coinbase));
    assertThatThrownBy(() -> open("blk00000.dat", file(List.of(other))))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("it begins a chain, but not that of bitcoin-regtest");
  }
}
