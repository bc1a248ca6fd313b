package org.tracer.source.esplora;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.tracer.source.http.JsonValue;

/** How a transaction is written, where a server says all of it. */
class EsploraFormTest {

  /** The signed transaction of BIP 143 that spends P2PK and P2WPKH, as a server writes it. */
  private static final String BIP143 =
      """
      {"txid":"e8151a2af31c368a35053ddd4bdb285a8595c769a3ad83e0fa02314a602d4609","version":1,
       "locktime":17,"vin":[
        {"txid":"9f96ade4b41d5433f4eda31e1738ec2b36f6e7d1420d94a6af99801a88f7f7ff","vout":0,
         "scriptsig":"SIG","sequence":4294967278},
        {"txid":"8ac60eb9575db5b2d987e29f301b5b819ea83a5c6579d282d189cc04b8e151ef","vout":1,
         "scriptsig":"",WITNESS"sequence":4294967295}],
       "vout":[
        {"scriptpubkey":"76a9148280b37df378db99f66f85c95a783a76ac7a6d5988ac","value":112340000},
        {"scriptpubkey":"76a9143bde42dbee7e4dbe6a21b2d50ce2f0167faa815988ac","value":223450000}],
       "status":{"confirmed":false}}
      """
          .replace(
              "SIG",
              "4830450221008b9d1dc26ba6a9cb62127b02742fa9d754cd3bebf337f7a55d114c8e5cdd30be0220"
                  + "40529b194ba3f9281a99f2b1c0a19c0489bc22ede944ccf4ecbab4cc618ef3ed01");

  private static EsploraTransaction read(String witness) {
    byte[] json = BIP143.replace("WITNESS", witness).getBytes(StandardCharsets.UTF_8);
    return EsploraTransaction.read(JsonValue.parse(json, "test"));
  }

  @Test
  void form_shouldBeEmptyWhenAWitnessThatMustBeThereIsLeftOut() {
    assertThat(read("").form()).isEmpty();
  }

  @Test
  void form_shouldSayWhatTheServerSaysWhenWitnessesAreGiven() {
    var form = read("\"witness\":[\"aa\",\"bbcc\"],").form().orElseThrow();
    assertThat(form.version()).isEqualTo(1);
    assertThat(form.lockTime()).isEqualTo(17);
    assertThat(form.inputs().getFirst().sequence()).isEqualTo(0xffff_ffeeL);
    assertThat(form.inputs().getFirst().witness()).isEmpty();
    assertThat(form.inputs().get(1).witness()).hasToString("[aa, bbcc]");
  }
}
