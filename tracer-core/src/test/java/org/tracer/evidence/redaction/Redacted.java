package org.tracer.evidence.redaction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;

/** Redacts short texts with a known key. */
final class Redacted {

  static final PseudonymKey KEY =
      PseudonymKey.of(
          HexFormat.of()
              .parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"));

  final Redaction redaction;

  Redacted(String... kept) {
    redaction = new Redaction(KEY, Disclosed.by(List.of()).with(List.of(kept)));
  }

  static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  String redact(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      redaction.redact(new ByteArrayInputStream(bytes(text)), out, "a text");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(ISO_8859_1);
  }

  void requireClean(String text) {
    try {
      redaction.requireClean(new ByteArrayInputStream(bytes(text)), "a text");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String restore(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      RedactedText.restore(new ByteArrayInputStream(bytes(text)), out, redaction.openings());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(ISO_8859_1);
  }
}
