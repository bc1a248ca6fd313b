package org.tracer.source.training;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.source.evm.node.AnvilNode;
import org.tracer.source.evm.node.Books;
import org.tracer.source.evm.node.HarbourScript;
import org.tracer.source.evm.node.Holding;
import org.tracer.source.evm.node.Movement;
import org.tracer.source.evm.node.Reference;
import org.tracer.source.evm.node.Truth;

/** The generated tables of the training case on accounts, by file name, from the books alone. */
final class EthereumCaseFiles {

  /** Roles that the case file believes in; all others are unknown. */
  private static final Map<String, String> ROLES =
      Map.of(
          "victim-1", "victim",
          "victim-2", "victim",
          "collector", "believed",
          "runner", "believed",
          "exchange-deposit", "believed",
          "exchange-hot", "believed");

  private static final List<String> CAST =
      List.of(
          "victim-1",
          "victim-2",
          "other-payer",
          "collector",
          "runner",
          "reserve-1",
          "reserve-2",
          "payee-1",
          "payee-2",
          "payee-3",
          "shop",
          "exchange-deposit",
          "exchange-hot",
          "lockbox",
          "splitter",
          "ether pool",
          "router",
          "poisoner",
          "imitation-of-collector",
          "imitation-of-exchange-deposit",
          "issuer",
          "proposer");

  private final Books books;

  private EthereumCaseFiles(Books books) {
    this.books = books;
  }

  static Map<String, byte[]> build(Books books) {
    EthereumCaseFiles made = new EthereumCaseFiles(books);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("seeds.csv", made.seeds());
    files.put("stops.csv", made.stops());
    files.put("names.csv", made.names());
    files.put("tokens.csv", made.tokens());
    files.put("answers.csv", made.answers());
    return files;
  }

  private byte[] seeds() {
    List<String> lines = new ArrayList<>(List.of("label,transaction,account,asset"));
    for (String name : HarbourScript.SEEDS) {
      Movement seed = books.seed(name);
      String payee = checksummed(String.valueOf(seed.step().to()));
      lines.add(String.join(",", name, seed.hash(), payee, asset(seed.step().asset())));
    }
    return csv(lines);
  }

  private byte[] stops() {
    String account = checksummed(books.account(HarbourScript.STOP));
    return csv(List.of("address,reason", account + ",deposits of one customer of an exchange"));
  }

  private byte[] names() {
    List<String> lines = new ArrayList<>(List.of("address,name,role"));
    for (String name : CAST) {
      String role = ROLES.getOrDefault(name, "unknown");
      String shown = name.replace(' ', '-');
      lines.add(String.join(",", checksummed(books.account(name)), shown, role));
    }
    return csv(lines);
  }

  private byte[] tokens() {
    return csv(List.of("contract,name", checksummed(books.account("dollar")) + ",test dollar"));
  }

  private byte[] answers() {
    List<String> lines = new ArrayList<>(List.of("policy,label,reason,account,asset,amount"));
    List<Movement> seeds = HarbourScript.SEEDS.stream().map(books::seed).toList();
    Set<String> stops = Set.of(books.account(HarbourScript.STOP));
    for (Truth.Rule rule : Truth.Rule.dividing()) {
      List<Truth> truths = Reference.follow(books, seeds, rule, Truth.FeePlace.FIRST, stops);
      for (int i = 0; i < truths.size(); i++) {
        String policy = rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String begin = policy + "," + HarbourScript.SEEDS.get(i) + ",";
        answers(truths.get(i)).forEach(line -> lines.add(begin + line));
      }
    }
    return csv(lines);
  }

  private List<String> answers(Truth truth) {
    List<String> lines = new ArrayList<>();
    truth
        .labelled()
        .forEach((holding, amount) -> {
          boolean contract = holding.account().equals(books.account("lockbox"));
          lines.add(line(contract ? "CONTRACT" : "HELD", holding, amount));
        });
    truth.stopped().forEach((holding, amount) -> lines.add(line("STOP_LIST", holding, amount)));
    truth.destroyed().forEach((asset, amount) -> lines.add(line("BURN", asset, amount)));
    if (truth.fees().signum() > 0) {
      lines.add(line("FEE", Holding.ETHER, truth.fees()));
    }
    truth.given().forEach((asset, amount) -> lines.add(line("GAVE", asset, amount)));
    truth.got().forEach((asset, amount) -> lines.add(line("GOT", asset, amount)));
    return lines;
  }

  private static String line(String reason, Holding holding, BigInteger amount) {
    String account = checksummed(holding.account());
    return String.join(",", reason, account, asset(holding.asset()), amount.toString());
  }

  private static String line(String reason, String asset, BigInteger amount) {
    return String.join(",", reason, "", asset(asset), amount.toString());
  }

  private static String asset(String asset) {
    return asset.equals(Holding.ETHER) ? "native" : checksummed(asset);
  }

  private static String checksummed(String address) {
    return EvmAddress.parse(EvmNetwork.of(AnvilNode.CHAIN).chainId(), address).text();
  }

  private static byte[] csv(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
