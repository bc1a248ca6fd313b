package org.tracer.attribution;

/** Why a trace ends at an address that somebody attributes to a service. */
public enum TagStopReason {
  /** A custodian such as an exchange: on the chain, its customers' money is not told apart. */
  SERVICE,
  /** A service that hides where money goes. */
  MIXER,
  /** A bridge to another chain, or an exchange across chains. */
  BRIDGE,
  /** On a list of sanctions. */
  SANCTIONED
}
