package org.tracer.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tracer.attribution.Vocabulary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What rules call addresses is what tags call them, or is listed for tags of the user's own. */
class RuleConceptsTest {

  @Test
  void concepts_shouldBeOfTheVocabularyOrListedAsOwn() throws IOException {
    TreeSet<String> own = new TreeSet<>();
    for (Rule rule : RuleFiles.shipped()) {
      String file = rule.id() + ".json";
      try (InputStream in = RuleFiles.class.getResourceAsStream(file)) {
        gather(JsonMapper.shared().readTree(Objects.requireNonNull(in)), own);
      }
    }
    own.removeIf(concept -> Vocabulary.concept(concept).isPresent());
    Path root = Path.of(Objects.requireNonNull(System.getProperty("tracer.root")));

    assertThat(Files.readString(root.resolve("docs/flags.md")))
        .contains("`" + String.join("`, `", own) + "`");
  }

  private static void gather(JsonNode node, Set<String> concepts) {
    if (node.has("concepts")) {
      node.get("concepts").valueStream().map(JsonNode::asString).forEach(concepts::add);
    }
    node.valueStream().forEach(child -> gather(child, concepts));
  }
}
