package org.tracer.source;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.blocks.BlockFiles;
import org.tracer.source.blocks.BlocksUri;
import org.tracer.source.recording.FileRecording;
import org.tracer.source.recording.RecordedLedger;
import org.tracer.source.recording.Recording;
import org.tracer.source.recording.RecordingHeader;
import org.tracer.source.remote.RemoteLedger;

/** Opens block files, and recordings of them. */
final class BlocksSource {

  private static final String KEY_FILE = "xor.dat";
  private static final String NETWORK = "network";
  private static final String HEIGHT = "height";

  private BlocksSource() {}

  static UtxoLedger open(String uri, SourceOptions options) {
    BlocksUri parsed = BlocksUri.parse(uri);
    BitcoinNetwork network = parsed.network() == null ? options.network : parsed.network();
    BlockHeight height = parsed.firstHeight() == null ? options.firstHeight : parsed.firstHeight();
    if (network != null) {
      RemoteLedger.requireNetwork(options.network, network, parsed.origin());
    }
    Path directory = options.recordDirectory;
    if (directory == null) {
      return BlockFiles.open(parsed.paths(), network, height);
    }
    FileRecording recording = FileRecording.copy(BlockFiles.filesOf(parsed.paths()), directory);
    UtxoLedger ledger = BlockFiles.open(withoutKeys(recording.files()), network, height);
    String origin = parsed.origin();
    recording.finish(
        new RecordingHeader(origin, ledger.network().chainId(), options(network, height)),
        options.clock);
    return new RecordedLedger(ledger, origin, List.of());
  }

  static UtxoLedger replay(Recording recording) {
    RecordingHeader header = recording.header();
    String network = header.options().get(NETWORK);
    String height = header.options().get(HEIGHT);
    UtxoLedger ledger =
        BlockFiles.open(
            withoutKeys(recording.files()),
            network == null ? null : BitcoinNetwork.named(network).orElse(null),
            height == null ? null : recordedHeight(height));
    return new RecordedLedger(ledger, header.source(), recording.notices());
  }

  private static BlockHeight recordedHeight(String text) {
    if (!text.matches("[0-9]{1,9}")) {
      throw new MalformedDataException(
          "the recording is damaged: its height is no number", "height \"" + text + "\"", "");
    }
    return BlockHeight.of(Integer.parseInt(text));
  }

  private static Map<String, String> options(
      @Nullable BitcoinNetwork network, @Nullable BlockHeight height) {
    Map<String, String> options = new LinkedHashMap<>();
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
