package org.tracer.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.recording.RecordedLedger;
import org.tracer.source.recording.Recording;
import org.tracer.source.recording.ReplayTransport;
import org.tracer.source.remote.RemoteLedger;

/** Opens recordings of any kind of source. */
final class ReplaySource {

  private ReplaySource() {}

  static UtxoLedger open(String uri, SourceOptions options) {
    String path = uri.substring(uri.indexOf(':') + 1);
    if (path.isEmpty()) {
      throw new InvalidInputException("no recording is named", uri, "Write recording:PATH.");
    }
    if (options.recordDirectory != null) {
      throw new InvalidInputException(
          "a recording cannot be recorded again", uri, "Copy its directory instead.");
    }
    Recording recording;
    try {
      recording = Recording.open(Path.of(path));
    } catch (InvalidPathException e) {
      throw new InvalidInputException("not a path", uri, "Write recording:PATH.", e);
    }
    return Opening.closingOnFailure(recording, () -> open(recording, options));
  }

  private static UtxoLedger open(Recording recording, SourceOptions options) {
    String source = recording.header().source();
    RemoteLedger.requireNetwork(options.network, recording.header().network(), source);
    if (source.startsWith("blocks:")) {
      UtxoLedger ledger = BlocksSource.replay(recording);
      recording.close();
      return ledger;
    }
    ReplayTransport replay = new ReplayTransport(recording);
    UtxoLedger ledger;
    if (source.startsWith(EsploraSource.KIND + "+")) {
      ledger = EsploraSource.replay(recording.header(), replay, options);
    } else if (source.startsWith(BitcoindSource.KIND + "+")) {
      ledger = BitcoindSource.replay(recording.header(), replay, options);
    } else {
      throw new MalformedDataException(
          "the recording is of an unknown kind of source",
          source,
          "Use a newer version of Tracer.");
    }
    return new RecordedLedger(ledger, source, recording.notices());
  }
}
