package org.tracer.export.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.export.ReaderProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What the page's scripts reckon, without a browser, on flows small enough to do by hand. Amounts
 * are satoshi unless they say otherwise.
 */
class PageScriptsTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * From the seed a, in this order: 50 to b, 40 to c; d pays 5 to k before it gets 40 from c and 10
   * from b; d pays 30 to f, and b pays 5 to c when c's money has left.
   */
  private static final String FLOW =
      flow(
          """
          {"id":"a","kind":"address","name":"A","seeded":[[0,2,"50"],[1,2,"40"]]},
          {"id":"b","kind":"address","name":"B"},{"id":"c","kind":"address","name":"C"},
          {"id":"d","kind":"address","name":"D","endings":[{"reason":"STOP_LIST","voice":"the user","notes":["a shop"],
            "amounts":[[0,2,"9"],[1,2,"11"]]}]},
          {"id":"k","kind":"fee","name":"K"},{"id":"f","kind":"address","name":"F"}
          """,
          edge("e0", "a", "b", 2, 50, 50),
          edge("e1", "a", "c", 2, 40, 40),
          edge("e2", "d", "k", 2, 5, 5),
          edge("e3", "c", "d", 2, 60, 40),
          edge("e4", "b", "d", 2, 10, 10),
          edge("e5", "d", "f", 2, 30, 30),
          edge("e6", "b", "c", 2, 5, 5));

  /** Two ways to n: by a thousandth of the largest amount of wei, and by nine tenths of dollars. */
  private static final String ASSETS =
      flow(
          """
          {"id":"a","kind":"account","name":"A","seeded":[[0,0,"1"]]},
          {"id":"p","kind":"account","name":"P"},{"id":"q","kind":"account","name":"Q"},
          {"id":"n","kind":"account","name":"N"},{"id":"z","kind":"account","name":"Z"}
          """,
          edge("wei", "a", "z", 0, 1_000_000_000_000L, 1_000_000_000_000L),
          edge("dollars", "a", "z", 1, 1_000, 1_000),
          edge("p1", "a", "p", 0, 1_000_000_000L, 1_000_000_000L),
          edge("q1", "a", "q", 1, 900, 900),
          edge("p2", "p", "n", 0, 1_000_000_000L, 1_000_000_000L),
          edge("q2", "q", "n", 1, 900, 900));

  private static final String PICTURE = "filtered(FLOWS[0], everything())";

  @TempDir Path directory;

  @Test
  void amounts_shouldBeExactAndNeverAddUpTwoAssets() throws Exception {
    JsonNode read =
        ask(
            FLOW,
            Map.of(
                "small", "decimal(FLOWS[0].assets[2], 5n)",
                "whole", "decimal(FLOWS[0].assets[2], 100000000n)",
                "ether", "decimal(FLOWS[0].assets[0], 1500000000000000000n)",
                "wei", "decimal(FLOWS[0].assets[0], 1n)",
                "typed", "baseUnits(FLOWS[0].assets[2], ' 0.005 ')",
                "dollars", "baseUnits(FLOWS[0].assets[1], '12.5')",
                "exponent", "baseUnits(FLOWS[0].assets[2], '1e3')",
                "too fine", "baseUnits(FLOWS[0].assets[1], '0.0000001')",
                "sums",
                    "perAsset([{asset: 0, amount: 1n}, {asset: 1, amount: 2n},"
                        + " {asset: 0, amount: 3n}])",
                "words",
                    "amountsText(FLOWS[0], [{asset: 0, amount: 500000000000000000n, label: 0},"
                        + " {asset: 1, amount: 20000000n, label: 0}])"));
    assertThat(read.get("small").asString()).isEqualTo("0.00000005");
    assertThat(read.get("whole").asString()).isEqualTo("1.00000000");
    assertThat(read.get("ether").asString()).isEqualTo("1.5");
    assertThat(read.get("wei").asString()).isEqualTo("0.000000000000000001");
    assertThat(read.get("typed").asString()).isEqualTo("500000");
    assertThat(read.get("dollars").asString()).isEqualTo("12500000");
    assertThat(read.get("exponent").asString()).isEqualTo("undefined");
    assertThat(read.get("too fine").asString()).isEqualTo("undefined");
    assertThat(read.get("sums").toString()).isEqualTo("[[0,\"4\"],[1,\"2\"]]");
    assertThat(read.get("words").asString()).isEqualTo("0.5 ETH; 20 USDX");
  }

  @Test
  void filter_shouldIncludeItsBoundsAndWeighTheLabelAlone() throws Exception {
    String ids = ".edges.map((one) => one.id)";
    JsonNode read =
        ask(
            FLOW,
            Map.of(
                "least", "filtered(FLOWS[0], {...everything(), least: 40n})" + ids,
                "until",
                    "filtered(FLOWS[0], {...everything(), until: Date.parse('2026-01-01T00:03:00Z')})"
                        + ids,
                "from",
                    "filtered(FLOWS[0], {...everything(), from: Date.parse('2026-01-01T00:03:00Z')})"
                        + ids,
                "no fees", "filtered(FLOWS[0], {...everything(), fees: false})" + ids,
                "weight",
                    "weight(FLOWS[0], {...everything(), label: 1}, {value: 70n, total: 50n,"
                        + " traced: [{label: 0, amount: 30n}, {label: 1, amount: 20n}]})",
                "endings",
                    "endings({...everything(), label: 1}, FLOWS[0].nodes.get('d'))"
                        + ".flatMap((one) => one.amounts.map((part) => part.amount))"));
    assertThat(strings(read.get("least"))).containsExactly("e0", "e1", "e3");
    assertThat(strings(read.get("until"))).containsExactly("e0", "e1", "e2", "e3");
    assertThat(strings(read.get("from"))).containsExactly("e3", "e4", "e5", "e6");
    assertThat(strings(read.get("no fees"))).doesNotContain("e2").hasSize(6);
    assertThat(read.get("weight").asString()).isEqualTo("20");
    assertThat(strings(read.get("endings"))).containsExactly("11");
  }

  @Test
  void paths_shouldBeWidestAndNeverRunBackInTime() throws Exception {
    JsonNode read =
        ask(
            FLOW,
            Map.of(
                "path", "widestPath(" + PICTURE + ", ['a'], ['d']).map((one) => one.id)",
                "none", "widestPath(" + PICTURE + ", ['f'], ['a'])",
                "upstream", "upstream(" + PICTURE + ", 'd').map((one) => one.id)",
                "downstream", "downstream(" + PICTURE + ", 'c').map((one) => one.id)"));
    // By b no more than 10 can have come, by c 40.
    assertThat(strings(read.get("path"))).containsExactly("e1", "e3");
    assertThat(read.get("none").isNull()).isTrue();
    assertThat(strings(read.get("upstream"))).containsExactly("e0", "e1", "e3", "e4");
    assertThat(strings(read.get("downstream"))).containsExactly("e3", "e5");
    JsonNode assets =
        ask(ASSETS, Map.of("path", "widestPath(" + PICTURE + ", ['a'], ['n']).map((e) => e.id)"));
    assertThat(strings(assets.get("path"))).containsExactly("q1", "q2");
  }

  @Test
  void texts_shouldSayTracedOfWholeAndTimesInUtc() throws Exception {
    JsonNode read =
        ask(
            FLOW,
            Map.of(
                "whole", "edgeText(FLOWS[0], everything(), " + PICTURE + ".edges[0])",
                "part", "edgeText(FLOWS[0], everything(), " + PICTURE + ".edges[3])",
                "stripes", "stripes(['red', 'blue'])",
                "time", "shownTime('2026-01-01T20:01:00Z')",
                "details",
                    "(() => { const box = make('div'); edgeDetails(box, FLOWS[0], "
                        + PICTURE
                        + ".edges[3]); return box.textContent; })()"));
    assertThat(read.get("whole").asString()).isEqualTo("0.00000050 BTC");
    assertThat(read.get("part").asString()).isEqualTo("0.00000040 of 0.00000060 BTC");
    assertThat(read.at("/stripes/stops").asString()).isEqualTo("red red blue blue");
    assertThat(read.at("/stripes/places").asString()).isEqualTo("0% 50% 50% 100%");
    assertThat(read.get("time").asString()).isEqualTo("2026-01-01 20:01:00 UTC");
    assertThat(read.get("details").asString())
        .contains("Moves0.00000060 BTC60 base units", "FromC", "ToD");
  }

  @Test
  void tables_shouldSortAmountsAsNumbersAndHoldWhatThePageDoesNot() throws Exception {
    String rows = "endRows(FLOWS[0], everything(), " + PICTURE + ")";
    JsonNode read =
        ask(
            FLOW,
            Map.of(
                "order",
                    "ENDS(FLOWS[0]).slice(3, 5).map((column) => compare("
                        + "column.key({asset: 0, amount: 9n}), column.key({asset: 0, amount: 10n})))",
                "ends", rows + ".map((row) => [row.reason, row.amount, row.place])",
                "words", rows + "[0].words",
                "move",
                    "MOVES(FLOWS[0]).slice(2, 6).map((column) => column.text(FLOWS[0].edges[3]))"));
    assertThat(read.get("order").toString()).isEqualTo("[-1,-1]");
    assertThat(read.get("ends").toString())
        .isEqualTo(
            "[[\"STOP_LIST\",\"9\",\"D\"],[\"STOP_LIST\",\"11\",\"D\"],"
                + "[\"UNSPENT\",\"7\",\"places not in this page, 3 of them\"]]");
    assertThat(read.get("words").asString()).isEqualTo("the user says: a shop");
    assertThat(strings(read.get("move")))
        .containsExactly("C", "D", "0.00000040 BTC", "0.00000060 BTC");
  }

  /** One place ends at its tag and says it once; the other only carries three claims. */
  @Test
  void tags_shouldBeInThePictureOnceAndInTheTableOnce() throws Exception {
    String flow =
        flow(
            """
            {"id":"a","kind":"address","name":"A","address":"A","seeded":[[0,2,"50"]],
              "tags":["T1 (scam), says R1","T2, says R2","T3, says R3"],
              "marks":["T1, says R1","T2, says R2","T3, says R3"]},
            {"id":"s","kind":"address","name":"S","address":"S","tags":["Shop (shop), says R4, 2025"],
              "marks":["Shop, says R4"],
              "endings":[{"reason":"SERVICE","voice":"a tag","notes":["Shop (R4, 2025)"],"amounts":[[0,2,"50"]]}]}
            """,
            edge("e0", "a", "s", 2, 50, 50));
    JsonNode read =
        ask(
            flow,
            Map.of(
                "passed",
                "nodeLines(FLOWS[0], everything(), " + PICTURE + ".nodes.get('a')).slice(-3)",
                "ended",
                "nodeLines(FLOWS[0], everything(), " + PICTURE + ".nodes.get('s'))",
                "words",
                "endRows(FLOWS[0], everything(), " + PICTURE + ")[0].words"));
    assertThat(strings(read.get("passed")))
        .containsExactly("“T1, says R1”", "“T2, says R2”", "more said: 1");
    assertThat(strings(read.get("ended")))
        .containsExactly("S", "SERVICE", "0.00000050 BTC", "“Shop (R4, 2025)”");
    assertThat(read.get("words").asString()).isEqualTo("Shop (shop), says R4, 2025");
  }

  /** Of three movements the largest stays; the others, 10 and 20, stand as one of 30. */
  @Test
  void limit_shouldAddUpWhatItPutsTogether() throws Exception {
    String flow =
        flow(
            """
            {"id":"a","kind":"address","name":"A","seeded":[[0,2,"80"]]},
            {"id":"b","kind":"address","name":"B"},{"id":"c","kind":"address","name":"C"},
            {"id":"d","kind":"address","name":"D"}
            """,
            edge("e0", "a", "b", 2, 50, 50),
            edge("e1", "a", "c", 2, 10, 10),
            edge("e2", "a", "d", 2, 20, 20));
    String limited = "atMost(FLOWS[0], " + PICTURE + ", 1)";
    JsonNode read =
        ask(
            flow,
            Map.of(
                "edges", limited + ".picture.edges.map((one) => one.amount)",
                "put", limited + ".put",
                "movements", limited + ".picture.nodes.get('more:out:a').movements"));
    assertThat(strings(read.get("edges"))).containsExactly("50", "30");
    assertThat(read.get("put").asInt()).isEqualTo(2);
    assertThat(read.get("movements").asInt()).isEqualTo(2);
  }

  @Test
  void peels_shouldBeThreeTransactionsThatEachPayOnePlace() throws Exception {
    assertThat(peels(3, "", 1)).isEqualTo(1);
    assertThat(peels(2, "", 1)).isZero();
    // Each pays two places besides.
    assertThat(peels(3, "", 2)).isZero();
    // Money ended on the way.
    assertThat(peels(3, ",\"endings\":[{\"reason\":\"UNSPENT\",\"amounts\":[[0,2,\"1\"]]}]", 1))
        .isZero();
  }

  /** A chain c0, t1, c1, t2 and so on, each transaction paying leaves besides. */
  private int peels(int transactions, String onTheWay, int leaves) throws Exception {
    StringBuilder nodes =
        new StringBuilder(
            "{\"id\":\"c0\",\"kind\":\"address\",\"name\":\"c0\",\"seeded\":[[0,2,\"9\"]]}");
    List<String> edges = new ArrayList<>();
    for (int i = 1; i <= transactions; i++) {
      nodes.append(node("t" + i, "transaction", ""));
      nodes.append(node("c" + i, "address", i == transactions ? "" : onTheWay));
      edges.add(edge("in" + i, "c" + (i - 1), "t" + i, 2, 9, 9));
      for (int leaf = 0; leaf < leaves; leaf++) {
        nodes.append(node("s" + i + leaf, "address", ""));
        edges.add(edge("out" + i + leaf, "t" + i, "s" + i + leaf, 2, 1, 1));
      }
      edges.add(edge("on" + i, "t" + i, "c" + i, 2, 8, 8));
    }
    String flow = flow(nodes.toString(), edges.toArray(String[]::new));
    return ask(flow, Map.of("peels", "collapsePeels(" + PICTURE + ").peels.length"))
        .get("peels")
        .asInt();
  }

  private static String node(String id, String kind, String more) {
    return ",{\"id\":\"" + id + "\",\"kind\":\"" + kind + "\",\"name\":\"" + id + "\"" + more + "}";
  }

  /** An edge that may have a time: a minute later each, by the number in its name. */
  private static String edge(
      String id, String source, String target, int asset, long value, long total) {
    String minute = id.matches("e[0-9]") ? id.substring(1) : "9";
    return "{\"id\":\"%s\",\"source\":\"%s\",\"target\":\"%s\",\"kind\":\"PAYMENT\",\"asset\":%d,"
            .formatted(id, source, target, asset)
        + "\"value\":\"%d\",\"total\":\"%d\",\"traced\":[[0,%d,\"%d\"]],"
            .formatted(value, total, asset, total)
        + "\"block\":1,\"time\":\"2026-01-01T00:0%s:00Z\",\"claim\":0}".formatted(minute);
  }

  private static String flow(String nodes, String... edges) {
    return """
    {"flows":[{"conserving":true,"properties":{"policy":"fifo"},"claims":["ledger fact"],
    "labels":["one","two"],
    "assets":[{"id":"eip155:1/native","symbol":"ETH","decimals":18,"leastPlaces":0},
    {"id":"eip155:1/erc20:0xa","symbol":"USDX","decimals":6,"leastPlaces":0},
    {"id":"bip122:0/native","symbol":"BTC","decimals":8,"leastPlaces":8}],
    "leftOut":{"movements":4,"nodes":3,
    "endings":[{"reason":"UNSPENT","places":3,"amounts":[[1,2,"7"]]}]},
    "nodes":[%s],"edges":[%s]}],"notes":{}}
    """
        .formatted(nodes, String.join(",", edges));
  }

  private JsonNode ask(String data, Map<String, String> questions) throws Exception {
    Path scripts = Files.createDirectories(directory.resolve("scripts"));
    for (String name :
        List.of(
            "words",
            "data",
            "filter",
            "peel",
            "most",
            "layout",
            "path",
            "elements",
            "details",
            "tables",
            "notes")) {
      Files.write(scripts.resolve(name + ".js"), script(name + ".js"));
    }
    Path question = directory.resolve("question.json");
    Map<String, Object> whole = new TreeMap<>();
    whole.put("folder", scripts.toString());
    whole.put("data", MAPPER.readTree(data));
    whole.put("ask", questions);
    Files.writeString(question, MAPPER.writeValueAsString(whole));
    return MAPPER.readTree(
        ReaderProcess.node("page.js", "cytoscape", directory, question.toString()));
  }

  private static byte[] script(String name) throws IOException {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  private static List<String> strings(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }
}
