package org.tracer.export.report.pdf;

import java.io.IOException;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/** Writes elements of XSL-FO to a layout, as events and never as text. */
final class FoEvents {

  private static final String FO = "http://www.w3.org/1999/XSL/Format";
  private static final String XML = "http://www.w3.org/XML/1998/namespace";

  private final ContentHandler handler;

  FoEvents(ContentHandler handler) {
    this.handler = handler;
  }

  /** Begins the document. */
  void begin() throws IOException {
    run(() -> {
      handler.startDocument();
      handler.startPrefixMapping("fo", FO);
    });
  }

  void finish() throws IOException {
    run(() -> {
      handler.endPrefixMapping("fo");
      handler.endDocument();
    });
  }

  /** Opens an element; attributes are names and values in turn. */
  void start(String name, String... attributes) throws IOException {
    AttributesImpl all = new AttributesImpl();
    for (int i = 0; i < attributes.length; i += 2) {
      boolean xml = attributes[i].startsWith("xml:");
      String local = xml ? attributes[i].substring(4) : attributes[i];
      all.addAttribute(xml ? XML : "", local, attributes[i], "CDATA", attributes[i + 1]);
    }
    run(() -> handler.startElement(FO, name, "fo:" + name, all));
  }

  void end(String name) throws IOException {
    run(() -> handler.endElement(FO, name, "fo:" + name));
  }

  void text(String text) throws IOException {
    char[] characters = text.toCharArray();
    run(() -> handler.characters(characters, 0, characters.length));
  }

  /** Elements of the description of the document, which have names of their own. */
  void foreign(String uri, String name, String text, String... attributes) throws IOException {
    AttributesImpl all = new AttributesImpl();
    for (int i = 0; i < attributes.length; i += 2) {
      all.addAttribute(XML, attributes[i], "xml:" + attributes[i], "CDATA", attributes[i + 1]);
    }
    run(() -> handler.startElement(uri, name, name, all));
    text(text);
  }

  void endForeign(String uri, String name) throws IOException {
    run(() -> handler.endElement(uri, name, name));
  }

  /** An action on the handler. */
  @FunctionalInterface
  private interface Action {
    void run() throws SAXException;
  }

  private static void run(Action action) throws IOException {
    try {
      action.run();
    } catch (SAXException e) {
      throw new IOException("the layout failed: " + e.getMessage(), e);
    }
  }
}
