package org.tracer.source.recording;

import org.tracer.chain.ChainId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.MalformedDataException;
import org.tracer.source.http.JsonValue;

/**
 * The first line of a recording.
 *
 * @param source what was asked, as a source URI without secrets, with every option that changes an
 *     answer
 */
public record RecordingHeader(String source, ChainId chain) {

  /** Name and version of the form. */
  public static final String FORMAT = "tracer-recording/1";

  String toJson() {
    return new JsonLine()
        .text("format", FORMAT)
        .text("source", source)
        .text("chain", chain.toString())
        .end();
  }

  static RecordingHeader from(JsonValue line, String where) {
    String format = line.get("format").text();
    if (!format.equals(FORMAT)) {
      throw new MalformedDataException(
          "not a recording of the form " + FORMAT, where, "Name a recording made by Tracer.");
    }
    return new RecordingHeader(line.get("source").text(), line.get("chain").parsed(ChainId::parse));
  }

  /** The network of the recorded chain. */
  public BitcoinNetwork network() {
    return BitcoinNetwork.of(chain)
        .orElseThrow(() ->
            new MalformedDataException(
                "the recording is of an unknown chain", chain.toString(), ""));
  }
}
