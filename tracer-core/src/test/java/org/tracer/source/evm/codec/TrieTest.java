package org.tracer.source.evm.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.chain.evm.EvmHash;
import org.tracer.error.MalformedDataException;

class TrieTest {

  private static final Bytes CAFE = bytes("cafe");

  private static Bytes bytes(String hex) {
    return Bytes.of(HexFormat.of().parseHex(hex));
  }

  private static List<Bytes> values(int count, int longest, long seed) {
    Random random = new Random(seed);
    List<Bytes> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] value = new byte[1 + random.nextInt(longest)];
      random.nextBytes(value);
      values.add(Bytes.of(value));
    }
    return values;
  }

  @Test
  void emptyRoot_shouldBeTheOneOfEveryEmptyBlock() {
    assertThat(TrieRoot.of(List.of()))
        .isEqualTo(TrieRoot.EMPTY)
        .hasToString("0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421");
    assertThat(Block.ommersHash(List.of()))
        .hasToString("0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347");
  }

  @Test
  void oneLeaf_shouldBeTheNodeOfTheVector() {
    Bytes text = bytes("63616665");
    assertThat(Bytes.of(new ListTrie(List.of(text)).rootNode()))
        .isEqualTo(bytes("c88220808463616665"));
    assertThat(TrieRoot.of(List.of(text)).toString()).startsWith("0xc5a3e897").endsWith("718c");
  }

  @ParameterizedTest
  @CsvSource({"0,80", "1,01", "127,7f", "128,8180", "255,81ff", "256,820100", "65536,83010000"})
  void key_shouldBeTheIndexAsRlp(int index, String key) {
    assertThat(Bytes.of(TrieRoot.key(index))).isEqualTo(bytes(key));
  }

  @Test
  void proof_shouldLeadToEveryValueAndToNoOther() {
    for (int count : new int[] {1, 2, 3, 16, 17, 127, 128, 129, 130, 257, 300}) {
      for (int longest : new int[] {1, 4, 40, 200}) {
        List<Bytes> values = values(count, longest, 31L * count + longest);
        EvmHash root = TrieRoot.of(values);
        for (int index = 0; index < count; index++) {
          InclusionProof proof = InclusionProof.of(values, index);
          assertThat(proof.verify(root)).isEqualTo(values.get(index));
          assertThat(proof.nodes()).isNotEmpty();
        }
        InclusionProof last = InclusionProof.of(values, count - 1);
        assertThatThrownBy(() -> new InclusionProof(count, last.nodes()).verify(root))
            .isInstanceOf(MalformedDataException.class);
      }
    }
  }

  @Test
  void proof_shouldBeRefusedWithAnythingChanged() {
    List<Bytes> values = values(200, 90, 5);
    EvmHash root = TrieRoot.of(values);
    InclusionProof proof = InclusionProof.of(values, 130);
    assertThat(proof.nodes()).hasSizeGreaterThan(2);
    for (int node = 0; node < proof.nodes().size(); node++) {
      for (int at = 0; at < proof.nodes().get(node).size(); at++) {
        byte[] changed = proof.nodes().get(node).toBytes();
        changed[at] ^= 1;
        List<Bytes> nodes = new ArrayList<>(proof.nodes());
        nodes.set(node, Bytes.of(changed));
        assertThatThrownBy(() -> new InclusionProof(130, nodes).verify(root))
            .isInstanceOf(MalformedDataException.class)
            .hasMessageContaining("has the hash");
      }
    }
    List<Bytes> more = new ArrayList<>(proof.nodes());
    more.add(proof.nodes().getLast());
    assertThatThrownBy(() -> new InclusionProof(130, more).verify(root))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("not used");
    List<Bytes> fewer = proof.nodes().subList(0, proof.nodes().size() - 1);
    assertThatThrownBy(() -> new InclusionProof(130, fewer).verify(root))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("ends before");
    assertThatThrownBy(() -> new InclusionProof(0, List.of()).verify(TrieRoot.EMPTY))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("nothing stands at place 0");
  }

  @Test
  void lookup_shouldProveThatAKeyHasNoValue() {
    List<Bytes> values = values(3, 90, 6);
    List<Bytes> nodes = InclusionProof.of(values, 2).nodes();
    Bytes absent = bytes("03");
    List<Bytes> branches = nodes.subList(0, nodes.size() - 1);
    assertThat(TrieProof.lookup(TrieRoot.of(values), absent, branches)).isEmpty();
  }

  @Test
  void lookup_shouldRefuseNodesThatAreNone() {
    for (String node :
        List.of("80", "c0", "c180", "c3808080", "c2c080", "c28080", "c24080", "c20180", "d1", "")) {
      Bytes forged = bytes(node);
      EvmHash root = Keccak.hash(forged);
      assertThatThrownBy(() -> TrieProof.lookup(root, bytes("01"), List.of(forged, forged)))
          .as(node)
          .isInstanceOfSatisfying(
              MalformedDataException.class, e -> assertThat(e.input()).startsWith("proof, node"));
    }
  }

  @Test
  void root_shouldRefuseAnEmptyValue() {
    assertThatThrownBy(() -> TrieRoot.of(List.of(CAFE, Bytes.EMPTY)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("value 1");
  }
}
