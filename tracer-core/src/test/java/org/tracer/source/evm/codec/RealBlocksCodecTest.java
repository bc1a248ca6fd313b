package org.tracer.source.evm.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.web3j.crypto.SignedRawTransaction;
import org.web3j.crypto.TransactionDecoder;

/** Everything that real blocks commit to follows from their bytes. */
class RealBlocksCodecTest {

  private static final String GENESIS =
      "0xd4e56740f876aef8c010b86a40d5f56745a118d0906a34e69aec8c0db1cb8fa3";

  private static void requireLinked(List<BlockHeader> headers) {
    for (int i = 1; i < headers.size(); i++) {
      assertThat(headers.get(i).number()).isEqualTo(headers.get(i - 1).number() + 1);
      assertThat(headers.get(i).parentHash()).isEqualTo(headers.get(i - 1).hash());
    }
  }

  /** The second opinion on what a transaction says and who signed it. */
  private static void requireSameAsWeb3j(SignedTransaction ours) throws Exception {
    SignedRawTransaction theirs =
        (SignedRawTransaction)
            TransactionDecoder.decode(HexFormat.of().formatHex(ours.encoded().toBytes()));
    assertThat(ours.sender(RealEvmBlocks.MAIN).orElseThrow().text())
        .isEqualToIgnoringCase(theirs.getFrom());
    assertThat(ours.nonce()).isEqualTo(theirs.getNonce().longValueExact());
    assertThat(ours.value()).isEqualTo(theirs.getValue());
    assertThat(ours.gasLimit()).isEqualTo(theirs.getGasLimit().longValueExact());
    if (ours.to() != null) {
      assertThat(ours.to().text()).isEqualToIgnoringCase(theirs.getTo());
    }
  }

  @Test
  void first1000Blocks_shouldBeLinkedFromGenesisAndHoldTogether() {
    List<Block> blocks = RealEvmBlocks.blocks("besu-mainnet-1000.blocks.rlp");
    assertThat(blocks).hasSizeBetween(1000, 1001);
    assertThat(blocks.getFirst().header().hash()).hasToString(GENESIS);
    requireLinked(blocks.stream().map(Block::header).toList());
    blocks.forEach(Block::check);
    assertThat(blocks.stream().mapToInt(block -> block.ommers().size()).sum()).isPositive();
    Bytes whole = RealEvmBlocks.bytes("besu-mainnet-1000.blocks.rlp");
    RlpWriter again = new RlpWriter();
    blocks.forEach(block -> again.raw(List.of(block.encoded())));
    assertThat(Bytes.of(again.toBytes())).isEqualTo(whole);
  }

  @ParameterizedTest
  @CsvSource({
    "ethgenesis, 1, 0",
    "eth1, 1, 0",
    "eth0to10, 11, 0",
    "eth1346406, 1, 6",
    "eth3346406, 1, 7",
    "eth351000to3510010, 11, 212",
    "eth4800251, 1, 69",
    "eth4910000, 1, 236",
    "eth7000000-7000010, 11, 1117",
  })
  void blocks_shouldHoldTogether(String name, int count, int transactions) throws Exception {
    List<Block> blocks = RealEvmBlocks.blocks("rlp/" + name + ".bin");
    assertThat(blocks).hasSize(count);
    requireLinked(blocks.stream().map(Block::header).toList());
    int seen = 0;
    for (Block block : blocks) {
      block.check();
      for (int i = 0; i < block.transactions().size(); i += 20) {
        requireSameAsWeb3j((SignedTransaction) block.transactions().get(i));
      }
      seen += block.transactions().size();
    }
    assertThat(seen).isEqualTo(transactions);
  }

  @Test
  void headers1000001To1000010_shouldBeLinked() {
    List<BlockHeader> headers =
        RealEvmBlocks.e2store("portal/headers/1000001-1000010.e2s").stream()
            .map(rlp -> BlockHeader.parse(RealEvmBlocks.MAIN, rlp))
            .toList();
    assertThat(headers).hasSize(10);
    assertThat(headers.getFirst().number()).isEqualTo(1_000_001);
    requireLinked(headers);
  }

  @Test
  void header20000000_shouldHaveTheHashByWhichItIsAskedFor() {
    byte[] content = RealEvmBlocks.portal("ephemeral_headers/20000000-offer.yaml");
    BlockHeader header =
        BlockHeader.parse(RealEvmBlocks.MAIN, Bytes.read(content, 4, content.length));
    assertThat(header.number()).isEqualTo(20_000_000);
    assertThat(header.hash())
        .hasToString("0xd24fd73f794058a3807db926d8898c6481e902b7edb91ce0d479d6760f276183");
    assertThat(header.later()).hasSize(5);
    assertThat(header.baseFeePerGas()).hasValueSatisfying(fee -> assertThat(fee).isPositive());
    assertThat(header.withdrawalsRoot()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"14764013.yaml", "17139055.json"})
  void portalBodies_shouldReadBackAndBeSignedAsWeb3jSays(String name) throws Exception {
    List<Bytes> parts = RealEvmBlocks.sszParts(RealEvmBlocks.portal("bodies/" + name));
    List<Bytes> envelopes = RealEvmBlocks.sszParts(parts.getFirst().toBytes());
    List<Integer> types = new ArrayList<>();
    for (Bytes envelope : envelopes) {
      Transaction transaction = Transaction.parse(RealEvmBlocks.MAIN, envelope);
      assertThat(transaction.encoded()).isEqualTo(envelope);
      requireSameAsWeb3j((SignedTransaction) transaction);
      types.add(transaction.type());
    }
    assertThat(types).contains(0, 2);
  }

  @Test
  void portalReceipts_shouldReadBackAndHaveTheBloomOfTheirLogs() {
    List<Bytes> envelopes = RealEvmBlocks.sszParts(RealEvmBlocks.portal("receipts/14764013.yaml"));
    long gas = 0;
    for (Bytes envelope : envelopes) {
      Receipt receipt = Receipt.parse(RealEvmBlocks.MAIN, envelope);
      assertThat(receipt.encoded()).isEqualTo(envelope);
      assertThat(receipt.hasBloomOfItsLogs()).isTrue();
      assertThat(receipt.cumulativeGasUsed()).isGreaterThan(gas);
      gas = receipt.cumulativeGasUsed();
    }
    assertThat(envelopes).hasSize(19);
  }
}
