package org.tracer.export.report.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Takes out of a PDF what depends on the clock: the layout puts the time of writing into the
 * description of the document and derives the document's id from it.
 */
final class PdfBytes {

  private static final String DATE = "<xmp:MetadataDate>";
  private static final String DATE_END = "</xmp:MetadataDate>";
  private static final String ID = "/ID [<";
  private static final int ID_DIGITS = 32;

  private PdfBytes() {}

  /** The bytes with the given date, and with an id that follows from all of them. */
  static byte[] dated(ByteArrayOutputStream written, Instant date) {
    byte[] pdf = written.toByteArray();
    String text = new String(pdf, ISO_8859_1);
    String time = date.truncatedTo(ChronoUnit.SECONDS).toString();
    int start = text.indexOf(DATE);
    int end = text.indexOf(DATE_END);
    int first = text.lastIndexOf(ID) + ID.length();
    int second = text.indexOf('<', first) + 1;
    if (start < 0 || end - start - DATE.length() != time.length() || first < ID.length()) {
      throw new IllegalStateException("a PDF that is not laid out as expected");
    }
    put(pdf, start + DATE.length(), time);
    put(pdf, first, "0".repeat(ID_DIGITS));
    put(pdf, second, "0".repeat(ID_DIGITS));
    byte[] hash = sha256(pdf);
    String id = HexFormat.of().withUpperCase().formatHex(Arrays.copyOf(hash, ID_DIGITS / 2));
    put(pdf, first, id);
    put(pdf, second, id);
    return pdf;
  }

  private static void put(byte[] pdf, int at, String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    System.arraycopy(bytes, 0, pdf, at, bytes.length);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
