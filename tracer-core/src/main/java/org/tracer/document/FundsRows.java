package org.tracer.document;

import static org.tracer.document.JsonMembers.longNumber;
import static org.tracer.document.JsonMembers.member;
import static org.tracer.document.JsonMembers.named;
import static org.tracer.document.JsonMembers.number;
import static org.tracer.document.JsonMembers.quantity;
import static org.tracer.document.JsonMembers.rows;
import static org.tracer.document.JsonMembers.text;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.heuristic.poisoning.Finding;
import org.tracer.ledger.account.AccountKind;
import org.tracer.ledger.account.Attestation;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.IssuerAct;
import org.tracer.ledger.account.TokenClaims;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;
import org.tracer.trace.account.FundsContext;
import tools.jackson.databind.JsonNode;

/** Reads the rows of a document of accounts. */
record FundsRows(ChainId chain) {

  EvmAddress account(String text) {
    return EvmAddress.parse(chain, text);
  }

  /** Reads an asset as {@link Asset#toString} writes it. */
  Asset asset(String text) {
    String prefix = chain + "/";
    String[] parts =
        text.startsWith(prefix) ? text.substring(prefix.length()).split("[:/]", 3) : null;
    if (parts != null && parts.length == 1 && parts[0].equals("native")) {
      return Asset.coin(chain);
    }
    if (parts == null || parts.length < 2) {
      throw new IllegalArgumentException("unknown asset \"" + text + "\"");
    }
    if (parts.length == 3 && !parts[2].matches("[0-9]{1,78}")) {
      throw new IllegalArgumentException("no number of a token");
    }
    return new Asset(
        chain,
        Asset.Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)),
        account(parts[1]),
        parts.length == 3 ? new BigInteger(parts[2]) : null);
  }

  static boolean flag(JsonNode node, String name) {
    JsonNode value = member(node, name);
    if (!value.isBoolean()) {
      throw new IllegalArgumentException("\"" + name + "\" is neither true nor false");
    }
    return value.asBoolean();
  }

  static ChainOrder order(JsonNode row) {
    return new ChainOrder(
        longNumber(row, "block"),
        row.has("transactionIndex") ? number(row, "transactionIndex") : ChainOrder.BLOCK_END,
        number(row, "index"));
  }

  Transfer transfer(JsonNode row) {
    return new Transfer(
        order(row),
        row.has("transaction") ? EvmHash.parse(text(row, "transaction")) : null,
        row.has("from") ? account(text(row, "from")) : null,
        row.has("to") ? account(text(row, "to")) : null,
        asset(text(row, "asset")),
        quantity(row, "value"),
        named(TransferKind.values(), text(row, "kind")));
  }

  FundsContext context(JsonNode root) {
    SortedMap<Long, Instant> times = new TreeMap<>();
    for (String name : new String[] {"seeds", "transfers", "endpoints", "issuerActs", "noise"}) {
      rows(root, name).forEach(row -> time(row, times));
    }
    rows(root, "conversions").forEach(row -> rows(row, "proof").forEach(one -> time(one, times)));
    Map<Asset, TokenClaims> claims = new HashMap<>();
    rows(root, "assets")
        .filter(row -> text(row, "basis").equals("CONTRACT_CLAIM"))
        .forEach(row -> claims.put(asset(text(row, "asset")), claims(row)));
    Map<Address, AccountKind> kinds = new LinkedHashMap<>();
    rows(root, "accounts")
        .forEach(row ->
            kinds.put(
                account(text(row, "account")), named(AccountKind.values(), text(row, "kind"))));
    return new FundsContext(
        times,
        claims,
        kinds,
        rows(root, "issuerActs").map(this::act).toList(),
        rows(root, "noise").map(this::finding).toList(),
        rows(root, "verification").map(FundsRows::attestation).toList());
  }

  private static void time(JsonNode row, Map<Long, Instant> times) {
    if (row.has("blockTime")) {
      times.put(longNumber(row, "block"), JsonMembers.instant(text(row, "blockTime")));
    }
  }

  private static TokenClaims claims(JsonNode row) {
    return new TokenClaims(
        row.has("symbol") ? text(row, "symbol") : null,
        row.has("decimals") ? number(row, "decimals") : null);
  }

  private IssuerAct act(JsonNode row) {
    boolean placed = row.has("block");
    return new IssuerAct(
        named(IssuerAct.Kind.values(), text(row, "act")),
        account(text(row, "account")),
        asset(text(row, "asset")),
        placed ? order(row) : null,
        row.has("transaction") ? EvmHash.parse(text(row, "transaction")) : null,
        quantity(row, "amount"));
  }

  private Finding finding(JsonNode row) {
    return new Finding(
        transfer(row),
        named(Finding.Kind.values(), text(row, "finding")),
        row.has("imitated") ? account(text(row, "imitated")) : null);
  }

  private static Attestation attestation(JsonNode row) {
    return new Attestation(
        EvmHash.parse(text(row, "transaction")),
        longNumber(row, "block"),
        EvmHash.parse(text(row, "blockHash")),
        named(Attestation.Proof.values(), text(row, "proof")),
        text(row, "note"));
  }
}
