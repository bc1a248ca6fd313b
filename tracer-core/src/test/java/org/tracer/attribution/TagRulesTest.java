package org.tracer.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.error.MalformedDataException;

class TagRulesTest {

  private static final TagPack PACK = new TagPack("p", "c", null, "{}");

  @ParameterizedTest
  @CsvSource({
    "exchange,       service_data, SERVICE",
    "escrow_wallet,  service_data, SERVICE",
    "mixing_service, web_crawl,    MIXER",
    "sanction,       authority_data, SANCTIONED",
    "gov_black_list, authority_data, SANCTIONED",
    "defi_bridge,    forensic,     BRIDGE",
    "exchange,       heuristic,    ",
    "exchange,       '',           ",
    "exchange,       made_up,      ",
    "black_list,     authority_data, ",
    "ransomware,     authority_data, ",
    "made_up,        authority_data, "
  })
  void stopOf_shouldFollowConceptAndConfidence(
      String concept, String confidence, @Nullable TagStopReason reason) throws IOException {
    assertThat(
            TagRules.shipped()
                .stopOf(List.of(tag(concept, confidence, "l", null)))
                .map(TagStop::reason)
                .orElse(null))
        .isEqualTo(reason);
  }

  @Test
  void stopOf_shouldNameTheMoreSeriousThenTheMoreCertain() throws IOException {
    Tag exchange = tag("exchange", "ownership", "exchange", null);
    Tag crawled = tag("mixing_service", "web_crawl", "crawled", null);
    Tag mixer = tag("mixing_service", "forensic", "mixer", null);
    TagRules rules = TagRules.shipped();
    for (List<Tag> order :
        List.of(List.of(exchange, crawled, mixer), List.of(mixer, crawled, exchange))) {
      TagStop stop = rules.stopOf(order).orElseThrow();
      assertThat(stop.reason()).isEqualTo(TagStopReason.MIXER);
      assertThat(stop.note()).isEqualTo("\"mixer\" (\"s\", no date, confidence forensic)");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'concept,reason\nexchange,SERVICE\n', columns",
    "'concept,reason,minimum_confidence\nshop_x,SERVICE,\n', no concept",
    "'concept,reason,minimum_confidence\nexchange,STOP,\n', no reason",
    "'concept,reason,minimum_confidence\nexchange,SERVICE,much\n', no confidence",
    "'concept,reason,minimum_confidence\nexchange,SERVICE,\nexchange,MIXER,\n', second rule"
  })
  void read_shouldRefuseWhatItDoesNotKnow(String csv, String what) {
    assertThatThrownBy(() ->
            TagRules.read(
                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), "rules.csv"))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining(what);
  }

  @ParameterizedTest
  @CsvSource({
    "exchange, exchange,       a, b, true",
    "exchange, exchange,       a, a, false",
    "exchange, mixing_service, a, ,  true",
    "exchange, service,        a, ,  false",
    "exchange, ransomware,     a, ,  false",
    "ransomware, sextortion,   ,  ,  false",
    "white_list, scam,         ,  ,  true"
  })
  void among_shouldTellContradictions(
      String one, String two, @Nullable String actor, @Nullable String other, boolean disagree) {
    List<Tag> tags = List.of(tag(one, "forensic", "x", actor), tag(two, "forensic", "y", other));
    assertThat(TagDisagreement.among(tags)).isEqualTo(disagree);
    assertThat(TagDisagreement.among(tags.reversed())).isEqualTo(disagree);
  }

  @ParameterizedTest
  @CsvSource({
    "exchange,          exchange;mixing_service, false",
    "exchange;gambling, exchange;mixing_service, true",
    "exchange,          gambling;mixing_service, true"
  })
  void among_shouldNotDependOnOrderWhenTagsSaySeveralThings(
      String one, String two, boolean disagree) {
    List<Tag> tags = List.of(saying("x", one), saying("y", two));

    assertThat(TagDisagreement.among(tags)).isEqualTo(disagree);
    assertThat(TagDisagreement.among(tags.reversed())).isEqualTo(disagree);
  }

  private static Tag saying(String label, String concepts) {
    Map<String, @Nullable Object> members = new HashMap<>();
    members.put("address", "a");
    members.put("currency", "BTC");
    members.put("label", label);
    members.put("source", "s");
    members.put("concepts", List.of(concepts.split(";", -1)));
    return Tag.of(PACK, members);
  }

  private static Tag tag(String concept, String confidence, String label, @Nullable String actor) {
    Map<String, @Nullable Object> members = new HashMap<>();
    members.put("address", "a");
    members.put("currency", "BTC");
    members.put("label", label);
    members.put("source", "s");
    members.put("category", concept);
    members.put("confidence", confidence);
    members.put("actor", actor);
    return Tag.of(PACK, members);
  }
}
