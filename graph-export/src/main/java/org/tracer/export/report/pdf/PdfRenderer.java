package org.tracer.export.report.pdf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.TimeZone;
import org.apache.fop.apps.FOPException;
import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.Fop;
import org.apache.fop.apps.FopConfParser;
import org.apache.fop.apps.FopFactory;
import org.apache.fop.apps.MimeConstants;
import org.apache.fop.events.Event;
import org.apache.fop.events.model.EventSeverity;
import org.apache.fop.render.intermediate.IFContext;
import org.apache.fop.render.pdf.PDFDocumentHandler;
import org.tracer.export.report.text.ReportRenderer;
import org.tracer.export.report.text.ReportText;
import org.xml.sax.SAXException;

/**
 * Writes reports as PDF/A: level 2a, but 2b for Arabic script, where joined letters have no code
 * points of their own. Words of scripts that the layout sets wrongly are set by the shaper of Java.
 * The fonts are embedded. Nothing else is opened. The whole document is held in memory. While it is
 * laid out the default time zone of the process is UTC.
 */
public final class PdfRenderer implements ReportRenderer {

  private static final String PRODUCER = "Tracer, laid out by Apache FOP";

  @Override
  public void write(ReportText report, OutputStream out) throws IOException {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    inUtc(() -> layOut(report, pdf));
    out.write(PdfBytes.dated(pdf, report.date()));
    out.flush();
  }

  /** Lays out a report. */
  @FunctionalInterface
  private interface Layout {
    void run() throws IOException;
  }

  /**
   * The layout writes dates in the zone of the machine, and asks nobody for another one. So the
   * whole process has UTC while it runs, and layouts run one after the other.
   */
  private static synchronized void inUtc(Layout layout) throws IOException {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
    try {
      layout.run();
    } finally {
      TimeZone.setDefault(before);
    }
  }

  private static void layOut(ReportText report, OutputStream pdf) throws IOException {
    boolean rightToLeft = report.language().isRightToLeft();
    PdfFonts fonts = new PdfFonts(report.language());
    try {
      FopFactory factory =
          new FopConfParser(
                  new ByteArrayInputStream(configuration(fonts).getBytes(UTF_8)),
                  URI.create("tracer-none:/"),
                  fonts)
              .getFopFactoryBuilder()
              .build();
      // What fonts are like is not remembered in files of the user.
      factory.getFontManager().disableFontCache();
      FOUserAgent agent = factory.newFOUserAgent();
      agent.setCreationDate(Date.from(report.date()));
      agent.setProducer(PRODUCER);
      agent.setCreator("Tracer");
      agent.getEventBroadcaster().addEventListener(PdfRenderer::check);
      PdfScript script = fonts.script();
      if (script != null && script.isShaped()) {
        agent.setDocumentHandlerOverride(shaping(agent, script));
      }
      Fop fop = factory.newFop(MimeConstants.MIME_PDF, agent, pdf);
      new FoDocument(new FoEvents(fop.getDefaultHandler()), new FoText(fonts, rightToLeft), report)
          .write();
    } catch (FOPException e) {
      throw new IOException("the layout failed: " + e.getMessage(), e);
    } catch (SAXException e) {
      throw new IllegalStateException("the layout cannot be configured", e);
    }
  }

  private static PDFDocumentHandler shaping(FOUserAgent agent, PdfScript script)
      throws FOPException {
    IFContext context = new IFContext(agent);
    PDFDocumentHandler handler = new ShapingHandler(context, script.family());
    handler.getConfigurator().configure(handler);
    agent.setStructureTreeEventHandler(handler.getStructureTreeEventHandler());
    return handler;
  }

  private static String configuration(PdfFonts fonts) {
    PdfScript script = fonts.script();
    return "<fop version=\"1.0\"><strict-configuration>true</strict-configuration>"
        + "<accessibility>true</accessibility><complex-scripts disabled=\""
        + (script == null)
        + "\"/><renderers><renderer mime=\"application/pdf\"><pdf-a-mode>"
        + (script == null || script.isShaped() ? "PDF/A-2a" : "PDF/A-2b")
        + "</pdf-a-mode><fonts>"
        + fonts.configuration()
        + "</fonts></renderer></renderers></fop>";
  }

  /** A report in which a character is missing or stands for another one must not be written. */
  private static void check(Event event) {
    String id = event.getEventID();
    boolean wrongGlyphs = id.endsWith("glyphNotAvailable") || id.endsWith("fontSubstituted");
    if (wrongGlyphs || event.getSeverity() == EventSeverity.FATAL) {
      throw new IllegalStateException("the layout of a report: " + id + " " + event.getParams());
    }
  }
}
