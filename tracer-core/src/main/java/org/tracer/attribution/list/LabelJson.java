package org.tracer.attribution.list;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.attribution.Tag;
import org.tracer.attribution.TagInput;
import org.tracer.attribution.TagPack;
import org.tracer.attribution.TagSink;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Label files as they are made from the pages of block explorers: {@code {"0x…": {"name": "…",
 * "labels": ["…"]}}}. They say neither who said so, nor when, nor of which chain: the constants
 * must. Labels are kept as they are ({@code labels}), because they are no concepts; an entry
 * without a name is called by its labels.
 */
public final class LabelJson {

  private LabelJson() {}

  /**
   * Reads a file and gives its tags, in its order.
   *
   * @param constants members that every tag has besides: its source, its network, its date
   * @return how many entries were left out because they name no address, or nothing of it
   */
  public static long read(
      TagInput input, TagPack pack, Map<String, @Nullable Object> constants, TagSink to)
      throws IOException {
    long left = 0;
    try (InputStream in = input.open();
        JsonParser json =
            JsonFactory.builder().build().createParser(ObjectReadContext.empty(), in)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw wrong(input, "it is no object with addresses as names", null);
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String address = json.currentName();
        Map<String, @Nullable Object> members = entry(json, input);
        members.put("address", address);
        if (address.isBlank() || members.get("label") == null) {
          left++;
        } else {
          constants.forEach(members::put);
          to.add(Tag.of(pack, members));
        }
      }
      if (json.nextToken() != null) {
        throw wrong(input, "something follows its end", null);
      }
    } catch (InvalidInputException e) {
      throw wrong(input, e.getMessage() + ", " + e.input(), e);
    } catch (StreamConstraintsException e) {
      throw wrong(input, "a text or number is too long, or it is nested too deep", e);
    } catch (JacksonException e) {
      throw wrong(input, e.getOriginalMessage(), e);
    }
    return left;
  }

  private static Map<String, @Nullable Object> entry(JsonParser json, TagInput input) {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw wrong(input, "an entry is no object", null);
    }
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    String name = "";
    List<String> labels = new ArrayList<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String member = json.currentName();
      JsonToken value = json.nextToken();
      if (member.equals("name") && value == JsonToken.VALUE_STRING) {
        name = json.getString();
      } else if (member.equals("labels") && value == JsonToken.START_ARRAY) {
        while (json.nextToken() == JsonToken.VALUE_STRING) {
          labels.add(json.getString());
        }
      } else if (value.isScalarValue()) {
        members.put(member, value == JsonToken.VALUE_NULL ? null : json.getString());
      } else {
        throw wrong(input, "\"" + member + "\" is no text", null);
      }
    }
    String label = name.isBlank() ? String.join(", ", labels) : name;
    members.put("label", label.isBlank() ? null : label);
    if (!labels.isEmpty()) {
      members.put("labels", labels);
    }
    return members;
  }

  private static MalformedDataException wrong(
      TagInput input, String what, @Nullable Throwable cause) {
    return new MalformedDataException(
        "cannot read the file of labels: " + what,
        input.name(),
        "Nothing of it was taken. Correct it, or name another file.",
        cause);
  }
}
