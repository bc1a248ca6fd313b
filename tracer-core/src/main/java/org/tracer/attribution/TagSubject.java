package org.tracer.attribution;

/** What a tag is about. */
public enum TagSubject {
  ADDRESS("address"),
  TRANSACTION("tx_hash");

  private final String member;

  TagSubject(String member) {
    this.member = member;
  }

  /** The member of a TagPack that names it. */
  public String member() {
    return member;
  }
}
