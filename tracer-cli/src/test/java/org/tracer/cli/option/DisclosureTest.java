package org.tracer.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.cli.render.Screen;

class DisclosureTest {

  @ParameterizedTest
  @CsvSource({
    "mempool.space, true",
    "8.8.8.8, true",
    "172.32.0.1, true",
    "10.example.org, true",
    "[2001:db8::1], true",
    "localhost, false",
    "127.0.0.1, false",
    "[::1], false",
    "10.1.2.3, false",
    "172.16.0.1, false",
    "172.31.255.255, false",
    "192.168.1.1, false",
    "[fd00::1], false",
    "node.local, false",
    "explorerexample.onion, false"
  })
  void isPublic_shouldTellStrangersFromOwnNetwork(String host, boolean expected) {
    assertThat(Disclosure.isPublic(host)).isEqualTo(expected);
  }

  @Test
  void onRequest_shouldSpeakOnceAndOnlyOfPublicHosts() {
    StringWriter err = new StringWriter();
    Disclosure disclosure = new Disclosure(new Screen(new PrintWriter(err), 80), false);
    disclosure.onRequest(URI.create("http://127.0.0.1:3000/tx/1"));
    assertThat(err.toString()).isEmpty();
    disclosure.onRequest(URI.create("https://explorer.example/api/tx/1"));
    String said = err.toString();
    assertThat(said).contains("explorer.example").contains("your IP address").contains("--proxy");
    disclosure.onRequest(URI.create("https://explorer.example/api/tx/2"));
    assertThat(err.toString()).isEqualTo(said);
  }
}
