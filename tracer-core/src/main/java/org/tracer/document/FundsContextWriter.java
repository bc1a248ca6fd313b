package org.tracer.document;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.evm.EvmHash;
import org.tracer.heuristic.poisoning.Finding;
import org.tracer.ledger.account.Attestation;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.IssuerAct;
import org.tracer.ledger.account.Transfer;
import org.tracer.trace.account.FundsContext;
import org.tracer.trace.account.FundsReport;

/** Writes transfers, and what is known around a trace. */
final class FundsContextWriter {

  private final DocumentJson json;
  private final FundsContext context;

  FundsContextWriter(DocumentJson json, FundsReport report) {
    this.json = json;
    this.context = report.context();
  }

  void write() {
    Map<String, String> kinds = new TreeMap<>();
    context.kinds().forEach((account, kind) -> kinds.put(account.text(), kind.name()));
    json.objects(
        "accounts",
        List.copyOf(kinds.entrySet()),
        entry -> {
          json.text("account", entry.getKey());
          json.text("kind", entry.getValue());
        });
    json.objects("issuerActs", context.acts(), this::act);
    json.objects("noise", context.noise(), this::finding);
    json.objects("verification", context.attestations(), this::attestation);
  }

  private void act(IssuerAct act) {
    json.text("act", act.kind().name());
    json.text("account", act.account().text());
    json.text("asset", act.asset());
    json.text("amount", act.amount());
    if (act.order() != null) {
      order(act.order(), act.transaction());
    }
  }

  private void finding(Finding finding) {
    json.text("finding", finding.kind().name());
    json.flag("leftOut", finding.kind().isLeftOut());
    if (finding.imitated() != null) {
      json.text("imitated", finding.imitated().text());
      json.text("rule", Finding.RULE.toString());
      json.text("strength", Finding.RULE.strength().name());
    }
    transfer(finding.transfer());
  }

  private void attestation(Attestation attestation) {
    json.text("transaction", attestation.transaction());
    json.number("block", attestation.block());
    json.text("blockHash", attestation.blockHash());
    json.text("proof", attestation.proof().name());
    json.text("note", attestation.note());
  }

  void transfer(Transfer transfer) {
    order(transfer.order(), transfer.transaction());
    json.text("kind", transfer.kind().name());
    if (transfer.from() != null) {
      json.text("from", transfer.from().text());
    }
    if (transfer.to() != null) {
      json.text("to", transfer.to().text());
    }
    json.text("asset", transfer.asset());
    json.text("value", transfer.amount());
  }

  /** What no transaction makes stands behind all of its block and has no place in it. */
  void order(ChainOrder order, @Nullable EvmHash transaction) {
    json.number("block", order.block());
    if (context.times().containsKey(order.block())) {
      json.text("blockTime", context.times().get(order.block()));
    }
    if (order.transaction() != ChainOrder.BLOCK_END) {
      json.number("transactionIndex", order.transaction());
    }
    json.number("index", order.index());
    json.optional("transaction", transaction);
  }
}
