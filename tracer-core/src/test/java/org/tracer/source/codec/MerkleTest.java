package org.tracer.source.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tracer.chain.Hash256;
import org.tracer.chain.TxId;
import org.tracer.error.MalformedDataException;

/** Block 100,000 of mainnet: four transactions and their root, as every explorer shows them. */
class MerkleTest {

  private static final List<Hash256> IDS =
      List.of(
          hash("8c14f0db3df150123e6f3dbbf30f8b955a8249b62ac1d1ff16284aefa3d06d87"),
          hash("fff2525b8931402dd09222c50775608f75787bd2b87e56995a7bdd30f79702c4"),
          hash("6359f0868171b1d194cbee1af2f16ea598ae8fad666d9b012c8ed2b79a236ec4"),
          hash("e9a66845e05d5abc0ad04ec80f774a7e585c6e8db975962d069a522137b80c1d"));
  private static final Hash256 ROOT =
      hash("f3e94742aca4b5ef85488dc37c06c3282295ffec960994b2c0d5ac2a25a95766");

  private static Hash256 hash(String text) {
    return Hash256.parse("hash", text);
  }

  private static Hash256 parent(Hash256 left, Hash256 right) {
    return MerkleTree.root(List.of(left, right));
  }

  @Test
  void root_shouldBeThatOfBlock100000() {
    assertThat(MerkleTree.root(IDS)).isEqualTo(ROOT);
  }

  @Test
  void root_shouldRefuseListsWithTheRootOfAShorterOne() {
    List<Hash256> three = IDS.subList(0, 3);
    List<Hash256> repeated = new ArrayList<>(three);
    repeated.add(three.getLast());
    assertThat(MerkleTree.root(three)).isNotNull();
    assertThatThrownBy(() -> MerkleTree.root(repeated))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("CVE-2012-2459");

    List<Hash256> six = new ArrayList<>(IDS);
    six.addAll(List.of(ROOT, parent(ROOT, IDS.getFirst())));
    List<Hash256> eight = new ArrayList<>(six);
    eight.addAll(six.subList(4, 6));
    assertThat(MerkleTree.root(six)).isNotNull();
    assertThatThrownBy(() -> MerkleTree.root(eight))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("CVE-2012-2459");
  }

  @Test
  void branch_shouldLeadToTheRootFromEveryPosition() {
    Hash256 left = parent(IDS.get(0), IDS.get(1));
    Hash256 right = parent(IDS.get(2), IDS.get(3));
    for (int position = 0; position < 4; position++) {
      List<Hash256> siblings = List.of(IDS.get(position ^ 1), position < 2 ? right : left);
      TxId id = new TxId(IDS.get(position));
      assertThat(new MerkleBranch(siblings, position).root(id)).isEqualTo(ROOT);
      assertThat(new MerkleBranch(siblings, position ^ 1).root(id)).isNotEqualTo(ROOT);
    }
  }

  @Test
  void branch_shouldRefusePositionsBeyondItsDepth() {
    assertThatThrownBy(() -> new MerkleBranch(IDS.subList(0, 2), 4))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("position 4");
    assertThatThrownBy(() -> new MerkleBranch(List.of(), 1))
        .isInstanceOf(MalformedDataException.class);
    assertThat(new MerkleBranch(List.of(), 0).root(new TxId(ROOT))).isEqualTo(ROOT);
  }

  @Test
  void branch_shouldAllowARepeatedHashOnlyOnTheRight() {
    TxId last = new TxId(IDS.get(2));
    Hash256 left = parent(IDS.get(0), IDS.get(1));
    List<Hash256> siblings = List.of(IDS.get(2), left);
    assertThat(new MerkleBranch(siblings, 2).root(last))
        .isEqualTo(MerkleTree.root(IDS.subList(0, 3)));
    assertThatThrownBy(() -> new MerkleBranch(siblings, 3).root(last))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("CVE-2012-2459");
  }

