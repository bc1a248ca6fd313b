package org.tracer.export.report.facts;

/**
 * What the trace followed.
 *
 * @param money how much of the payment got the label
 */
public record Start(String label, Payment payment, Money money) {}
