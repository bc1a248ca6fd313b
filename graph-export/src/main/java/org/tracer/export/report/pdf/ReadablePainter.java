package org.tracer.export.report.pdf;

import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.awt.geom.AffineTransform;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.fop.render.intermediate.IFException;
import org.apache.fop.render.intermediate.IFPainter;
import org.apache.fop.render.pdf.PDFContentGenerator;
import org.apache.fop.render.pdf.PDFDocumentHandler;
import org.apache.fop.render.pdf.PDFPainter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the text of shaped words beside their glyphs, so that readers copy, find and speak what
 * was written and not what was drawn. Everything else goes to the painter of pages as it is.
 */
final class ReadablePainter implements InvocationHandler {

  private final IFPainter pages;
  private final PDFContentGenerator content;
  private final Map<String, ShapingHandler.ShapedFont> fonts;
  private @Nullable String family;
  private int weight;

  private ReadablePainter(
      IFPainter pages, PDFContentGenerator content, Map<String, ShapingHandler.ShapedFont> fonts) {
    this.pages = pages;
    this.content = content;
    this.fonts = fonts;
  }

  static IFPainter of(
      IFPainter pages, PDFDocumentHandler document, Map<String, ShapingHandler.ShapedFont> fonts) {
    ReadablePainter painter = new ReadablePainter(pages, new Content(document).generator(), fonts);
    return (IFPainter)
        Proxy.newProxyInstance(
            ReadablePainter.class.getClassLoader(), new Class<?>[] {IFPainter.class}, painter);
  }

  /** The content of pages is open to painters alone; this one paints nothing. */
  private static final class Content extends PDFPainter {

    Content(PDFDocumentHandler document) {
      super(document, null);
    }

    PDFContentGenerator generator() {
      return generator;
    }
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      if (arguments != null && method.getName().equals("setFont")) {
        family = arguments[0] == null ? family : (String) arguments[0];
        weight = arguments[2] == null ? weight : (Integer) arguments[2];
      }
      ShapingHandler.ShapedFont font =
          family == null ? null : fonts.get(ShapingHandler.key(family, weight));
      if (arguments == null || font == null || !method.getName().equals("drawText")) {
        return method.invoke(pages, arguments);
      }
      beginText(read((String) arguments[5], font));
      method.invoke(pages, arguments);
      endText();
      return null;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Groups end a piece of text that is open, and nothing else does from here. */
  private void beginText(String text) throws IFException {
    pages.startGroup(new AffineTransform(), null);
    content.add(
        "/Span <</ActualText <FEFF"
            + HexFormat.of().withUpperCase().formatHex(text.getBytes(UTF_16BE))
            + ">>> BDC\n");
    pages.startGroup(new AffineTransform(), null);
  }

  private void endText() throws IFException {
    pages.endGroup();
    content.add("EMC\n");
    pages.endGroup();
  }

  /** What was written; between words a layout leaves spaces. */
  private static String read(String drawn, ShapingHandler.ShapedFont font) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < drawn.length()) {
      int end = drawn.length();
      ShapedWord word = null;
      while (end > at && word == null) {
        word = font.shaper().shapedAs(glyphs(drawn.substring(at, end), font));
        end = word == null ? end - 1 : end;
      }
      text.append(word == null ? drawn.substring(at, at + 1) : word.text());
      at = word == null ? at + 1 : end;
    }
    return text.toString();
  }

  private static List<Integer> glyphs(String drawn, ShapingHandler.ShapedFont font) {
    List<Integer> glyphs = new ArrayList<>();
    drawn.chars().forEach(c -> glyphs.add(font.font().findGlyphIndex(c)));
    return glyphs;
  }
}
