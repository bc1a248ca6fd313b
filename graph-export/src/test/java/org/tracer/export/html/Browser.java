package org.tracer.export.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A headless Chromium that opens a page and does what a reader would. */
final class Browser {

  private static final Path TOOLS =
      Path.of(System.getProperty("tracer.root", ".."), ".ci", "browser");
  private static final List<String> NAMES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private final List<Map<String, Object>> steps = new ArrayList<>();

  /** Fills, chooses, ticks, clicks or presses something. */
  Browser act(String what, String at, String with) {
    Map<String, Object> step = new LinkedHashMap<>();
    step.put("do", what);
    if (!at.isEmpty()) {
      step.put("at", at);
    }
    step.put("with", with);
    steps.add(step);
    return this;
  }

  /** Reads the value of an expression under a name. */
  Browser read(String name, String expression) {
    steps.add(Map.of("read", name, "js", expression));
    return this;
  }

  /** Has what is on the screen checked against WCAG 2.1 AA. */
  Browser check(String name) {
    steps.add(Map.of("axe", name));
    return this;
  }

  /** Keeps a picture, where the system property {@code pictures} names a folder. */
  Browser picture(String name, boolean full) {
    steps.add(Map.of("picture", name, "full", full));
    return this;
  }

  /** What was read, of a page that must cause no error and ask the network for nothing. */
  JsonNode look(Path page) throws Exception {
    assumeTrue(
        Files.isDirectory(TOOLS.resolve("node_modules").resolve("playwright-core")),
        "skipped: no Playwright in " + TOOLS + "; run npm install there");
    String chromium =
        NAMES.stream().filter(name -> Files.isExecutable(Path.of(name))).findFirst().orElse(null);
    assumeTrue(chromium != null, "skipped: no Chromium among " + NAMES);
    Path script = page.resolveSibling(page.getFileName() + ".steps");
    Path answer = page.resolveSibling(page.getFileName() + ".answer");
    new ObjectMapper().writeValue(script, steps);
    List<String> command =
        Stream.of(
                "node",
                TOOLS.resolve("look.mjs").toAbsolutePath().toString(),
                chromium,
                page.toAbsolutePath().toString(),
                script.toString(),
                System.getProperty("pictures", ""))
            .toList();
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectOutput(answer.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "skipped: node.js does not start: " + e.getMessage());
      throw e;
    }
    assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    JsonNode seen = new ObjectMapper().readTree(answer);
    assertThat(seen.get("errors")).isEmpty();
    assertThat(seen.get("requests")).isEmpty();
    assertThat(seen.get("dialogs")).isEmpty();
    return seen.get("read");
  }
}
