package org.tracer.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tracer.chain.BlockHeight;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.esplora.EsploraAnswers;
import org.tracer.source.http.Transport;
import org.tracer.source.index.ChainIndex;
import org.tracer.source.index.IndexedLedger;
import org.tracer.source.recording.Archive;
import org.tracer.source.recording.KeptAnswers;
import org.tracer.source.recording.RecordedLedger;
import org.tracer.source.recording.RecordingHeader;
import org.tracer.source.remote.RemoteLedger;

/** Opens Tracer's own index: {@code index:DIR[#blocks=PATH]}. */
final class IndexSource {

  static final String SCHEME = "index:";

  private static final String NOTICES = "notices";
  private static final String BLOCKS = "#blocks=";
  private static final String FORM = "Write index:DIR, or index:DIR#blocks=PATH.";

  private IndexSource() {}

  static UtxoLedger open(String uri, SourceOptions options) {
    ChainIndex index = tables(uri);
    Path name = directory(uri).toAbsolutePath().normalize().getFileName();
    String origin = SCHEME + (name == null ? "" : name);
    if (options.network != null) {
      RemoteLedger.requireNetwork(options.network, index.network(), origin);
    }
    Archive archive = options.archive();
    UtxoLedger ledger = new IndexedLedger(index, origin);
    return archive == null ? ledger : kept(ledger, archive, options);
  }

  /** What is read goes through the form of answers, so that it can be kept without the index. */
  private static UtxoLedger kept(UtxoLedger ledger, Archive archive, SourceOptions options) {
    if (ledger.header(BlockHeight.of(0)).isEmpty()) {
      throw new InvalidInputException(
          "what is read from an index that does not begin with the first block cannot be kept",
          ledger.origin(),
          "Build the index from all blocks, or name the block files as the source.");
    }
    KeptAnswers answers = archive.keep(new EsploraAnswers(ledger), ledger.origin());
    RecordingHeader header =
        new RecordingHeader(
            ledger.origin(),
            ledger.network().chainId(),
            Map.of(NOTICES, String.join("\n", ledger.notices())));
    answers.start(header);
    return replay(header, answers, options);
  }

  static UtxoLedger replay(RecordingHeader header, Transport answers, SourceOptions options) {
    List<String> notices = new ArrayList<>();
    notices.add(
        "kept as what was looked up in an index, not as the blocks it was built from: that nothing"
            + " else spends an output, and that a history is whole, was read from those blocks");
    header.options().getOrDefault(NOTICES, "").lines().forEach(notices::add);
    return new RecordedLedger(
        EsploraSource.replay(header, answers, options), header.source(), notices);
  }

  static ChainIndex tables(String uri) {
    int hash = uri.lastIndexOf(BLOCKS);
    return ChainIndex.open(
        directory(uri), hash < 0 ? null : path(uri, uri.substring(hash + BLOCKS.length())));
  }

  private static Path directory(String uri) {
    int hash = uri.lastIndexOf(BLOCKS);
    return path(uri, uri.substring(SCHEME.length(), hash < 0 ? uri.length() : hash));
  }

  private static Path path(String uri, String text) {
    try {
      if (!text.isEmpty()) {
        return Path.of(text);
      }
    } catch (InvalidPathException e) {
      throw new InvalidInputException("not a path", "source \"" + uri + "\"", FORM, e);
    }
    throw new InvalidInputException("a path is missing", "source \"" + uri + "\"", FORM);
  }
}
