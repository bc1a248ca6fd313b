package org.tracer.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.http.Transport;
import org.tracer.source.recording.Archive;
import org.tracer.source.recording.KeptAnswers;
import org.tracer.source.recording.KeptFiles;
import org.tracer.source.recording.RecordedLedger;
import org.tracer.source.recording.Recording;
import org.tracer.source.recording.RecordingHeader;
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
    Recording recording;
    try {
      recording = Recording.open(Path.of(path));
    } catch (InvalidPathException e) {
      throw new InvalidInputException("not a path", uri, "Write recording:PATH.", e);
    }
    return Opening.closingOnFailure(recording, () -> open(recording, options));
  }

  private static UtxoLedger open(Recording recording, SourceOptions options) {
    RecordingHeader header = recording.header();
    Archive archive = options.archiveOf(recording);
    if (isFiles(header)) {
      requireNetwork(header, options);
      List<Path> files = recording.files();
      if (archive != null) {
        KeptFiles kept = archive.keep(files);
        kept.finish(header);
        files = kept.files();
      }
      UtxoLedger ledger = BlocksSource.replay(header, files, recording.notices());
      recording.close();
      return ledger;
    }
    Transport replay = new ReplayTransport(recording);
    if (archive != null) {
      KeptAnswers kept = archive.keep(replay, header.source());
      kept.start(header);
      replay = kept;
    }
    return answers(header, replay, options, recording.notices());
  }

  /** Whether files were kept, and not answers. */
  static boolean isFiles(RecordingHeader header) {
    return header.source().startsWith("blocks:");
  }

  private static void requireNetwork(RecordingHeader header, SourceOptions options) {
    RemoteLedger.requireNetwork(options.network, header.network(), header.source());
  }

  static UtxoLedger answers(
      RecordingHeader header, Transport replay, SourceOptions options, List<String> notices) {
    requireNetwork(header, options);
    String source = header.source();
    UtxoLedger ledger;
    if (source.startsWith(EsploraSource.KIND + "+")) {
      ledger = EsploraSource.replay(header, replay, options);
    } else if (source.startsWith(IndexSource.SCHEME)) {
      ledger = IndexSource.replay(header, replay, options);
    } else if (source.startsWith(BitcoindSource.KIND + "+")) {
      ledger = BitcoindSource.replay(header, replay, options);
    } else {
      throw new MalformedDataException(
          "the recording is of an unknown kind of source",
          source,
          "Use a newer version of Tracer.");
    }
    return new RecordedLedger(ledger, source, notices);
  }
}
