package org.tracer.evidence.bitcoin;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tracer.chain.BlockHeight;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.RawBytes;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.codec.Checkpoints;
import org.tracer.source.codec.Retarget;
import org.tracer.source.http.JsonValue;

/**
 * Consecutive headers of mainnet that end in a checkpoint: one line of a file of proofs. At most
 * 2,016 headers, so 320 kB.
 *
 * @param from height of the first
 */
record HeaderLine(BlockHeight from, List<BlockHeader> headers) {

  /** The member by which such a line is told from a proof. */
  static final String MEMBER = "headers";

  /** Far above every checkpoint, and far below where numbers end. */
  private static final int MOST_HEIGHT = 100_000_000;

  HeaderLine {
    headers = List.copyOf(headers);
  }

  /** The headers from a block to the next checkpoint; empty where the ledger lacks one of them. */
  static Optional<String> of(UtxoLedger ledger, BlockHeight from, BlockHeight checkpoint) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int height = from.value(); height <= checkpoint.value(); height++) {
      Optional<RawBytes> header = ledger.header(BlockHeight.of(height));
      if (header.isEmpty()) {
        return Optional.empty();
      }
      bytes.writeBytes(header.get().toBytes());
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "{\"%s\":\"%s\",\"from\":%s,\"network\":\"bitcoin\"}",
            MEMBER,
            HexFormat.of().formatHex(bytes.toByteArray()),
            from));
  }

  /**
   * Reads a line and follows its headers to the checkpoint.
   *
   * @throws MalformedDataException if they do not lead there
   */
  static HeaderLine parse(JsonValue json) {
    byte[] bytes = json.get(MEMBER).hex();
    int from = (int) json.get("from").number(0, MOST_HEIGHT);
    int count = bytes.length / BlockHeader.LENGTH;
    if (count == 0 || count > Retarget.PERIOD || bytes.length % BlockHeader.LENGTH != 0) {
      throw fault("the headers are not 1 to 2016 times 80 bytes");
    }
    BlockHeight last = BlockHeight.of(from + count - 1);
    if (!json.get("network").text().equals("bitcoin")
        || !Checkpoints.mainnet().next(last).equals(Optional.of(last))) {
      throw fault("the headers do not end at the height of a checkpoint");
    }
    List<BlockHeader> headers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      BlockHeader header = BlockHeader.read(bytes, i * BlockHeader.LENGTH);
      if (i > 0 && !header.previous().equals(headers.getLast().hash())) {
        throw fault(
            String.format(
                Locale.ROOT, "the header of height %d does not follow the one before", from + i));
      }
      headers.add(header);
    }
    String fault = Checkpoints.mainnet().fault(last, headers.getLast());
    if (fault != null) {
      throw fault("the last header is none of that height: " + fault);
    }
    return new HeaderLine(BlockHeight.of(from), headers);
  }

  private static MalformedDataException fault(String message) {
    return new MalformedDataException(message, "", "");
  }
}
