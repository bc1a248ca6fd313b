package org.tracer.document;

import java.util.List;
import org.tracer.trace.AttributedStop;
import org.tracer.trace.Attributions;
import org.tracer.trace.TagSetUsed;

/** Writes what a request was told of who controls addresses; nothing if nobody was asked. */
record AttributionsWriter(DocumentJson json) {

  void write(Attributions attributions) {
    if (attributions.isEmpty()) {
      return;
    }
    json.objects("tagSets", attributions.sets(), this::set);
    json.objects("attributedStops", attributions.stops(), this::stop);
    if (!attributions.through().isEmpty()) {
      json.texts("through", List.copyOf(attributions.through()));
      json.objects("passedThrough", attributions.passed(), this::stop);
    }
  }

  private void set(TagSetUsed set) {
    json.text("name", set.name());
    json.number("tags", set.tags());
    json.text("sha256", set.sha256());
  }

  private void stop(AttributedStop stop) {
    json.text("address", stop.address().text());
    json.text("reason", stop.reason().name());
    json.text("note", stop.note());
  }
}
