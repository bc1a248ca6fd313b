import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Finishes the application directory the launcher runs from: the application's jar beside its
 * libraries, two archives of loaded classes made by this very Java, and a note of which Java that
 * is. An archive only makes the start faster, so a failure to make one is told and not fatal.
 */
class Layout {

  public static void main(String[] args) throws IOException, InterruptedException {
    Path jar = Path.of(args[0]);
    Path app = Path.of(args[1]);
    Path main = app.resolve("lib").resolve("tracer-cli.jar");
    Path note = app.resolve("jvm");
    Files.deleteIfExists(note);
    Files.copy(jar, main, StandardCopyOption.REPLACE_EXISTING);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    if (Runtime.version().feature() >= 24) {
      modernize(java, app.resolve("lib"));
    }
    // Two, because an archive loads all it holds at once: help must not wait for the rest.
    boolean made = archive(java, app, main, "light") & archive(java, app, main, "full");
    String archive = made ? kind() : "none";
    // The launcher takes this file for the sign that the build is whole, so it comes last.
    Files.writeString(note, java + "\n" + archive + "\n");
  }

  private static String kind() {
    return Runtime.version().feature() >= 25 ? "aot" : "cds";
  }

  /** Makes picocli fit for an archive; without that it is merely slower. */
  private static void modernize(String java, Path lib) throws IOException, InterruptedException {
    Path program = Path.of(System.getProperty("tracer.build")).resolve("Modernize.java");
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(lib, "picocli-*.jar")) {
      for (Path jar : jars) {
        new ProcessBuilder(java, program.toString(), jar.toString()).inheritIO().start().waitFor();
      }
    }
  }

  private static boolean archive(String java, Path app, Path main, String what)
      throws IOException, InterruptedException {
    Path file = app.resolve(what + "." + kind());
    Path log = app.resolve(what + "-archive.log");
    Files.deleteIfExists(file);
    List<String> command = new ArrayList<>();
    command.add(java);
    command.add(
        kind().equals("aot") ? "-XX:AOTCacheOutput=" + file : "-XX:ArchiveClassesAtExit=" + file);
    command.addAll(List.of("-XX:+UseSerialGC", "-cp", main.toString()));
    command.addAll(List.of("org.tracer.cli.Rehearsal", what));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly();
    }
    boolean made = ended && process.exitValue() == 0 && Files.exists(file);
    if (!made) {
      System.err.println("no class archive was made, the command starts slower; see " + log);
      Files.deleteIfExists(file);
    }
    return made;
  }
}
