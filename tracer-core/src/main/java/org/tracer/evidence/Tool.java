package org.tracer.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tracer.source.recording.JsonLine;
import org.tracer.source.recording.Sha256;

/**
 * What a result was made by.
 *
 * @param version of Tracer
 * @param build SHA-256 of the library's archive; {@code classes} if it was not run from one
 * @param java version and maker of the Java machine
 */
public record Tool(String version, String build, String java) {

  /** The tool that is running. Reads its own archive once: a few milliseconds. */
  public static Tool running() {
    String version = Tool.class.getPackage().getImplementationVersion();
    return new Tool(
        version == null ? "development" : version,
        ownArchive(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
  }

  private static String ownArchive() {
    CodeSource source = Tool.class.getProtectionDomain().getCodeSource();
    try {
      Path archive = source == null ? Path.of("") : Path.of(source.getLocation().toURI());
      if (Files.isRegularFile(archive)) {
        try (InputStream bytes = Files.newInputStream(archive)) {
          return Sha256.copy(bytes, OutputStream.nullOutputStream());
        }
      }
    } catch (IOException | URISyntaxException | IllegalArgumentException e) {
      return "unknown";
    }
    return "classes";
  }

  Map<String, String> members() {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("name", "Tracer");
    members.put("version", version);
    members.put("build", build);
    members.put("java", java);
    return members;
  }

  void write(JsonLine line) {
    line.object("tool", members());
  }
}
