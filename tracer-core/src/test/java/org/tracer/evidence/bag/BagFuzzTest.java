package org.tracer.evidence.bag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.error.MalformedDataException;

/** Whatever byte is changed: refused by name, or the very same bag. */
class BagFuzzTest {

  private static final int ROUNDS = 600;

  @TempDir Path directory;
  @TempDir Path temporary;

  @ParameterizedTest
  @ValueSource(strings = {"case.zip", "case.tar", "case.tar.gz"})
  void open_shouldRefuseOrGiveTheSameWhenBytesChange(String name) throws IOException {
    byte[] whole = Files.readAllBytes(BagFixture.write(directory, name));
    Random random = new Random(name.length());
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] changed = whole.clone();
      for (int i = 0; i <= round % 3; i++) {
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Path file = Files.write(directory.resolve("changed"), changed);
      try (Bag bag = Bag.open(file, BagLimits.DEFAULTS, temporary)) {
        assertThat(bag.payload().keySet()).isEqualTo(BagFixture.PAYLOAD.keySet());
        for (String payload : bag.payload().keySet()) {
          assertThat(bag.data().resolve(payload)).hasBinaryContent(BagFixture.PAYLOAD.get(payload));
        }
      } catch (MalformedDataException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(ROUNDS / 2);
    assertThat(temporary).isEmptyDirectory();
  }
}
