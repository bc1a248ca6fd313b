package org.tracer.evidence.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracer.evidence.evm.MadeProofs.file;
import static org.tracer.evidence.evm.MadeProofs.payment;
import static org.tracer.evidence.evm.MadeProofs.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tracer.chain.evm.EvmHash;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.source.blocks.RealBlocks;
import org.tracer.source.evm.codec.Block;
import org.tracer.source.evm.codec.BlockHeader;
import org.tracer.source.evm.codec.Bytes;

/** How it is known that the blocks of proofs are the chain's. */
class HeaderGradesTest {

  private static final String GENESIS =
      "0xd4e56740f876aef8c010b86a40d5f56745a118d0906a34e69aec8c0db1cb8fa3";

  private static HeaderWitness witness(String origin, long height, EvmHash hash) {
    TreeMap<Long, EvmHash> hashes = new TreeMap<>();
    hashes.put(height, hash);
    return new HeaderWitness(MadeBlock.CHAIN, origin, hashes);
  }

  private static GradedHeader only(EvmProofReport report) {
    assertThat(report.headers()).hasSize(1);
    return report.headers().getFirst();
  }

  @Test
  void blocks_shouldBeKnownByHeightOnce() {
    List<EmbeddedBlocks.Known> known = EmbeddedBlocks.of(MadeBlock.CHAIN);
    assertThat(known).extracting(EmbeddedBlocks.Known::height).isSorted().doesNotHaveDuplicates();
    assertThat(known).extracting(EmbeddedBlocks.Known::hash).doesNotHaveDuplicates();
    assertThat(known).allMatch(one -> one.obtained().length() > 20);
    assertThat(known.getFirst().hash()).hasToString(GENESIS);
    assertThat(EmbeddedBlocks.of(EvmNetwork.of(10).chainId())).isEmpty();
  }

  /** Every file of public blocks gives the hashes that are embedded. */
  @Test
  void blocks_shouldBeThoseOfPublicCopies() {
    TreeMap<Long, EvmHash> found = new TreeMap<>();
    for (String name :
        List.of(
            "besu-mainnet-1000.blocks.rlp",
            "rlp/eth1346406.bin",
            "rlp/eth3346406.bin",
            "rlp/eth351000to3510010.bin",
            "rlp/eth4800251.bin",
            "rlp/eth4910000.bin",
            "rlp/eth7000000-7000010.bin")) {
      for (Block block :
          Block.parseAll(MadeBlock.CHAIN, Bytes.of(RealBlocks.bytes("eth/" + name)))) {
        found.put(block.header().number(), block.header().hash());
      }
    }
    int compared = 0;
    for (EmbeddedBlocks.Known known : EmbeddedBlocks.of(MadeBlock.CHAIN)) {
      if (found.containsKey(known.height())) {
        assertThat(known.hash()).isEqualTo(found.get(known.height()));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(9);
  }

  @Test
  void grader_shouldKnowAncestorsOfAnEmbeddedBlockAndNotItsDescendants() {
    List<BlockHeader> headers = new ArrayList<>();
    Bytes file = Bytes.of(RealBlocks.bytes("eth/besu-mainnet-1000.blocks.rlp"));
    Block.parseAll(MadeBlock.CHAIN, file).forEach(block -> headers.add(block.header()));
    List<String> problems = new ArrayList<>();
    HeaderGrader linked = new HeaderGrader(MadeBlock.CHAIN);
    linked.add(headers.get(500), headers.get(500).hash());
    headers.subList(501, 1000).forEach(linked::link);
    assertThat(linked.grade("node", List.of(), problems::add))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.grade()).isEqualTo(HeaderGrade.EMBEDDED);
          assertThat(one.basis()).startsWith("block 999 descends from it");
          assertThat(one.work()).isTrue();
        });
    HeaderGrader gap = new HeaderGrader(MadeBlock.CHAIN);
    gap.add(headers.get(500), headers.get(500).hash());
    headers.subList(502, 1000).forEach(gap::link);
    // The way back to the genesis, which is embedded too, is there; it shows nothing.
    headers.subList(0, 500).forEach(gap::link);
    assertThat(gap.grade("node", List.of(), problems::add))
        .singleElement()
        .satisfies(one -> assertThat(one.grade()).isEqualTo(HeaderGrade.NODE_ATTESTED));
    assertThat(problems).isEmpty();
  }

  /** Everything fits together in a block that somebody made up. */
  @Test
  void verify_shouldCallAMadeUpBlockTheWordOfItsSource() {
    MadeBlock made = MadeBlock.payments(100, 3);
    MadeBlock onGenesis =
        MadeBlock.of(100, EvmHash.parse(GENESIS), made.transactions(), made.receipts());
    EvmProofReport report = verify(file(onGenesis.proof(1)), List.of(payment(onGenesis, 1)));
    assertThat(report.holds()).isTrue();
    assertThat(only(report).grade()).isEqualTo(HeaderGrade.NODE_ATTESTED);
    assertThat(report.sentences()).anyMatch(text -> text.contains("could have made up a block"));
  }

  @Test
  void verify_shouldRefuseAnotherBlockAtAHeightThatIsKnown() {
    MadeBlock made = MadeBlock.payments(20_000_000, 3);
    EvmProofReport report = verify(file(made.proof(1)), List.of(payment(made, 1)));
    assertThat(report.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem).contains("that of Ethereum is 0xd24fd73f"));
  }

  @Test
  void verify_shouldCountOnlyOtherSourcesThatSayTheSame() {
    MadeBlock made = MadeBlock.payments(100, 3);
    String file = file(made.proof(1));
    EvmHash hash = made.header().hash();
    HeaderWitness other = witness("evm+http://other", 100, hash);
    EvmProofReport several = verify(file, List.of(payment(made, 1)), other);
    assertThat(only(several).grade()).isEqualTo(HeaderGrade.SEVERAL_SOURCES);
    assertThat(only(several).basis()).isEqualTo("evm+http://node and evm+http://other");
    EvmProofReport same =
        verify(
            file,
            List.of(payment(made, 1)),
            witness(ProofReports.ORIGIN, 100, hash),
            witness("evm+http://other", 99, hash));
    assertThat(only(same).grade()).isEqualTo(HeaderGrade.NODE_ATTESTED);
    EvmProofReport against =
        verify(
            file, List.of(payment(made, 1)), other, witness("evm+http://third", 100, made.hash(1)));
    assertThat(against.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem).contains("evm+http://third says"));
  }
}
