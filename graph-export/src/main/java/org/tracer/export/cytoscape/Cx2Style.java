package org.tracer.export.cytoscape;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tracer.export.EndColours;
import org.tracer.export.GraphLooks;
import org.tracer.export.JsonWriter;

/**
 * A small style: text, colour by why the trace ended, shape by what a node is, a thick border for
 * seeds. Colours are listed one by one, because Cytoscape's programs differ in whether they take
 * them from a column as they are.
 */
final class Cx2Style {

  private Cx2Style() {}

  static void write(JsonWriter json) throws IOException {
    json.line();
    json.begin('{');
    json.name("default");
    json.begin('{');
    json.name("network");
    json.begin('{');
    json.member("NETWORK_BACKGROUND_COLOR", "#FFFFFF");
    json.end('}');
    json.name("node");
    json.begin('{');
    json.member("NODE_SHAPE", "round-rectangle");
    json.number("NODE_WIDTH", 60);
    json.number("NODE_HEIGHT", 30);
    json.member("NODE_BORDER_COLOR", EndColours.PLAIN);
    json.number("NODE_BORDER_WIDTH", 1);
    json.number("NODE_LABEL_FONT_SIZE", 8);
    json.end('}');
    json.name("edge");
    json.begin('{');
    json.member("EDGE_TARGET_ARROW_SHAPE", "triangle");
    json.member("EDGE_TARGET_ARROW_COLOR", EndColours.PLAIN);
    json.member("EDGE_LINE_COLOR", EndColours.PLAIN);
    json.number("EDGE_LABEL_FONT_SIZE", 7);
    json.end('}');
    json.end('}');
    json.line();
    json.name("nodeMapping");
    json.begin('{');
    passThrough(json, "NODE_LABEL", "label", "string");
    Map<String, String> fills = new LinkedHashMap<>();
    GraphLooks.fills().forEach(fill -> fills.put(fill, fill));
    discrete(json, "NODE_BACKGROUND_COLOR", "fill", fills);
    Map<String, String> shapes = new LinkedHashMap<>();
    shapes.put("transaction", "ellipse");
    shapes.put("conversion", "octagon");
    discrete(json, "NODE_SHAPE", "type", shapes);
    discrete(json, "NODE_BORDER_COLOR", "role", Map.of("SEED", EndColours.SEED));
    json.end('}');
    json.line();
    json.name("edgeMapping");
    json.begin('{');
    passThrough(json, "EDGE_LABEL", "label", "string");
    passThrough(json, "EDGE_WIDTH", "width", "double");
    json.end('}');
    json.end('}');
  }

  private static void passThrough(JsonWriter json, String property, String column, String type)
      throws IOException {
    begin(json, property, "PASSTHROUGH");
    json.member("attribute", column);
    json.member("type", type);
    json.end('}');
    json.end('}');
  }

  private static void discrete(
      JsonWriter json, String property, String column, Map<String, String> values)
      throws IOException {
    begin(json, property, "DISCRETE");
    json.member("attribute", column);
    json.member("type", "string");
    json.name("map");
    json.begin('[');
    for (Map.Entry<String, String> value : values.entrySet()) {
      json.begin('{');
      json.member("v", value.getKey());
      json.member("vp", value.getValue());
      json.end('}');
    }
    json.end(']');
    json.end('}');
    json.end('}');
  }

  private static void begin(JsonWriter json, String property, String kind) throws IOException {
    json.name(property);
    json.begin('{');
    json.member("type", kind);
    json.name("definition");
    json.begin('{');
  }
}
