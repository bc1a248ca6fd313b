package org.tracer.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.account.AccountChain;
import org.tracer.source.http.Transport;
import org.tracer.source.recording.Archive;
import org.tracer.source.recording.KeptAnswers;
import org.tracer.source.recording.RecordedAccountChain;
import org.tracer.source.recording.Recording;
import org.tracer.source.recording.RecordingHeader;
import org.tracer.source.recording.ReplayTransport;

/** Opens a chain of accounts by the address of its source. */
public final class AccountSources {

  private static final String RECORDING = "recording:";
  private static final String EVM = "eip155";

  private AccountSources() {}

  /**
   * Whether an address names a chain of accounts. Of a recording the first line is read; what is no
   * recording is none.
   */
  public static boolean serves(String uri) {
    String kind = Sources.kind(uri);
    if (kind.equals("recording")) {
      return Recording.peek(path(uri))
          .map(header -> header.chain().namespace().equals(EVM))
          .orElse(false);
    }
    return kind.matches("(evm|blockscout|etherscan)\\+https?");
  }

  /**
   * Opens a source of which {@link #serves} is true.
   *
   * @throws InvalidInputException if there is no such kind, or the source is of another chain
   */
  public static AccountChain open(String uri, SourceOptions options) {
    String kind = Sources.kind(uri);
    return switch (kind) {
      case "evm+http", "evm+https" -> EvmSource.open(uri, options);
      case "etherscan+http", "etherscan+https", "blockscout+http", "blockscout+https" ->
          ExplorerSource.open(uri, options);
      case "recording" -> replay(uri, options);
      default ->
          throw new InvalidInputException(
              "not a source of a chain of accounts", "source of kind " + kind, Sources.KNOWN);
    };
  }

  private static Path path(String uri) {
    try {
      return Path.of(uri.substring(RECORDING.length()));
    } catch (InvalidPathException e) {
      throw new InvalidInputException("not a path", uri, "Write recording:PATH.", e);
    }
  }

  private static AccountChain replay(String uri, SourceOptions options) {
    Recording recording = Recording.open(path(uri));
    return Opening.closingOnFailure(recording, () -> replay(recording, options));
  }

  private static AccountChain replay(Recording recording, SourceOptions options) {
    RecordingHeader header = recording.header();
    Archive archive = options.archiveOf(recording);
    ReplayTransport replay = new ReplayTransport(recording);
    if (archive == null) {
      return replay(header, replay, options, recording.notices());
    }
    KeptAnswers kept = archive.keep(replay, header.source());
    kept.start(header);
    return replay(header, kept, options, List.of());
  }

  /**
   * Opens answers that were kept, through a transport that gives them.
   *
   * @param header of what the answers are
   */
  public static AccountChain replay(RecordingHeader header, Transport answers) {
    return replay(header, answers, SourceOptions.defaults(), List.of());
  }

  private static AccountChain replay(
      RecordingHeader header, Transport transport, SourceOptions options, List<String> notices) {
    if (header.source().startsWith(EvmSource.KIND + "+")) {
      return new RecordedAccountChain(EvmSource.replay(header, transport, options), notices);
    }
    if (ExplorerSource.isSource(header.source())) {
      return new RecordedAccountChain(ExplorerSource.replay(header, transport, options), notices);
    }
    throw new MalformedDataException(
        "the recording is of an unknown kind of source",
        header.source(),
        "Use a newer version of Tracer.");
  }
}
