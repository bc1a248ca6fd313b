package org.tracer.export.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tracer.export.report.facts.End;
import org.tracer.export.report.facts.Facts;

/**
 * What there is to ask of one service.
 *
 * @param note what the user or a tag says of the addresses; one service is one note
 * @param payments places where the trace ended, in its order; each has a payment
 */
record ServiceRequest(String note, List<End> payments) {

  /** Reasons to end at a service that can answer. */
  private static final Set<String> SERVICES = Set.of("STOP_LIST", "SERVICE", "BRIDGE");

  /** What a stop list says of an address where the user says nothing. */
  private static final String NO_NOTE = "on the stop list";

  ServiceRequest {
    payments = List.copyOf(payments);
  }

  /** One a note, in the order of the trace; addresses without a note are one each. */
  static List<ServiceRequest> of(Facts facts) {
    Map<String, List<End>> byService = new LinkedHashMap<>();
    for (End end : facts.ends()) {
      if (SERVICES.contains(end.reason()) && end.payment() != null) {
        byService.computeIfAbsent(service(end), any -> new ArrayList<>()).add(end);
      }
    }
    return byService.values().stream()
        .map(ends -> new ServiceRequest(noteOf(ends.getFirst()), ends))
        .toList();
  }

  boolean hasNote() {
    return !note.equals(NO_NOTE);
  }

  /** Time of the first payment; null if that of one is not known. */
  @Nullable Instant first() {
    return times().stream().min(Comparator.naturalOrder()).orElse(null);
  }

  /** Time of the last payment; null if that of one is not known. */
  @Nullable Instant last() {
    return times().stream().max(Comparator.naturalOrder()).orElse(null);
  }

  private List<Instant> times() {
    List<Instant> times = new ArrayList<>();
    for (End end : payments) {
      Instant time = Objects.requireNonNull(end.payment()).blockTime();
      if (time == null) {
        return List.of();
      }
      times.add(time);
    }
    return times;
  }

  private static String service(End end) {
    String note = noteOf(end);
    return note.equals(NO_NOTE) ? note + "\n" + end.place() : note;
  }

  private static String noteOf(End end) {
    String note = end.note();
    return note == null || note.isBlank() ? NO_NOTE : note;
  }
}
