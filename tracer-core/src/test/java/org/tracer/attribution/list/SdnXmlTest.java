package org.tracer.attribution.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.attribution.Tag;
import org.tracer.attribution.TagConcept;
import org.tracer.attribution.TextInput;
import org.tracer.error.MalformedDataException;

/** OFAC's list in its two formats; the files are small ones of the published structure. */
class SdnXmlTest {

  private static final String BITCOIN = "bip122:000000000019d6689c085ae165831e93";

  @Test
  void read_shouldGiveAddressesOfClassicFormat() throws IOException {
    List<Tag> tags = tags("sdn.xml");
    assertThat(tags).hasSize(2);
    Tag first = tags.getFirst();
    assertThat(first.identifier()).isEqualTo("1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2");
    assertThat(first.network()).isEqualTo(BITCOIN);
    assertThat(first.currency()).isEqualTo("XBT");
    assertThat(first.label()).isEqualTo("Erika MUSTERMANN & SONS");
    assertThat(first.date()).isEqualTo(LocalDate.of(2026, 8, 20));
    assertThat(first.confidence()).isEqualTo("authority_data");
    assertThat(first.concepts()).containsExactly(new TagConcept(TagConcept.Role.ABUSE, "sanction"));
    assertThat(first.context()).isEqualTo("OFAC uid 101; programs CYBER2, SDNTK; listed as XBT");
    Tag token = tags.getLast();
    assertThat(token.identifier()).isEqualTo("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
    assertThat(token.network()).isEqualTo("eip155:1");
    assertThat(token.context()).endsWith("listed as USDT");
  }

  @Test
  void read_shouldGiveAddressesOfAdvancedFormat() throws IOException {
    List<Tag> tags = tags("sdn_advanced.xml");
    assertThat(tags)
        .extracting(Tag::identifier)
        .containsExactly(
            "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "TNVhz6ZKzQkFAKXtnFQDqmDcCZ8Vw95SpX");
    assertThat(tags).extracting(Tag::network).containsExactly(BITCOIN, "tron:0x2b6653dc");
    assertThat(tags).extracting(Tag::label).containsOnly("MUSTERMANN Erika");
    assertThat(tags).extracting(Tag::date).containsOnly(LocalDate.of(2026, 8, 20));
    assertThat(tags.getFirst().context()).isEqualTo("OFAC uid 101; programs CYBER2; listed as XBT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><sdnList>&a;</sdnList>|",
        "<html></html>|begins with <html>",
        "<sdnList><sdnEntry>|",
        "<sdnList><publshInformation><Publish_Date>20.8.2026</Publish_Date></publshInformation></sdnList>|no date"
      })
  void read_shouldRefuseWhatIsNotTheList(String xml, String what) {
    assertThatThrownBy(() -> SdnXml.read(new TextInput("sdn.xml", xml), tag -> {}))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining(what == null ? "cannot read OFAC's list" : what);
  }

  @ParameterizedTest
  @CsvSource({
    "USDT, 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2, bip122:000000000019d6689c085ae165831e93",
    "USDT, TNVhz6ZKzQkFAKXtnFQDqmDcCZ8Vw95SpX, tron:0x2b6653dc",
    "USDC, 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed, eip155:1",
    "ARB,  0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed, eip155:42161",
    "BSC,  0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed, eip155:56",
    "ETC,  0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed, eip155:61",
    "XMR,  5be5543ff73456ab9f2d207887e2af87322c651ea1a873c5b25b7ffae456c320, XMR"
  })
  void lists_shouldTellChainByCodeAndForm(String code, String address, String network)
      throws IOException {
    List<Tag> tags = new ArrayList<>();
    for (String text : List.of(address + "\n", "[\n  \"" + address + "\"\n]\n")) {
      SdnAddressList.read(
          new TextInput("sanctioned_addresses_" + code + ".txt", text),
          code,
          Map.of("lastmod", "2024-09-27"),
          tags::add);
    }
    assertThat(tags).hasSize(2).extracting(Tag::network).containsOnly(network);
    assertThat(tags).extracting(Tag::date).containsOnly(LocalDate.of(2024, 9, 27));
  }

  private static List<Tag> tags(String resource) throws IOException {
    List<Tag> tags = new ArrayList<>();
    try (var in = SdnXmlTest.class.getResourceAsStream(resource)) {
      String xml = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      SdnXml.read(new TextInput(resource, xml), tags::add);
    }
    return tags;
  }
}
