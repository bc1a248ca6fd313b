package org.tracer.source.recording;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.tracer.chain.ChainId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.MalformedDataException;
import org.tracer.source.http.JsonValue;

/**
 * The first line of a recording.
 *
 * @param source what was asked, as a source URI without secrets
 * @param options every option that can change what is read from the answers
 */
public record RecordingHeader(String source, ChainId chain, Map<String, String> options) {

  /** Name and version of the form. */
  public static final String FORMAT = "tracer-recording/1";

  public RecordingHeader {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
  }

  String toJson() {
    return new JsonLine()
        .text("format", FORMAT)
        .text("source", source)
        .text("chain", chain.toString())
        .object("options", options)
        .end();
  }

  static RecordingHeader from(JsonValue line, String where) {
    String format = line.get("format").text();
    if (!format.equals(FORMAT)) {
      throw new MalformedDataException(
          "not a recording of the form " + FORMAT, where, "Name a recording made by Tracer.");
    }
    Map<String, String> options = new TreeMap<>();
    line.get("options").members().forEach((name, value) -> options.put(name, value.text()));
    return new RecordingHeader(
        line.get("source").text(), line.get("chain").parsed(ChainId::parse), options);
  }

  /** The network of the recorded chain. */
  public BitcoinNetwork network() {
    return BitcoinNetwork.of(chain)
        .orElseThrow(() ->
            new MalformedDataException(
                "the recording is not of a bitcoin chain",
                chain.toString(),
                "Name a recording of the chain that is asked about."));
  }
}
