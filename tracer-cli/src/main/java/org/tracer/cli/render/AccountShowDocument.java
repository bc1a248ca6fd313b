package org.tracer.cli.render;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.annotation.Annotations;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.heuristic.poisoning.Finding;
import org.tracer.ledger.account.AccountChain;
import org.tracer.ledger.account.Attestation;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.IssuerAct;
import org.tracer.ledger.account.TokenClaims;
import org.tracer.ledger.account.Transfer;
import tools.jackson.core.JsonGenerator;

/** {@code tracer-show/1} of an account or a transaction of a chain of accounts. */
public final class AccountShowDocument {

  private final JsonGenerator json;
  private final AccountChain chain;
  private final AccountView view;
  private final Map<Transfer, Finding> findings = new HashMap<>();

  private AccountShowDocument(JsonGenerator json, AccountChain chain, AccountView view) {
    this.json = json;
    this.chain = chain;
    this.view = view;
    view.findings().forEach(finding -> findings.put(finding.transfer(), finding));
  }

  public static void write(AccountChain chain, AccountView view, Annotations said, OutputStream out)
      throws IOException {
    JsonDocument.write(
        out,
        json -> {
          new AccountShowDocument(json, chain, view).write();
          SaidDocument.write(json, said);
        });
  }

  private void write() {
    json.writeStringProperty("format", ShowDocument.FORMAT);
    json.writeStringProperty("chain", chain.chain().toString());
    json.writeStringProperty("source", chain.origin());
    json.writeObjectPropertyStart("dataHorizon");
    json.writeNumberProperty("height", chain.horizon());
    json.writeStringProperty("blockHash", chain.horizonHash().toString());
    json.writeEndObject();
    optional("account", view.account());
    optional("transaction", view.transaction());
    optional("kind", view.kind());
    if (view.claims() != null) {
      claims(view.claims());
    }
    json.writeArrayPropertyStart("balances");
    view.balances()
        .forEach((asset, balance) -> {
          json.writeStartObject();
          json.writeStringProperty("asset", asset.toString());
          json.writeStringProperty("amount", balance.toString());
          json.writeEndObject();
        });
    json.writeEndArray();
    json.writeArrayPropertyStart("assets");
    view.named().forEach(this::named);
    json.writeEndArray();
    json.writeArrayPropertyStart("issuerActs");
    view.acts().forEach(this::act);
    json.writeEndArray();
    json.writeArrayPropertyStart("verification");
    view.attestations().forEach(this::attestation);
    json.writeEndArray();
    json.writeArrayPropertyStart("transfers");
    view.transfers().forEach(this::transfer);
    json.writeEndArray();
    json.writeArrayPropertyStart("notices");
    List<String> notices = chain.notices();
    notices.forEach(json::writeString);
    json.writeEndArray();
  }

  private void optional(String name, @Nullable Object value) {
    if (value != null) {
      json.writeStringProperty(name, value.toString());
    }
  }

  private void claims(TokenClaims claims) {
    json.writeObjectPropertyStart("contractClaims");
    members(claims);
    json.writeEndObject();
  }

  private void members(TokenClaims claims) {
    optional("symbol", claims.symbol());
    if (claims.decimals() != null) {
      json.writeNumberProperty("decimals", claims.decimals());
    }
  }

  private void named(Asset asset, TokenClaims claims) {
    json.writeStartObject();
    json.writeStringProperty("asset", asset.toString());
    members(claims);
    json.writeEndObject();
  }

  private void act(IssuerAct act) {
    json.writeStartObject();
    json.writeStringProperty("act", act.kind().name());
    json.writeStringProperty("asset", act.asset().toString());
    json.writeStringProperty("amount", act.amount().toString());
    if (act.order() != null) {
      order(act.order());
    }
    optional("transaction", act.transaction());
    json.writeEndObject();
  }

  private void attestation(Attestation attestation) {
    json.writeStartObject();
    json.writeStringProperty("transaction", attestation.transaction().toString());
    json.writeStringProperty("blockHash", attestation.blockHash().toString());
    json.writeStringProperty("proof", attestation.proof().name());
    json.writeStringProperty("note", attestation.note());
    json.writeEndObject();
  }

  private void transfer(Transfer transfer) {
    json.writeStartObject();
    order(transfer.order());
    optional("transaction", transfer.transaction());
    json.writeStringProperty("kind", transfer.kind().name());
    party("from", transfer.from());
    party("to", transfer.to());
    json.writeStringProperty("asset", transfer.asset().toString());
    json.writeStringProperty("amount", transfer.amount().toString());
    Finding finding = findings.get(transfer);
    if (finding != null) {
      json.writeStringProperty("finding", finding.kind().name());
      optional("imitated", finding.imitated());
      if (finding.imitated() != null) {
        json.writeStringProperty("rule", Finding.RULE.toString());
        json.writeStringProperty("strength", Finding.RULE.strength().name());
      }
    }
    json.writeEndObject();
  }

  private void party(String name, @Nullable Address account) {
    optional(name, account == null ? null : account.text());
  }

  private void order(ChainOrder order) {
    json.writeNumberProperty("block", order.block());
    optional("blockTime", view.times().get(order.block()));
    if (order.transaction() != ChainOrder.BLOCK_END) {
      json.writeNumberProperty("transactionIndex", order.transaction());
    }
    json.writeNumberProperty("index", order.index());
  }
}
