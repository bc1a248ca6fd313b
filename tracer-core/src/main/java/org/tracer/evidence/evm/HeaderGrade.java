package org.tracer.evidence.evm;

/** How it is known that a block is in the chain that everybody follows; the best that holds. */
public enum HeaderGrade {
  /** Its hash is in the list that comes with this program, or such a block descends from it. */
  EMBEDDED,
  /** Two sources or more name it for its height. */
  SEVERAL_SOURCES,
  /** The word of the one source. */
  NODE_ATTESTED
}
