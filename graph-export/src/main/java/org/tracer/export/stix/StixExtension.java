package org.tracer.export.stix;

import java.io.IOException;
import org.tracer.export.JsonWriter;

/**
 * The extension that defines wallets and transactions, as published at {@link #PUBLISHED} in May
 * 2026; earlier versions called a wallet's {@code value} otherwise.
 */
enum StixExtension {
  TRANSACTION(
      "151d042d-4dcf-5e44-843f-1024440318e5",
      "CryptocurrencyTransaction",
      "cryptocurrency-transaction",
      "This extension creates a new SCO that can be used to represent cryptocurrency"
          + " transactions."),
  WALLET(
      "be78509e-6958-51b1-8b26-d17ee0eba2d7",
      "CryptocurrencyWallet",
      "cryptocurrency-wallet",
      "This extension creates a new SCO that can be used to represent cryptocurrency wallets.");

  private static final String PUBLISHED =
      "https://raw.githubusercontent.com/muchdogesec/stix2extensions/main/"
          + "automodel_generated/schemas/scos/";

  private final String id;
  private final String title;
  private final String type;
  private final String description;

  StixExtension(String uuid, String title, String type, String description) {
    this.id = "extension-definition--" + uuid;
    this.title = title;
    this.type = type;
    this.description = description;
  }

  /** Writes the definitions, which every bundle that uses them must have. */
  static void definitions(JsonWriter json) throws IOException {
    for (StixExtension extension : values()) {
      json.line();
      json.begin('{');
      json.member("type", "extension-definition");
      json.member("spec_version", "2.1");
      json.member("id", extension.id);
      json.member("created_by_ref", "identity--9779a2db-f98c-5f4b-8d08-8ee04e02dbb5");
      json.member("created", "2020-01-01T00:00:00.000Z");
      json.member("modified", "2020-01-01T00:00:00.000Z");
      json.member("name", extension.title);
      json.member("description", extension.description);
      json.member("schema", PUBLISHED + extension.type + ".json");
      json.member("version", "1.0");
      json.name("extension_types");
      json.begin('[');
      json.string("new-sco");
      json.end(']');
      json.end('}');
    }
  }

  /** Begins an object of this kind. */
  void begin(JsonWriter json, String objectId) throws IOException {
    json.line();
    json.begin('{');
    json.member("type", type);
    json.member("spec_version", "2.1");
    json.member("id", objectId);
    json.name("extensions");
    json.begin('{');
    json.name(id);
    json.begin('{');
    json.member("extension_type", "new-sco");
    json.end('}');
    json.end('}');
  }
}
