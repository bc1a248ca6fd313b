package org.tracer.attribution.tagpack;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.tracer.attribution.TagInput;
import org.tracer.error.MalformedDataException;

/** The events of a YAML file one after the other; the file is never in memory as a whole. */
final class YamlEvents implements Closeable {

  /** Characters; a pack of a million tags has a sixth of it. */
  private static final int LONGEST = 1 << 30;

  private final String name;
  private final InputStream in;
  private final YamlCharacters characters;
  private final Iterator<Event> events;

  YamlEvents(TagInput input) throws IOException {
    name = input.name();
    in = new BufferedInputStream(input.open(), 1 << 16);
    characters = new YamlCharacters(in, what -> wrong(what, null));
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(LONGEST).setUseMarks(false).build();
    events = new Parse(settings).parseReader(characters).iterator();
  }

  Event next() throws IOException {
    try {
      if (!events.hasNext()) {
        throw wrong("it ends in the middle", null);
      }
      Event event = events.next();
      characters.stepped();
      if (event instanceof ScalarEvent scalar
          && scalar.getValue().length() > YamlCharacters.LONGEST_LINE) {
        throw wrong(
            "a text before line "
                + characters.line()
                + " is longer than "
                + YamlCharacters.LONGEST_LINE
                + " characters",
            null);
      }
      return event;
    } catch (YamlEngineException e) {
      throw wrong(String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
    }
  }

  MalformedDataException wrong(String what, @Nullable Throwable cause) {
    return new MalformedDataException(
        "cannot read the YAML file: " + what,
        name,
        "Nothing of it was taken. Correct it, or ask who made it.",
        cause);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
