package org.tracer.source.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a source said: status, the headers worth keeping, and the body after decompression. */
public final class Answer {

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final @Nullable Peer peer;

  /**
   * @param headers by lower-case name
   * @param body kept without a copy; the caller gives it away
   */
  public Answer(int status, Map<String, String> headers, byte[] body) {
    this(status, headers, body, null);
  }

  /**
   * @param peer who answered, where the connection was encrypted
   */
  public Answer(int status, Map<String, String> headers, byte[] body, @Nullable Peer peer) {
    this.peer = peer;
    this.status = status;
    this.headers = new TreeMap<>(headers);
    this.body = body;
  }

  public int status() {
    return status;
  }

  /** Headers by lower-case name, in the order of their names. */
  public Map<String, String> headers() {
    return new TreeMap<>(headers);
  }

  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  /** Who answered; empty where the connection was not encrypted, or the answer was recorded. */
  public Optional<Peer> peer() {
    return Optional.ofNullable(peer);
  }

  /** The body itself, not a copy: blocks are large. Not to be changed. */
  public byte[] body() {
    return body;
  }

  /** The body as text; empty if it is not valid UTF-8. */
  public Optional<String> text() {
    return strictUtf8(body);
  }

  /** Decodes UTF-8; empty if a single byte is wrong. */
  public static Optional<String> strictUtf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
