package org.tracer.export.misp;

/** The object templates in use, with the versions that were read. */
enum MispTemplate {
  ADDRESS(
      "coin-address",
      "d0e6997e-78da-4815-a6a1-cfc1c1cb8a46",
      7,
      "An address used in a cryptocurrency"),
  TRANSACTION(
      "cryptocurrency-transaction",
      "a4aab70f-e43a-48cb-bf82-505de8228dd6",
      3,
      "An object to describe a cryptocurrency transaction.");

  private final String title;
  private final String uuid;
  private final int version;
  private final String description;

  MispTemplate(String title, String uuid, int version, String description) {
    this.title = title;
    this.uuid = uuid;
    this.version = version;
    this.description = description;
  }

  String title() {
    return title;
  }

  String uuid() {
    return uuid;
  }

  int version() {
    return version;
  }

  String description() {
    return description;
  }
}
