package org.tracer.source;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.MalformedDataException;
import org.tracer.error.TracerException;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.blocks.BlockFiles;
import org.tracer.source.blocks.BlocksUri;
import org.tracer.source.http.Excerpt;
import org.tracer.source.recording.Archive;
import org.tracer.source.recording.KeptFiles;
import org.tracer.source.recording.RecordedLedger;
import org.tracer.source.recording.RecordingHeader;
import org.tracer.source.remote.RemoteLedger;

/** Opens block files, and recordings of them. */
final class BlocksSource {

  private static final String KEY_FILE = "xor.dat";
  private static final String NETWORK = "network";
  private static final String HEIGHT = "height";
  private static final String FILES = "files";

  private BlocksSource() {}

  static UtxoLedger open(String uri, SourceOptions options) {
    BlocksUri parsed = BlocksUri.parse(uri);
    BitcoinNetwork network = parsed.network() == null ? options.network : parsed.network();
    BlockHeight height = parsed.firstHeight() == null ? options.firstHeight : parsed.firstHeight();
    if (network != null) {
      RemoteLedger.requireNetwork(options.network, network, parsed.origin());
    }
    Archive archive = options.archive();
    if (archive == null) {
      return BlockFiles.open(parsed.paths(), network, height);
    }
    KeptFiles recording = archive.keep(BlockFiles.filesOf(parsed.paths()));
    try {
      UtxoLedger ledger = BlockFiles.open(withoutKeys(recording.files()), network, height);
      String origin = parsed.origin();
      recording.finish(
          new RecordingHeader(
              origin,
              ledger.network().chainId(),
              options(network, height, recording.files().size())));
      return new RecordedLedger(ledger, origin, List.of());
    } catch (TracerException e) {
      recording.discard();
      throw e;
    }
  }

  static UtxoLedger replay(RecordingHeader header, List<Path> files, List<String> notices) {
    requireWhole(header, files.size());
    String network = header.options().get(NETWORK);
    String height = header.options().get(HEIGHT);
    UtxoLedger ledger =
        BlockFiles.open(
            withoutKeys(files),
            network == null ? null : BitcoinNetwork.named(network).orElse(null),
            height == null ? null : recordedHeight(height));
    return new RecordedLedger(ledger, header.source(), notices);
  }

  /** Of files, fewer than were recorded are another chain and not a part of the answer. */
  private static void requireWhole(RecordingHeader header, int found) {
    String count = header.options().getOrDefault(FILES, "");
    if (!count.equals(Integer.toString(found))) {
      throw new MalformedDataException(
          "the recording was not finished: files are missing from its list",
          found + " files, announced \"" + Excerpt.of(count, 20) + "\"",
          "Record again, into a new directory.");
    }
  }

  private static BlockHeight recordedHeight(String text) {
    if (!text.matches("[0-9]{1,9}")) {
      throw new MalformedDataException(
          "the recording is damaged: its height is no number", "height \"" + text + "\"", "");
    }
    return BlockHeight.of(Integer.parseInt(text));
  }

  private static Map<String, String> options(
      @Nullable BitcoinNetwork network, @Nullable BlockHeight height, int files) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put(FILES, Integer.toString(files));
    if (network != null) {
      options.put(NETWORK, network.shortName());
    }
    if (height != null) {
      options.put(HEIGHT, height.toString());
    }
    return options;
  }

  /** A key file is read as the neighbour of the files it belongs to. */
  private static List<Path> withoutKeys(List<Path> files) {
    return files.stream().filter(file -> !file.endsWith(KEY_FILE)).toList();
  }
}
