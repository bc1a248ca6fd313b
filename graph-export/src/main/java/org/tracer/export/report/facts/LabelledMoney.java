package org.tracer.export.report.facts;

/** How much of what was followed under a label is somewhere. */
public record LabelledMoney(String label, Money money) {}
