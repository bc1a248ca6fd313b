package org.tracer.document;

import org.tracer.bounds.Bounds;
import org.tracer.bounds.BoundsResult;
import org.tracer.bounds.CutEdge;
import org.tracer.bounds.NotComputed;

/** Bounds as a document has them. */
final class BoundsMembers {

  private final DocumentJson json;

  BoundsMembers(DocumentJson json) {
    this.json = json;
  }

  void write(BoundsResult result) {
    switch (result) {
      case NotComputed not -> json.text("notComputed", not.reason());
      case Bounds bounds -> {
        json.text("least", bounds.least().toString());
        json.text("most", bounds.most().toString());
        json.objects("mostThrough", bounds.mostThrough(), this::edge);
        json.objects("leastFrom", bounds.leastFrom(), this::edge);
        json.objects("leastEscapes", bounds.leastEscapes(), this::edge);
      }
    }
  }

  private void edge(CutEdge edge) {
    json.text("kind", edge.kind().name());
    json.text("transaction", edge.transaction().toString());
    json.optional("position", edge.position());
    json.text("value", edge.value().toString());
  }
}
