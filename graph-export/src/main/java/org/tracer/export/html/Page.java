package org.tracer.export.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The page around the data. Its policy allows the browser two programs, by their hashes, and
 * nothing from elsewhere.
 */
final class Page {

  /** Cytoscape.js, which draws. The licence stands at the top of it. */
  private static final String LIBRARY =
      "/META-INF/resources/webjars/cytoscape/3.33.1/dist/cytoscape.min.js";

  private static final List<String> PROGRAM =
      List.of(
          "words.js",
          "data.js",
          "filter.js",
          "peel.js",
          "most.js",
          "layout.js",
          "path.js",
          "elements.js",
          "graph.js",
          "details.js",
          "tables.js",
          "notes.js",
          "print.js",
          "main.js");

  private final byte[] before;
  private final byte[] after;

  private Page(byte[] before, byte[] after) {
    this.before = before;
    this.after = after;
  }

  static Page load() throws IOException {
    String library = text(LIBRARY).replace("</script", "<\\/script");
    StringBuilder program = new StringBuilder("\"use strict\";\n(() => {\n");
    for (String name : PROGRAM) {
      program.append(text(name));
    }
    program.append("})();\n");
    String page =
        text("page.html")
            .replace("{{policy}}", policy(List.of(library, program.toString())))
            .replace("{{style}}", text("page.css"))
            .replace("{{library}}", library)
            .replace("{{program}}", program);
    int data = page.indexOf("{{data}}");
    return new Page(
        page.substring(0, data).getBytes(UTF_8),
        page.substring(data + "{{data}}".length()).getBytes(UTF_8));
  }

  /** What comes in front of the data. */
  byte[] before() {
    return before;
  }

  /** What comes behind it. */
  byte[] after() {
    return after;
  }

  private static String policy(List<String> scripts) {
    return "default-src 'none'; img-src data: blob:; style-src 'unsafe-inline'; base-uri 'none';"
        + " form-action 'none'; script-src "
        + scripts.stream().map(Page::hash).collect(Collectors.joining(" "));
  }

  private static String hash(String script) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String text(String name) throws IOException {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name + " is not in this installation");
      }
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
