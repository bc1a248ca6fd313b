package org.tracer.cli.render;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tracer.annotation.Annotations;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.heuristic.cospend.ActorAlarm;
import org.tracer.heuristic.cospend.ClusterEdge;
import org.tracer.heuristic.cospend.CoSpend;
import org.tracer.heuristic.cospend.CoSpendEvidence;
import org.tracer.heuristic.cospend.CoSpendGuard;
import org.tracer.heuristic.cospend.FoundCluster;
import org.tracer.heuristic.cospend.GuardMark;
import org.tracer.heuristic.cospend.HangsOn;
import org.tracer.ledger.UtxoLedger;
import tools.jackson.core.JsonGenerator;

/** The cluster a search found, as one line of JSON: {@code "format":"tracer-cluster/2"}. */
public final class FoundClusterDocument {

  private final UtxoLedger ledger;
  private final FoundCluster found;
  private final HangsOn hangsOn;
  private final @Nullable List<ActorAlarm> alarms;
  private final Annotations said;
  private final @Nullable JoinedTo joined;

  /**
   * @param alarms null if nothing is known of who is who
   * @param said what sources claim of the addresses of the cluster
   * @param joined null if no second address was asked about
   */
  public FoundClusterDocument(
      UtxoLedger ledger,
      FoundCluster found,
      HangsOn hangsOn,
      @Nullable List<ActorAlarm> alarms,
      Annotations said,
      @Nullable JoinedTo joined) {
    this.ledger = ledger;
    this.found = found;
    this.hangsOn = hangsOn;
    this.alarms = alarms;
    this.said = said;
    this.joined = joined;
  }

  /** Flushes {@code out} and leaves it open. */
  public void write(OutputStream out) throws IOException {
    JsonDocument.write(out, this::members);
  }

  private void members(JsonGenerator json) {
    json.writeStringProperty("format", "tracer-cluster/2");
    json.writeStringProperty("scope", "search");
    json.writeStringProperty("chain", ledger.network().chainId().toString());
    json.writeStringProperty("source", ledger.origin());
    JsonDocument.block(json, "dataHorizon", ledger.horizon());
    json.writeStringProperty("claim", "inference");
    json.writeName("heuristic");
    json.writeStartObject();
    json.writeStringProperty("id", CoSpend.ID);
    json.writeNumberProperty("version", CoSpend.VERSION);
    json.writeArrayPropertyStart("guards");
    found.guards().forEach(guard -> json.writeString(guard.toString()));
    json.writeEndArray();
    json.writeEndObject();
    json.writeStringProperty("address", name(found.start()));
    names(json, "members", found.cluster().addresses());
    SaidDocument.write(json, said);
    coverage(json);
    hangsOn(json);
    if (joined != null) {
      joined.write(json);
    }
    alarms(json);
    effects(json);
    edges(json);
    evidence(json, "evidence", found.cluster().evidence());
    evidence(json, "setApart", found.apart());
    evidence(json, "without", found.retracted());
    json.writeArrayPropertyStart("notices");
    ledger.notices().forEach(json::writeString);
    json.writeEndArray();
  }

  private void coverage(JsonGenerator json) {
    json.writeBooleanProperty("whole", found.isWhole());
    json.writeName("limits");
    json.writeStartObject();
    json.writeNumberProperty("addresses", found.limits().addresses());
    json.writeNumberProperty("transactions", found.limits().transactions());
    json.writeNumberProperty("historyLength", found.limits().historyLength());
    json.writeEndObject();
    json.writeNumberProperty("opened", found.opened());
    json.writeNumberProperty("transactions", found.transactions());
    names(json, "hubs", found.hubs());
    names(json, "unopened", found.unopened());
  }

  private void hangsOn(JsonGenerator json) {
    json.writeName("hangsOn");
    switch (hangsOn) {
      case HangsOn.Nothing nothing -> json.writeNull();
      case HangsOn.NotComputed beyond -> {
        json.writeStartObject();
        json.writeNullProperty("count");
        json.writeNumberProperty("steps", beyond.steps());
        json.writeEndObject();
      }
      case HangsOn.Cut cut -> {
        json.writeStartObject();
        json.writeNumberProperty("count", cut.transactions().size());
        json.writeArrayPropertyStart("txids");
        cut.transactions().forEach(one -> json.writeString(one.txId().toString()));
        json.writeEndArray();
        json.writeArrayPropertyStart("parts");
        for (List<LockingScript> part : cut.parts()) {
          json.writeStartArray();
          part.forEach(address -> json.writeString(name(address)));
          json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
      }
    }
  }

  private void alarms(JsonGenerator json) {
    json.writeName("alarms");
    if (alarms == null) {
      json.writeNull();
      return;
    }
    json.writeStartArray();
    for (ActorAlarm alarm : alarms) {
      json.writeStartObject();
      json.writeStringProperty("txid", alarm.evidence().txId().toString());
      json.writeArrayPropertyStart("sides");
      for (ActorAlarm.Side side : alarm.sides()) {
        json.writeStartObject();
        json.writeNumberProperty("addresses", side.addresses());
        json.writeArrayPropertyStart("actors");
        side.actors().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void effects(JsonGenerator json) {
    json.writeName("guards");
    json.writeStartObject();
    for (CoSpendGuard guard : CoSpendGuard.values()) {
      json.writeName(guard.toString());
      json.writeStartObject();
      json.writeBooleanProperty("inForce", found.guards().contains(guard));
      for (GuardMark.Effect effect : GuardMark.Effect.values()) {
        json.writeNumberProperty(effect.toString(), found.count(guard, effect));
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void edges(JsonGenerator json) {
    json.writeArrayPropertyStart("edges");
    for (ClusterEdge edge : found.cluster().edges()) {
      json.writeStartObject();
      json.writeStringProperty("txid", edge.evidence().txId().toString());
      json.writeStringProperty("address", name(edge.address()));
      json.writeStringProperty("joined", name(edge.joined()));
      json.writeBooleanProperty("merging", edge.merging());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void evidence(JsonGenerator json, String name, List<CoSpendEvidence> evidence) {
    json.writeArrayPropertyStart(name);
    for (CoSpendEvidence one : evidence) {
      json.writeStartObject();
      json.writeStringProperty("txid", one.txId().toString());
      JsonDocument.block(json, "block", one.block());
      json.writeNumberProperty("index", one.indexInBlock());
      names(json, "addresses", one.addresses());
      names(json, "leftOut", one.leftOut());
      json.writeNumberProperty("unknownInputs", one.unknownInputs());
      json.writeStringProperty("strength", lower(one.strength()));
      json.writeArrayPropertyStart("marks");
      one.marks().forEach(mark -> mark(json, mark));
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void mark(JsonGenerator json, GuardMark mark) {
    json.writeStartObject();
    json.writeStringProperty("guard", mark.guard().toString());
    json.writeStringProperty("effect", mark.effect().toString());
    json.writeStringProperty("rule", mark.rule());
    json.writeStringProperty("verdict", lower(mark.verdict()));
    json.writeArrayPropertyStart("evidence");
    mark.evidence().forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void names(JsonGenerator json, String name, Iterable<LockingScript> addresses) {
    json.writeArrayPropertyStart(name);
    addresses.forEach(address -> json.writeString(name(address)));
    json.writeEndArray();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private String name(LockingScript address) {
    return Wording.name(ledger.network(), address);
  }
}
