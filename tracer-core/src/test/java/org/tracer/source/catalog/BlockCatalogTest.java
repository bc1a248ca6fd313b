package org.tracer.source.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.ledger.ChainBuilder;
import org.tracer.source.codec.BlockHeader;

class BlockCatalogTest extends CatalogCase {

  @Test
  void bestChain_shouldSayWhereEveryBlockLies() throws IOException {
    write(0, file(blocks.subList(0, 10)));
    write(1, file(blocks.subList(10, LAST + 1)));
    BestChain best = open();
    assertThat(best.network()).isEqualTo(BitcoinNetwork.REGTEST);
    assertThat(best.firstHeight()).isZero();
    assertThat(best.lastHeight()).isEqualTo(LAST);
    assertThat(best.size()).isEqualTo(LAST + 1);
    assertThat(best.files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly("blk00000.dat", "blk00001.dat");
    assertThat(best.key()).isEqualTo(new byte[8]);
    assertThat(best.notices()).isEmpty();
    assertThat(best.staleCount()).isZero();
    for (int height = 0; height <= LAST; height++) {
      BlockHeader header = BlockHeader.read(blocks.get(height), 0);
      byte[] bytes = Files.readAllBytes(best.files().get(best.fileIndex(height)));
      int offset = (int) best.offset(height);
      assertThat(Arrays.copyOfRange(bytes, offset, offset + best.length(height)))
          .isEqualTo(blocks.get(height));
      assertThat(best.ref(height))
          .isEqualTo(new BlockRef(BlockHeight.of(height), header.hash(), header.time()));
      assertThat(Instant.ofEpochSecond(best.timeSeconds(height))).isEqualTo(header.time());
      assertThat(best.heightOf(header.hash())).isEqualTo(height);
    }
    assertThatThrownBy(() -> best.hash(LAST + 1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> best.hash(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(best.contains(BlockHash.parse("ab".repeat(32)))).isFalse();
  }

  @Test
  void open_shouldTakeDataDirectoriesAndSingleFiles() throws IOException {
    Path inside = Files.createDirectory(directory.resolve("blocks"));
    Files.write(inside.resolve("blk00000.dat"), chain.blockFile());
    Files.write(inside.resolve("rev00000.dat"), new byte[100]);
    Path alone = write("chain.bin", chain.blockFile());
    assertThat(open().lastHeight()).isEqualTo(LAST);
    assertThat(BlockCatalog.open(alone, null).bestChain().lastHeight()).isEqualTo(LAST);
  }

  @Test
  void open_shouldRefuseWhatHoldsNoBlocks() {
    assertThatThrownBy(() -> BlockCatalog.open(directory, null))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no block files");
    assertThatThrownBy(() -> BlockCatalog.open(directory.resolve("absent"), null))
        .isInstanceOf(SourceUnavailableException.class);
    write(0, new byte[5_000]);
    assertThatThrownBy(() -> BlockCatalog.open(directory, null))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage("no valid block was found");
  }

  @Test
  void open_shouldNeedTheChainNamedWhereMainnetBlocksAreTooEasy() {
    write(0, ChainBuilder.blockFile(BitcoinNetwork.MAIN, blocks));
    assertNamingIsAdvised(null);
    assertNamingIsAdvised(BitcoinNetwork.MAIN);
    BestChain best = BlockCatalog.open(directory, BitcoinNetwork.REGTEST).bestChain();
    assertThat(best.lastHeight()).isEqualTo(LAST);
    assertThat(best.network()).isEqualTo(BitcoinNetwork.REGTEST);
    assertThat(best.notices()).singleElement().asString().contains("(bitcoin) are read as regtest");
  }

  private void assertNamingIsAdvised(@Nullable BitcoinNetwork network) {
    assertThatThrownBy(() -> BlockCatalog.open(directory, network))
        .isInstanceOfSatisfying(
            MalformedDataException.class,
            e ->
                assertThat(e.remedy())
                    .isEqualTo(
                        "If this is a made-up chain for testing, name it: --chain bitcoin-regtest"))
        .hasMessageContaining("is refused: its target is not one that bitcoin allows");
  }

  @Test
  void open_shouldTakeAnyGenesisOfRegtestWhereItIsNamed() {
    byte[] genesis = relinked(blocks.get(1), new byte[32]);
    byte[] next = relinked(blocks.get(2), hash(genesis).hash().toWire());
    write(0, file(List.of(genesis, next)));
    BestChain best = BlockCatalog.open(directory, BitcoinNetwork.REGTEST).bestChain();
    assertThat(best.firstHeight()).isZero();
    assertThat(best.hash(1)).isEqualTo(hash(next));
    assertThat(best.notices())
        .singleElement()
        .asString()
        .contains("is not the genesis of regtest: a private chain");
    BestChain without = open();
    assertThat(without.firstHeight()).isEqualTo(2); // As its coinbase states.
    assertThat(without.notices())
        .anyMatch(notice -> notice.contains("begins a chain, but not that of bitcoin-regtest"));
  }

  @Test
  void open_shouldLeaveOutOtherNetworks() {
    write(0, chain.blockFile());
    write(1, ChainBuilder.blockFile(BitcoinNetwork.TESTNET3, blocks));
    assertThat(open().lastHeight()).isEqualTo(LAST);
    assertThatThrownBy(() -> BlockCatalog.open(directory, BitcoinNetwork.SIGNET))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("no valid block was found");
  }

  @Test
  void bestChain_shouldBeginWhereAPrunedNodeDoes() {
    write(7, file(blocks.subList(18, LAST + 1)));
    BestChain best = open();
    assertThat(best.firstHeight()).isEqualTo(18);
    assertThat(best.lastHeight()).isEqualTo(LAST);
    assertThat(best.hash(20)).isEqualTo(hash(blocks.get(20)));
    assertThat(best.heightOf(hash(blocks.get(20)))).isEqualTo(20);
    assertThat(best.heightOf(hash(blocks.get(17)))).isEqualTo(-1); // Only named.
  }

  @Test
  void bestChain_shouldStayWithGenesisAndTellOfALongerPiece() {
    write(0, file(blocks.subList(0, 5)));
    write(1, file(blocks.subList(6, LAST + 1)));
    BestChain best = open();
    assertThat(best.lastHeight()).isEqualTo(4);
    assertThat(best.notices())
        .singleElement()
        .asString()
        .contains("A chain of 19 blocks is left out although it has more work")
        .contains("It begins at height 6")
        .contains("the block before it, " + hash(blocks.get(5)));
  }

  @Test
  void refuse_shouldTakeAnotherCopyAndThenTheChainWithoutTheBlock() {
    write(0, chain.blockFile());
    write(1, file(blocks.subList(9, 12)));
    BlockCatalog catalog = BlockCatalog.open(directory, null);
    assertThat(catalog.bestChain().fileIndex(10)).isZero();
    catalog.refuse(hash(blocks.get(10)), "its Merkle root is wrong");
    BestChain second = catalog.bestChain();
    assertThat(second.fileIndex(10)).isEqualTo(1);
    assertThat(second.lastHeight()).isEqualTo(LAST);
    catalog.refuse(hash(blocks.get(10)), "its Merkle root is wrong");
    assertThat(catalog.bestChain().lastHeight()).isEqualTo(9);
    assertThat(catalog.blockCount()).isEqualTo(LAST);
    assertThat(catalog.bestChain().notices())
        .anyMatch(notice -> notice.endsWith("is refused: its Merkle root is wrong."));
  }

  @Test
  void lastCommonHeight_shouldFindWhereTwoChainsPart() {
    ChainBuilder fork = chain.forkAt(14);
    grow(fork, "f", 15, LAST + 3);
    write(0, file(fork.blocks()));
    BestChain best = open();
    assertThat(best.lastCommonHeight(0, LAST, height -> hash(blocks.get(height)))).isEqualTo(14);
    assertThat(best.lastCommonHeight(0, 9, height -> hash(blocks.get(height)))).isEqualTo(9);
    assertThat(best.lastCommonHeight(3, 14, height -> hash(blocks.get(height)))).isEqualTo(14);
    assertThat(best.lastCommonHeight(15, LAST, height -> hash(blocks.get(height)))).isEqualTo(-1);
    assertThat(best.lastCommonHeight(0, 0, height -> hash(blocks.get(5)))).isEqualTo(-1);
    assertThat(best.lastCommonHeight(100, 200, height -> hash(blocks.get(5)))).isEqualTo(-1);
  }
}
