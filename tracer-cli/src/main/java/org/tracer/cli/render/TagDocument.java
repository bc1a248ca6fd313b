package org.tracer.cli.render;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.tracer.attribution.Tag;
import org.tracer.attribution.TagDisagreement;
import org.tracer.attribution.TagSources;
import org.tracer.attribution.TagStore;

/** Tags as one line of JSON: {@code "format":"tracer-tag-list/1"}. */
public final class TagDocument {

  private TagDocument() {}

  /**
   * @param more how many tags a limit left out
   */
  public static void write(
      TagSources sources, Map<String, List<Tag>> found, long more, OutputStream out)
      throws IOException {
    JsonDocument.write(
        out,
        json -> {
          json.writeStringProperty("format", "tracer-tag-list/1");
          json.writeArrayPropertyStart("stores");
          for (TagStore store : sources.stores()) {
            json.writeStartObject();
            json.writeStringProperty("name", store.name());
            json.writeStringProperty("sha256", store.sha256());
            json.writeNumberProperty("tags", store.entries());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeArrayPropertyStart("subjects");
          found.forEach((identifier, tags) -> {
            json.writeStartObject();
            json.writeStringProperty("identifier", identifier);
            json.writeBooleanProperty("sourcesDisagree", TagDisagreement.among(tags));
            json.writeArrayPropertyStart("tags");
            tags.forEach(tag -> json.writeRawValue(tag.json()));
            json.writeEndArray();
            json.writeEndObject();
          });
          json.writeEndArray();
          json.writeNumberProperty("tagsNotShown", more);
        });
  }
}
