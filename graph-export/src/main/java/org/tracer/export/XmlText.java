package org.tracer.export;

import org.jspecify.annotations.Nullable;

/** Text in XML 1.0. */
public final class XmlText {

  private XmlText() {}

  /** So that a parser gives the character back, in an element or a quoted attribute. */
  public static @Nullable String escape(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      // Parsers turn bare ones into spaces or line feeds.
      case '\t' -> "&#9;";
      case '\n' -> "&#10;";
      case '\r' -> "&#13;";
      default -> Texts.replacement(c);
    };
  }
}
