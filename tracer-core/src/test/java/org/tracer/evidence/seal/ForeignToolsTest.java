package org.tracer.evidence.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.error.MalformedDataException;
import org.tracer.evidence.bag.Bag;
import org.tracer.evidence.bag.BagFixture;
import org.tracer.evidence.bag.BagSeal;
import org.tracer.source.http.Endpoint;
import org.tracer.source.http.TransportOptions;

/** What other people's programs say of our bundles, and what we say of theirs. */
class ForeignToolsTest {

  @TempDir Path directory;

  private record Ended(int code, String output) {}

  private static Ended run(Path in, String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(in.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  private void ok(Path in, String... command) throws IOException, InterruptedException {
    Ended ended = run(in, command);
    assertThat(ended.code()).as(String.join(" ", command) + "\n" + ended.output()).isZero();
  }

  private void assumeThere(String... command) throws InterruptedException {
    try {
      run(directory, command);
    } catch (IOException e) {
      assumeTrue(false, "skipped: " + command[0] + " is not on this machine");
    }
  }

  @Test
  void sha512sum_shouldAcceptOurManifests() throws Exception {
    assumeThere("sha512sum", "--version");
    Path bag = BagFixture.write(directory, "case", List.of());
    ok(bag, "sha512sum", "-c", "--strict", "manifest-sha512.txt");
    ok(bag, "sha512sum", "-c", "--strict", "tagmanifest-sha512.txt");
    Files.writeString(bag.resolve("data/log.jsonl"), "x");
    assertThat(run(bag, "sha512sum", "-c", "manifest-sha512.txt").code()).isNotZero();
  }

  @ParameterizedTest
  @CsvSource({
    "case.zip, unzip -t %1$s, unzip -q %1$s -d out",
    "case.tar, tar -tf %1$s, tar -C out -xf %1$s",
    "case.tar.gz, tar -tzf %1$s, tar -C out -xzf %1$s",
    "case.zip, python3 -m zipfile -t %1$s, python3 -m zipfile -e %1$s out",
    "case.tar, python3 -m tarfile -t %1$s, python3 -m tarfile -e %1$s out",
    "case.tgz, python3 -m tarfile -t %1$s, python3 -m tarfile -e %1$s out"
  })
  void archivers_shouldUnpackOursToABagForAnIndependentReader(
      String name, String test, String unpack) throws Exception {
    assumeThere(test.split(" ", -1)[0], "--version");
    assumeThere("python3", "--version");
    BagFixture.write(directory, name, List.of());
    Files.createDirectory(directory.resolve("out"));
    ok(directory, test.formatted(name).split(" ", -1));
    ok(directory, unpack.formatted(name).split(" ", -1));
    Path script = directory.resolve("bag_check.py");
    try (var in = ForeignToolsTest.class.getResourceAsStream("/evidence/bag_check.py")) {
      Files.write(script, in.readAllBytes());
    }
    Ended checked = run(directory, "python3", script.toString(), "out/case");
    assertThat(checked.output()).startsWith("OK");
    Files.writeString(directory.resolve("out/case/data/log.jsonl"), "x");
    assertThat(run(directory, "python3", script.toString(), "out/case").output())
        .contains("FAULT hash of data/log.jsonl");
  }

  @ParameterizedTest
  @CsvSource({
    "a.zip, zip -qr a.zip case",
    "a.zip, zip -qrX a.zip case",
    "a.zip, python3 -m zipfile -c a.zip case",
    "a.tar, tar -cf a.tar case",
    "a.tgz, tar -czf a.tgz case",
    "a.tar, tar --format=ustar -cf a.tar case",
    "a.tgz, python3 -m tarfile -c a.tgz case"
  })
  void open_shouldAcceptWhatOthersPacked(String name, String command) throws Exception {
    assumeThere(command.split(" ", -1)[0], "--version");
    BagFixture.writePlain(directory, "case");
    ok(directory, command.split(" ", -1));
    Bag.open(directory.resolve(name)).close();
  }

  /** Names beyond ASCII written twice: which of the two counts, programs do not agree on. */
  @ParameterizedTest
  @CsvSource({
    "a.zip, zip -qr a.zip case, Pack it again with a program that writes names as UTF-8.",
    "a.tgz, python3 -m tarfile -c a.tgz case, Pack it again with 'tar --format=ustar'"
  })
  void open_shouldSayHowToPackAgain(String name, String command, String remedy) throws Exception {
    assumeThere(command.split(" ", -1)[0], "--version");
    BagFixture.write(directory, "case", List.of());
    ok(directory, command.split(" ", -1));
    assertThatThrownBy(() -> Bag.open(directory.resolve(name)))
        .isInstanceOfSatisfying(
            MalformedDataException.class, e -> assertThat(e.remedy()).startsWith(remedy));
  }

  @ParameterizedTest
  @CsvSource({
    "a.zip, python3 -m zipfile -c a.zip case",
    "a.tgz, tar -czf a.tgz case",
    "a.tar, tar --format=ustar -cf a.tar case"
  })
  void open_shouldAcceptOtherNamesThatOthersPacked(String name, String command) throws Exception {
    assumeThere(command.split(" ", -1)[0], "--version");
    BagFixture.write(directory, "case", List.of());
    ok(directory, command.split(" ", -1));
    Bag.open(directory.resolve(name)).close();
  }

  @Test
  void openssl_shouldVerifyTheCommandsOfOurText() throws Exception {
    assumeThere("openssl", "version");
    TestAuthority authority = new TestAuthority("Root");
    TestAuthority.Holder signer =
        authority.issue("Signer", TestAuthority.pair("EC", 256), TestAuthority.Kind.SIGNER);
    TestAuthority.Holder stamper =
        authority.issue("Stamper", TestAuthority.rsa(2048), TestAuthority.Kind.STAMPER);
    HttpServer server =
        TestAuthority.serve(q -> authority.stamp(stamper, q, "SHA512", TestAuthority.NOW), 200);
    Path bag;
    try {
      Endpoint endpoint =
          Endpoint.parse("http://127.0.0.1:" + server.getAddress().getPort() + "/tsa");
      BagSeal stamp = new TimeStampAuthority(endpoint, TransportOptions.DEFAULTS, uri -> {});
      BagSeal signature =
          SigningKey.read(authority.keyFile(directory, signer), TestAuthority.PASSWORD)
              .signature(TestAuthority.NOW);
      bag = BagFixture.write(directory, "case", List.of(stamp, signature));
    } finally {
      server.stop(0);
    }
    String pem =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(authority.root().getEncoded())
            + "\n-----END CERTIFICATE-----\n";
    Files.writeString(bag.resolve("trusted.pem"), pem);
    Files.writeString(bag.resolve("tsa.pem"), pem);
    String text = Files.readString(bag.resolve("VERIFY.txt")).replace("\\\n", " ");
    List<String> commands =
        text.lines().map(String::strip).filter(line -> line.startsWith("openssl")).toList();
    assertThat(commands).hasSize(5);
    for (String command : commands) {
      ok(bag, "sh", "-c", command);
    }
    Files.writeString(bag.resolve("tagmanifest-sha512.txt"), "other");
    assertThat(run(bag, "sh", "-c", commands.get(0)).code()).isNotZero();
    assertThat(run(bag, "sh", "-c", commands.get(3)).code()).isNotZero();
  }
}
