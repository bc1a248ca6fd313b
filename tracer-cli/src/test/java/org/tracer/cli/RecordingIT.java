package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.SampleChain;
import org.tracer.source.SourceOptions;
import org.tracer.source.Sources;
import org.tracer.source.esplora.FakeEsplora;

/** A recording that the system lets grow no further. */
class RecordingIT {

  @TempDir private Path directory;

  @Test
  void trace_shouldKeepValidRecordingWhenThereIsNoRoomForMore() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: no /bin/sh to limit files");
    SampleChain sample = new SampleChain();
    Path recording = directory.resolve("recording");
    Process process;
    String err;
    try (FakeEsplora server = new FakeEsplora(sample.chain.blocks())) {
      ProcessBuilder builder =
          Launcher.command(
              "/bin/sh",
              "-c",
              // 8 units of 512 bytes: enough to open the ledger, not for a page of a history.
              "ulimit -f 8; exec \"$@\"",
              "sh",
              Launcher.FILE.toString(),
              "trace",
              "--source",
              server.uri(),
              "--record",
              recording.toString(),
              ChainBuilder.address("collector").text());
      // Java's performance counters are a file of their own.
      builder.environment().put("TRACER_JAVA_OPTIONS", "-XX:-UsePerfData");
      process = builder.start();
      assertThat(process.getInputStream().readAllBytes()).isEmpty();
      err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(Launcher.ended(process)).isEqualTo(ExitCode.IO);
    assertThat(err.lines())
        .containsExactly(
            "tracer: the recording cannot be written: File too large",
            "  " + recording,
            "  Check free space and permissions; what was recorded before is kept and valid.");
    try (UtxoLedger ledger = Sources.open("recording:" + recording, SourceOptions.defaults())) {
      assertThat(ledger.notices()).isEmpty();
      assertThat(ledger.horizon()).isEqualTo(sample.chain.ledger().horizon());
    }
  }
}
