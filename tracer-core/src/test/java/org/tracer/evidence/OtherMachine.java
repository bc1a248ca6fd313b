package org.tracer.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tracer.evidence.bag.Bag;
import org.tracer.evidence.bag.BagInfo;
import org.tracer.evidence.bag.PayloadFile;
import org.tracer.source.recording.Sha256;

/**
 * Checks cases in processes that differ in all a machine may differ in: digits and letters of the
 * language, time zone, encoding, processors, interpreter, and other Java versions that are here.
 */
public final class OtherMachine {

  private static final List<List<String>> SETTINGS =
      List.of(
          // Digits that are not ASCII, and days that begin elsewhere.
          List.of(
              "-Duser.language=ar",
              "-Duser.country=EG",
              "-Duser.extensions=u-nu-arab",
              "-Duser.timezone=Asia/Kathmandu",
              "-Dfile.encoding=ISO-8859-1",
              "-XX:ActiveProcessorCount=1"),
          // A small i that is not the small letter of I; a calendar of its own; compiled not at
          // all.
          List.of(
              "-Duser.language=tr",
              "-Duser.country=TR",
              "-Duser.timezone=Pacific/Kiritimati",
              "-Dfile.encoding=UTF-16",
              "-Dline.separator=\r\n",
              "-XX:ActiveProcessorCount=16",
              "-XX:TieredStopAtLevel=1"),
          List.of(
              "-Duser.language=th",
              "-Duser.country=TH",
              "-Duser.extensions=ca-buddhist-nu-thai",
              "-Duser.timezone=America/St_Johns",
              "-XX:+UseSerialGC"));

  private OtherMachine() {}

  /** What is wrong there, line by line; empty if every result came out the same. */
  public static List<String> problems(Path directory) throws IOException, InterruptedException {
    List<String> problems = new ArrayList<>();
    for (Path java : javas()) {
      for (List<String> settings : SETTINGS) {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(settings);
        command.addAll(
            List.of(
                "-cp",
                System.getProperty("java.class.path"),
                OtherMachine.class.getName(),
                directory.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
          problems.add(java + " " + settings + ": " + out);
        } else if (!out.strip().equals(bundle(directory))) {
          problems.add(java + " " + settings + ": another bundle");
        }
      }
    }
    return problems;
  }

  /** This Java and, where they are, others that can run the same classes. */
  private static List<Path> javas() throws IOException {
    List<Path> javas = new ArrayList<>();
    Path own = Path.of(System.getProperty("java.home")).toRealPath();
    javas.add(own.resolve("bin/java"));
    Path usual = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(usual)) {
      try (Stream<Path> homes = Files.list(usual)) {
        for (Path home : homes.sorted().toList()) {
          Path real = home.toRealPath();
          Path java = real.resolve("bin/java");
          if (!javas.contains(java) && version(real) >= 21) {
            javas.add(java);
          }
        }
      }
    }
    return javas;
  }

  private static int version(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release)) {
      return 0;
    }
    return Files.readAllLines(release).stream()
        .filter(line -> line.matches("JAVA_VERSION=\"[0-9]+.*"))
        .map(line -> Integer.parseInt(line.replaceAll("^JAVA_VERSION=\"([0-9]+).*", "$1")))
        .findFirst()
        .orElse(0);
  }

  public static void main(String[] args) {
    CaseReport report = CaseVerification.of(Path.of(args[0]), null, part -> {});
    boolean same =
        report.isWhole()
            && !report.results().isEmpty()
            && report.results().stream().allMatch(CaseReport.CheckedResult::recomputed);
    report.problems().forEach(problem -> System.out.println(problem));
    System.out.println(bundle(Path.of(args[0])));
    System.exit(same ? 0 : 1);
  }

  /** SHA-256 of the files as a tar, whose sizes are written in digits. */
  private static String bundle(Path directory) {
    try {
      Path target = Files.createTempDirectory("bundle").resolve("b.tar");
      BagInfo info = BagInfo.of(LocalDate.of(2026, 1, 2));
      Bag.write(PayloadFile.under(directory), info, target, List.of());
      try (Bag written = Bag.open(target)) {
        return Sha256.of(Files.readAllBytes(target)) + " " + written.payload().size();
      } finally {
        Files.delete(target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
