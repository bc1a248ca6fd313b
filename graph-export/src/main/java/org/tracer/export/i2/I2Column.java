package org.tracer.export.i2;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tracer.export.Column;
import org.tracer.export.flow.Flow;
import org.tracer.export.flow.FlowColumns;
import org.tracer.export.flow.FlowLabels;
import org.tracer.export.flow.FlowMovement;
import org.tracer.export.flow.FlowNode;

/**
 * One column of an end or a link.
 *
 * @param use what the import is to assign it to
 * @param meaning what it says; empty where the name does
 */
record I2Column<T>(
    String name, String use, String meaning, Function<T, @Nullable String> textOrNull) {

  private static final String ATTRIBUTE = "Attribute (Text)";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  String text(T item) {
    return FlowLabels.orNothing(textOrNull.apply(item));
  }

  /** Of the entities at both ends. */
  static List<I2Column<FlowNode>> ofEnds(Flow flow) {
    List<I2Column<FlowNode>> columns = new ArrayList<>();
    columns.add(
        new I2Column<>(
            "identity",
            "Identity",
            "tells entities apart; one spelling an address",
            node -> FlowLabels.identity(flow, node)));
    columns.add(
        new I2Column<>("label", "Label", "shown on the chart", node -> FlowLabels.of(flow, node)));
    for (Column<FlowNode> column : FlowColumns.ofNodes(flow)) {
      String use = column.name().equals("type") ? "Type" : ATTRIBUTE;
      columns.add(new I2Column<>(column.name(), use, "", column.text()));
    }
    return columns;
  }

  /** Of the link between them. */
  static List<I2Column<FlowMovement>> ofLinks(Flow flow) {
    List<I2Column<FlowMovement>> columns = new ArrayList<>();
    columns.add(
        new I2Column<>(
            "identity",
            "Identity",
            "tells links apart",
            movement -> FlowLabels.identity(flow, movement.id())));
    columns.add(
        new I2Column<>(
            "label",
            "Label",
            "whole units; traced of all where that is less",
            FlowMovement::shown));
    columns.add(
        new I2Column<>("direction", "Direction", "always the same", movement -> "End 1 to End 2"));
    columns.add(
        new I2Column<>(
            "date", "Date", "of the block, UTC", movement -> format(DATE, movement.time())));
    columns.add(
        new I2Column<>(
            "time", "Time", "of the block, UTC", movement -> format(TIME, movement.time())));
    for (Column<FlowMovement> column : FlowColumns.ofMovements(flow)) {
      String use = column.name().equals("interaction") ? "Type" : ATTRIBUTE;
      columns.add(new I2Column<>(column.name(), use, "", column.text()));
    }
    columns.add(trace(flow, "policy"));
    columns.add(trace(flow, "horizon_height"));
    return columns;
  }

  private static I2Column<FlowMovement> trace(Flow flow, String property) {
    String text = flow.property(property);
    return new I2Column<>(property, ATTRIBUTE, "of the trace as a whole", movement -> text);
  }

  private static @Nullable String format(DateTimeFormatter format, @Nullable Instant time) {
    return time == null ? null : format.format(time);
  }
}
