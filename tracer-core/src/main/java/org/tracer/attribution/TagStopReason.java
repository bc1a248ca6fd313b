package org.tracer.attribution;

/** Why a trace ends at a tagged address. */
public enum TagStopReason {
  /** Money of many customers is mixed there: only the service knows where it went. */
  SERVICE,
  /** A service or protocol whose purpose is to hide where money went. */
  MIXER,
  /** A state forbids dealings with its holder. */
  SANCTIONED,
  /** The value goes on on another chain. */
  BRIDGE
}
