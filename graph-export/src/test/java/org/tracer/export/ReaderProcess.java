package org.tracer.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs that read our files, each in a process of its own; tests skip those that are absent. */
public final class ReaderProcess {

  private static final Path READERS =
      Path.of(System.getProperty("tracer.root", ".."), ".ci", "readers").toAbsolutePath();

  private ReaderProcess() {}

  /** What the reader of a folder with jars, a Java program in one file, prints. */
  public static String java(String reader, Path directory, List<String> arguments)
      throws IOException, InterruptedException {
    Path folder = READERS.resolve(reader);
    assumeTrue(
        Files.isDirectory(folder.resolve("lib")),
        "skipped: no jars in " + folder.resolve("lib") + "; .ci/run gets them");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx1g",
            // Short runs: less compiling, less threads.
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Djava.awt.headless=true",
            "-Duser.timezone=Asia/Kathmandu",
            "--enable-native-access=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "-cp",
            folder.resolve("lib") + "/*",
            folder.resolve("ReadGraph.java").toString()));
    command.addAll(arguments);
    return run(command, directory);
  }

  /** What a script for node.js prints; skipped without the package. */
  public static String node(String script, String needs, Path directory, String argument)
      throws IOException, InterruptedException {
    Path modules = READERS.resolve("node_modules");
    assumeTrue(
        Files.isDirectory(modules.resolve(needs)),
        "skipped: no " + needs + " in " + modules + "; run npm install there");
    assumeTrue(starts("node", "--version"), "skipped: node.js does not start");
    return run(List.of("node", READERS.resolve(script).toString(), argument), directory);
  }

  /** What a script for Python prints; skipped without the module. */
  public static String python(String script, String needs, Path directory, String argument)
      throws IOException, InterruptedException {
    assumeTrue(starts("python3", "-c", "import " + needs), "skipped: python3 has no " + needs);
    return run(List.of("python3", READERS.resolve(script).toString(), argument), directory);
  }

  private static boolean starts(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String run(List<String> command, Path directory)
      throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    Path messages = directory.resolve("messages");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(output.toFile())
            .redirectError(messages.toFile())
            .start();
    if (!process.waitFor(180, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    assertThat(process.waitFor()).as(() -> command + ": " + text(messages) + text(output)).isZero();
    return Files.readString(output);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}
