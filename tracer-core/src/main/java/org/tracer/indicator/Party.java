package org.tracer.indicator;

import java.util.List;

/**
 * Somebody behind a payment.
 *
 * @param place {@code payer}, {@code payee} or {@code address}
 * @param addresses sorted; several are taken for one payer because they were spent together: an
 *     inference
 */
public record Party(String place, List<String> addresses, Role role) {
  public Party {
    addresses = List.copyOf(addresses);
  }
}
