package org.tracer.export.report;

/**
 * What a payment was worth in money of a state.
 *
 * @param amount as a decimal number
 * @param currency code of ISO 4217
 * @param rate what one whole unit was worth, as a decimal number
 * @param source where the rate is from, and of when
 */
public record PaymentValue(String amount, String currency, String rate, String source) {}
