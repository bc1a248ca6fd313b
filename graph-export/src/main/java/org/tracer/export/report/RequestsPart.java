package org.tracer.export.report;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.tracer.export.report.facts.End;
import org.tracer.export.report.facts.Facts;
import org.tracer.export.report.facts.Payment;
import org.tracer.export.report.text.Block;
import org.tracer.export.report.text.Line;
import org.tracer.export.report.text.ReportText.BlockWriter;
import org.tracer.export.report.text.Run;

/** One page a service: what a request to preserve or to produce must list. */
final class RequestsPart {

  private static final List<String> ASKED =
      List.of("kyc", "login", "linked", "ledger", "withdrawals", "travel", "hold", "secrecy");

  private final Words words;
  private final Facts facts;
  private final ReportDetails details;
  private final PaymentFields payments;
  private final IdentityHashMap<End, Integer> numbers;

  RequestsPart(
      Words words,
      Facts facts,
      ReportDetails details,
      PaymentFields payments,
      IdentityHashMap<End, Integer> numbers) {
    this.words = words;
    this.facts = facts;
    this.details = details;
    this.payments = payments;
    this.numbers = numbers;
  }

  void write(BlockWriter out) throws IOException {
    List<ServiceRequest> requests = ServiceRequest.of(facts);
    out.write(new Block.Heading(2, words.line("h.requests")));
    if (requests.isEmpty()) {
      out.write(new Block.Paragraph(words.line("requests.none", new Run.Exact("--stop"))));
      return;
    }
    out.write(new Block.Paragraph(words.line("requests.text", new Run.Exact("csv"))));
    int number = 0;
    for (ServiceRequest request : requests) {
      number++;
      out.write(new Block.PageBreak());
      out.write(
          new Block.Heading(3, words.line("h.request", new Run.Exact(Integer.toString(number)))));
      one(request, out);
    }
    out.write(new Block.PageBreak());
  }

  private void one(ServiceRequest request, BlockWriter out) throws IOException {
    List<Block.Field> fields = new ArrayList<>();
    Line named = request.hasNote() ? Line.quoted(request.note()) : words.line("request.listed");
    fields.add(payments.field("service", named));
    fields.add(payments.field("case", words.said(details.caseId())));
    fields.add(payments.field("authority", words.said(details.authority())));
    fields.add(payments.field("legal", words.line("blank")));
    fields.add(payments.field("officer", words.line("blank")));
    fields.add(payments.field("scope", scope(request)));
    out.write(new Block.Fields(fields));
    out.write(
        new Block.Paragraph(
            request.hasNote()
                ? words.line("request.why", new Run.Quoted(request.note()))
                : words.line("request.listed")));
    out.write(new Block.Paragraph(words.line("request.customer")));
    out.write(new Block.Heading(4, words.line("h.payments")));
    for (End end : request.payments()) {
      Payment payment = end.payment();
      Integer number = numbers.get(end);
      if (payment != null && number != null) {
        out.write(new Block.Fields(payments.requested(number, end, payment)));
      }
    }
    out.write(new Block.Heading(4, words.line("h.demand")));
    out.write(new Block.Paragraph(words.line("request.preserve")));
    out.write(
        new Block.Bullets(ASKED.stream().map(one -> words.line("request.ask." + one)).toList()));
  }

  private Line scope(ServiceRequest request) {
    Instant first = request.first();
    Instant last = request.last();
    return first == null || last == null
        ? words.line("blank")
        : words.line(
            "scope.from-to", new Run.Exact(first.toString()), new Run.Exact(last.toString()));
  }
}
