package org.tracer.export.report.pdf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.FontFormatException;
import java.awt.HeadlessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracer.error.WritingFailedException;

class WordShaperTest {

  private static final String DEVANAGARI = PdfFonts.file("NotoSansDevanagari", false);
  private static final String BENGALI = PdfFonts.file("NotoSansBengali", false);

  @TempDir private Path directory;

  /** The vowel sign i is written behind its consonant and drawn in front of it. */
  @Test
  void shape_shouldDrawVowelSignBeforeItsLetter() throws IOException {
    List<Integer> glyphs = WordShaper.of(DEVANAGARI).shape("\u0915\u093f").glyphs();
    assertThat(glyphs).hasSize(2);
    assertThat(glyphs.get(1)).isEqualTo(characters(DEVANAGARI).getGlyphId(0x915));
    glyphs = WordShaper.of(BENGALI).shape("\u0995\u09c7").glyphs();
    assertThat(glyphs).hasSize(2);
    assertThat(glyphs.get(1)).isEqualTo(characters(BENGALI).getGlyphId(0x995));
  }

  /** Ra and virama before a consonant are one sign, drawn after it and over it. */
  @Test
  void shape_shouldDrawRephBehindItsLetter() throws IOException {
    ShapedWord word = WordShaper.of(DEVANAGARI).shape("\u0930\u094d\u091f");
    assertThat(word.glyphs()).hasSize(2);
    assertThat(word.glyphs().getFirst()).isEqualTo(characters(DEVANAGARI).getGlyphId(0x91f));
    int letter = WordShaper.of(DEVANAGARI).shape("\u091f").places().getLast().x();
    assertThat(word.places().getLast().x()).isEqualTo(letter);
  }

  @Test
  void shapedAs_shouldKnowWordsThatWereShaped() {
    WordShaper shaper = WordShaper.of(DEVANAGARI);
    ShapedWord word = shaper.shape("\u0927\u0928");
    assertThat(shaper.shapedAs(word.glyphs())).isEqualTo(word);
    assertThat(shaper.shapedAs(List.of(1, 2, 3))).isNull();
  }

  static List<Throwable> failures() {
    return List.of(
        new IOException("no room for the font"),
        new FontFormatException("not a font"),
        new HeadlessException("no display"),
        new RuntimeException("Fontconfig head is null, check your fonts or fonts configuration"),
        new InternalError("java.lang.reflect.InvocationTargetException"),
        new UnsatisfiedLinkError("libfreetype.so.6: cannot open shared object file"),
        new NoClassDefFoundError("Could not initialize class sun.awt.X11FontManager"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void of_shouldSendToHtmlWhenJavaCannotLoadFonts(Throwable failure) {
    assertThatThrownBy(() ->
            WordShaper.of(() -> {
              switch (failure) {
                case IOException e -> throw e;
                case FontFormatException e -> throw e;
                case Error e -> throw e;
                default -> throw (RuntimeException) failure;
              }
            }))
        .isInstanceOfSatisfying(
            WritingFailedException.class,
            e -> {
              assertThat(e).hasMessageContaining("cannot load fonts");
              assertThat(e.input()).contains(String.valueOf(failure.getMessage()));
              assertThat(e.remedy()).contains("html=FILE");
            });
  }

  /** A Java whose configuration of fonts is not where it should be fails as a bare one does. */
  @Test
  void of_shouldSendToHtmlWhenJavaHasNoFontConfiguration() throws Exception {
    assumeTrue(
        System.getProperty("os.name").equals("Linux"),
        "skipped: elsewhere Java loads fonts in other ways");
    Path said = directory.resolve("said.txt");
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.home=" + directory,
            "-cp",
            System.getProperty("java.class.path"),
            Shape.class.getName());
    java.redirectErrorStream(true).redirectOutput(said.toFile());
    Process process = java.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String text = Files.readString(said, UTF_8);
    assumeTrue(
        !text.startsWith("shaped"), "skipped: this Java loads fonts without its configuration");
    assertThat(text).startsWith("this Java cannot load fonts").contains("html=FILE");
  }

  /** Shapes a word in a process of its own. */
  static final class Shape {

    private Shape() {}

    public static void main(String[] arguments) {
      try {
        System.out.println("shaped " + WordShaper.of(DEVANAGARI).shape("\u0927\u0928"));
      } catch (WritingFailedException e) {
        System.out.println(e.getMessage() + "; " + e.input() + "; " + e.remedy());
      }
    }
  }

  private static CmapLookup characters(String file) throws IOException {
    return new TTFParser()
        .parse(new RandomAccessReadBuffer(PdfFonts.open(file)))
        .getUnicodeCmapLookup();
  }
}
