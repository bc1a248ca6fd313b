package org.tracer.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.chain.ChainId;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;

class TagStoreTest {

  private static final TagPack PACK = new TagPack("p", "c", null, "{}");
  private static final ChainId ETHEREUM = new ChainId("eip155", "1");
  private static final String EVM = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";

  @TempDir private Path directory;

  @Test
  void find_shouldGiveTagsOfChainWhateverTheSpelling() throws Exception {
    TagStore store =
        store(
            tag(EVM, "ETH", "coin"),
            tag("0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED", "USDT", "token"),
            tag(EVM, "BSC", "elsewhere"),
            tag("BC1QAR0SRRR7XFKVY5L643LYDNW9RE59GTZZWF5MDQ", "BTC", "segwit"),
            tag("TNVhz6ZKzQkFAKXtnFQDqmDcCZ8Vw95SpX", "TRX", "tron"));
    assertThat(store.find(ETHEREUM, EvmAddress.parse(ETHEREUM, EVM)))
        .extracting(Tag::label)
        .containsExactlyInAnyOrder("coin", "token");
    assertThat(store.find(EVM)).hasSize(3);
    BitcoinAddress segwit =
        BitcoinAddress.parse(BitcoinNetwork.MAIN, "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq");
    assertThat(store.find(segwit.chain(), segwit)).extracting(Tag::label).containsOnly("segwit");
    assertThat(store.find("tnvhz6zkzqkfakxtnfqdqmdccz8vw95spx")).isEmpty();
    assertThat(store.entries()).isEqualTo(5);
    assertThat(store.sha256())
        .isEqualTo(
            HexFormat.of()
                .formatHex(
                    MessageDigest.getInstance("SHA-256")
                        .digest(Files.readAllBytes(directory.resolve("tags.jsonl")))));
  }

  @Test
  void find_shouldAgreeWithSearchOfAll() throws IOException {
    Random random = new Random(5);
    List<Tag> tags = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      String key = Integer.toString(random.nextInt(1_500), 36) + (i % 7 == 0 ? "\"é€𝄞" : "");
      tags.add(tag(key, "BTC", "label " + i));
    }
    TagStore store = store(tags.toArray(Tag[]::new));
    for (int i = 0; i < 1_600; i++) {
      String key = Integer.toString(i, 36);
      for (String asked : List.of(key, key + "\"é€𝄞")) {
        List<Tag> expected = tags.stream().filter(tag -> tag.identifier().equals(asked)).toList();
        assertThat(store.find(asked)).containsExactlyInAnyOrderElementsOf(expected);
      }
    }
  }

  @Test
  void merge_shouldNotDependOnOrderAndKeepContradictions() throws IOException {
    List<Tag> tags = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      tags.add(tag("a" + i % 50, "BTC", "says " + i % 100));
    }
    Path one = directory.resolve("one.jsonl");
    Path two = directory.resolve("two.jsonl");
    assertThat(merge(one, tags)).isEqualTo(new TagStoreWriter.Merged(100, 100, 100));
    Collections.reverse(tags);
    merge(two, tags.subList(0, 77));
    merge(two, tags.subList(50, 200));
    assertThat(Files.readAllBytes(two)).isEqualTo(Files.readAllBytes(one));
    assertThat(TagStore.open(one).find("a7"))
        .extracting(Tag::label)
        .containsExactly("says 57", "says 7");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.filter(file -> !file.toString().endsWith(".lock")))
          .containsExactlyInAnyOrder(one, two);
    }
  }

  @Test
  void open_shouldRefuseDamage() throws IOException {
    store(tag("a", "BTC", "x"), tag("b", "BTC", "y"));
    Path file = directory.resolve("tags.jsonl");
    List<String> lines = Files.readAllLines(file);
    List<String> swapped = new ArrayList<>(lines);
    Collections.swap(swapped, lines.size() - 1, lines.size() - 2);
    for (String text :
        List.of(
            String.join("\n", swapped) + "\n",
            String.join("\n", lines),
            String.join("\n", lines.subList(1, lines.size())) + "\n",
            lines.getFirst() + "\n{}\n")) {
      Files.writeString(file, text);
      assertThatThrownBy(() -> TagStore.open(file)).isInstanceOf(MalformedDataException.class);
    }
  }

  @Test
  void publicTags_shouldKnowSanctionedAddresses() throws IOException {
    TagStore store = TagStore.ofPublic();
    // Designated on 2018-11-28; the first two addresses of Bitcoin on the list.
    for (String address :
        List.of("149w62rY42aZBox8fGcmqNsXUzSStKeq8C", "1AjZPMsnmpdK2Rv9KQNfMurTXinscVro9V")) {
      List<Tag> tags =
          store.find(
              BitcoinNetwork.MAIN.chainId(), BitcoinAddress.parse(BitcoinNetwork.MAIN, address));
      assertThat(TagRules.shipped().stopOf(tags).orElseThrow().reason())
          .isEqualTo(TagStopReason.SANCTIONED);
    }
    List<Tag> all = new ArrayList<>();
    store.forEach(all::add);
    assertThat(all).allMatch(tag -> !tag.source().isBlank());
    assertThat(
            all.stream().filter(tag -> tag.context() != null && tag.context().startsWith("OFAC")))
        .hasSize(976);
  }

  @Test
  void tag_shouldBeRefusedWithoutSource() {
    assertThatThrownBy(() -> Tag.of(PACK, Map.of("address", "a", "currency", "BTC", "label", "l")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("the tag has no source");
  }

  private TagStore store(Tag... tags) throws IOException {
    Path file = directory.resolve("tags.jsonl");
    merge(file, List.of(tags));
    assertThat(Files.readString(file, StandardCharsets.UTF_8)).endsWith("}\n");
    return TagStore.open(file);
  }

  private static TagStoreWriter.Merged merge(Path file, List<Tag> tags) throws IOException {
    try (TagStoreWriter writer = new TagStoreWriter(file)) {
      for (Tag tag : tags) {
        writer.add(tag);
      }
      return writer.commit();
    }
  }

  private static Tag tag(String address, String currency, String label) {
    return Tag.of(
        PACK, Map.of("address", address, "currency", currency, "label", label, "source", "s"));
  }
}