  /** The hash of one byte, as the specification's examples have it. */
  private static List<Hash256> ofBytes(int count) {
    List<Hash256> hashes = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      hashes.add(Sha256d.hash(new byte[] {(byte) i}, 0, 1));
    }
    return hashes;
  }

  private static List<Hash256> siblings(List<Hash256> leaves, int position) {
    byte[] wire = new byte[Hash256.LENGTH * leaves.size()];
    for (int i = 0; i < leaves.size(); i++) {
      leaves.get(i).writeWire(wire, Hash256.LENGTH * i);
    }
    return new MerkleLevels(wire).siblings(position);
  }

  private static String rootFrom(List<Hash256> leaves, int leaf, int position) {
    TxId id = new TxId(leaves.get(leaf));
    MerkleBranch branch = new MerkleBranch(siblings(leaves, leaf), position);
    return HexFormat.of().formatHex(branch.root(id).toWire());
  }

  /** The roots were computed elsewhere; the longer lists of the same root are CVE-2012-2459. */
  @Test
  void branch_shouldProveNoRepeatedTransactionOfThePublishedExamples() {
    String three = "71c2019cacbda1abc3ed7f33b6adf0185e78ad73aca98d840120c47f68f33ff7";
    String six = "df316ddf151a6d7f65a868df97de2168ed674371119b038bb97c9926b3f7948d";
    assertThat(HexFormat.of().formatHex(MerkleTree.root(ofBytes(3)).toWire())).isEqualTo(three);
    assertThat(HexFormat.of().formatHex(MerkleTree.root(ofBytes(6)).toWire())).isEqualTo(six);
    assertThat(rootFrom(ofBytes(3), 2, 2)).isEqualTo(three);
    assertThat(rootFrom(ofBytes(6), 5, 5)).isEqualTo(six);

    assertThatThrownBy(() -> rootFrom(ofBytes(3), 2, 3)).hasMessageContaining("CVE-2012-2459");
    assertThatThrownBy(() -> rootFrom(ofBytes(6), 4, 6)).hasMessageContaining("CVE-2012-2459");
    assertThatThrownBy(() -> rootFrom(ofBytes(6), 5, 7)).hasMessageContaining("CVE-2012-2459");

    List<Hash256> four = new ArrayList<>(ofBytes(3));
    four.add(four.getLast());
    assertThatThrownBy(() -> MerkleTree.root(four)).hasMessageContaining("CVE-2012-2459");
    List<Hash256> eight = new ArrayList<>(ofBytes(6));
    eight.addAll(eight.subList(4, 6));
    assertThatThrownBy(() -> MerkleTree.root(eight)).hasMessageContaining("CVE-2012-2459");
  }

  @Test
  void branch_shouldRefuseARepetitionBeforeTheEndOfALevel() {
    List<Hash256> five = List.of(IDS.get(0), IDS.get(1), IDS.get(2), IDS.get(2), IDS.get(3));
    assertThatThrownBy(() -> new MerkleBranch(siblings(five, 2), 2).root(new TxId(IDS.get(2))))
        .hasMessageContaining("CVE-2012-2459");
    List<Hash256> first = List.of(IDS.get(0), IDS.get(0), IDS.get(1));
    assertThatThrownBy(() -> new MerkleBranch(siblings(first, 0), 0).root(new TxId(IDS.get(0))))
        .hasMessageContaining("CVE-2012-2459");
    List<Hash256> seven = ofBytes(7);
    assertThat(new MerkleBranch(siblings(seven, 6), 6).root(new TxId(seven.get(6))))
        .isEqualTo(MerkleTree.root(seven));
  }

  @Test
  void branch_shouldLeadToTheRootFromNoOtherPlaceInTreesOfEverySize() {
    SplittableRandom random = new SplittableRandom(7);
    for (int size = 1; size <= 40; size++) {
      List<Hash256> leaves = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        leaves.add(
            new Hash256(
                random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()));
      }
      Hash256 root = MerkleTree.root(leaves);
      for (int leaf = 0; leaf < size; leaf++) {
        List<Hash256> siblings = siblings(leaves, leaf);
        TxId id = new TxId(leaves.get(leaf));
        assertThat(1 << siblings.size()).isBetween(size, Math.max(1, 2 * size - 1));
        for (int position = 0; position < 1 << siblings.size(); position++) {
          MerkleBranch branch = new MerkleBranch(siblings, position);
          if (position == leaf) {
            assertThat(branch.root(id)).isEqualTo(root);
          } else {
            assertThat(rootOrNothing(branch, id)).isNotEqualTo(Optional.of(root));
          }
        }
      }
    }
  }

  private static Optional<Hash256> rootOrNothing(MerkleBranch branch, TxId id) {
    try {
      return Optional.of(branch.root(id));
    } catch (MalformedDataException e) {
      return Optional.empty();
    }
  }
}
