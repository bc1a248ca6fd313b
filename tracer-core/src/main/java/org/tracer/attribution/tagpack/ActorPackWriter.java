package org.tracer.attribution.tagpack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.attribution.Actor;

/** Writes an actor pack of GraphSense: what {@link ActorPackReader} reads. */
public final class ActorPackWriter {

  private ActorPackWriter() {}

  /**
   * Writes actors in the order given; the stream stays open.
   *
   * @param title what to call the pack
   */
  public static void write(OutputStream out, String title, List<Actor> actors) throws IOException {
    StringBuilder text = new StringBuilder("---\ntitle: ");
    YamlText.quote(text, title);
    text.append("\ncreator: \"\"\nactors:").append(actors.isEmpty() ? " []\n" : "\n");
    for (Actor actor : actors) {
      String indent = "- ";
      for (Map.Entry<String, @Nullable Object> member : actor.members().entrySet()) {
        text.append(indent);
        YamlText.quote(text, member.getKey());
        text.append(": ");
        YamlText.value(text, member.getValue());
        text.append('\n');
        indent = "  ";
      }
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
