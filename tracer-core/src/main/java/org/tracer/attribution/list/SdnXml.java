package org.tracer.attribution.list;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.tracer.attribution.TagInput;
import org.tracer.attribution.TagSink;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;

/**
 * The list of Specially Designated Nationals as the US Treasury publishes it, {@code SDN.XML} and
 * {@code SDN_ADVANCED.XML}: every digital currency address with whose it is, the programs it is
 * listed under, and the date of the list. One pass; holds the parties that have addresses. Document
 * types and entities of others are refused.
 *
 * @see <a
 *     href="https://ofac.treasury.gov/specially-designated-nationals-list-data-formats-data-schemas">
 *     OFAC, data formats and schemas</a>
 */
public final class SdnXml {

  private static final int LONGEST_TEXT = 1 << 16;
  private static final int DEEPEST = 64;

  private final TagInput input;
  private final Deque<String> path = new ArrayDeque<>();
  private final SdnParties parties = new SdnParties();

  private SdnXml(TagInput input) {
    this.input = input;
  }

  /**
   * Reads a list and gives its tags, in its order.
   *
   * @throws MalformedDataException if it is neither of the two formats
   */
  public static void read(TagInput input, TagSink to) throws IOException {
    SdnXml xml = new SdnXml(input);
    try (InputStream in = input.open()) {
      xml.read(in);
    } catch (XMLStreamException e) {
      throw xml.wrong("it is not well-formed XML" + where(e.getLocation()), e);
    } catch (DateTimeException | NumberFormatException e) {
      throw xml.wrong("its date is no date", e);
    }
    try {
      xml.parties.give(to);
    } catch (InvalidInputException e) {
      throw xml.wrong(e.getMessage() + ", " + e.input(), e);
    }
  }

  private void read(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader reader = factory.createXMLStreamReader(in);
    StringBuilder text = new StringBuilder();
    boolean known = false;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD ->
            throw wrong("it has a document type, which OFAC's have not", null);
        case XMLStreamConstants.START_ELEMENT -> {
          String name = reader.getLocalName();
          if (path.isEmpty()) {
            known = name.equals("sdnList") || name.equals("Sanctions");
            if (!known) {
              throw wrong("it begins with <" + name + ">", null);
            }
          }
          if (path.size() == DEEPEST) {
            throw wrong("it is nested too deep", null);
          }
          path.push(name);
          text.setLength(0);
          parties.begin(name, attributes(reader));
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (text.length() + reader.getTextLength() > LONGEST_TEXT) {
            throw wrong("a text is too long", null);
          }
          text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        }
        case XMLStreamConstants.END_ELEMENT -> {
          String name = path.pop();
          String parent = path.isEmpty() ? "" : path.peek();
          parties.end(parent, name, text.toString().strip());
          text.setLength(0);
        }
        default -> {
          // Comments and white space.
        }
      }
    }
  }

  private static String where(@Nullable Location at) {
    return at == null ? "" : " at line " + at.getLineNumber() + ", column " + at.getColumnNumber();
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return attributes;
  }

  private MalformedDataException wrong(String what, @Nullable Throwable cause) {
    return new MalformedDataException(
        "cannot read OFAC's list: " + what,
        input.name(),
        "Name SDN.XML or SDN_ADVANCED.XML, as the Treasury publishes them.",
        cause);
  }
}
