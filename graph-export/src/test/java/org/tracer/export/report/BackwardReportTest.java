package org.tracer.export.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.tracer.export.report.text.Language;
import org.tracer.graph.ExampleTrace;
import org.tracer.trace.Trace;

/** Reports of traces that go backward: nothing in them may say that money went there. */
class BackwardReportTest {

  @Test
  void write_shouldSayWhereMoneyCameFrom() throws IOException {
    String text = text(ExampleTrace.backward());
    assertThat(text)
        .contains("This report says where money came from.")
        .contains("goes back through the chain")
        .contains("the trace went back until the coins were made or the data ended")
        .doesNotContain("where money went")
        .doesNotContain("transaction that traced money goes into")
        .doesNotContain("No payment of this trace reached");
    assertThat(Reports.text(Reports.outputs(Language.ENGLISH), ReportFormat.MD))
        .contains("This report says where money went.")
        .doesNotContain("came from an address");
  }

  @Test
  void write_shouldNameThePaymentOutOfAService() throws IOException {
    Trace trace = ExampleTrace.backward(ExampleTrace.collector());
    String out = trace.seeds().getFirst().position().toString().split(":", 2)[0];
    Report report = Report.of(trace, Reports.details("Order 12/26"), Language.ENGLISH);
    String requests = Reports.text(report, ReportFormat.MD).split("## Requests to services", 2)[1];
    assertThat(requests.split("## Limits", 2)[0])
        .contains("- Goes on in transaction: `" + out + "`")
        .contains("To (address of the service)")
        .doesNotContain("deposit address");
    assertThat(text(trace)).contains("came from an address on the user's stop list");
    assertThat(Reports.text(report, ReportFormat.CSV).lines().skip(1))
        .singleElement()
        .asString()
        .endsWith(",backward," + out);
  }

  private static String text(Trace trace) throws IOException {
    return Reports.text(
        Report.of(trace, Reports.details("Order 12/26"), Language.ENGLISH), ReportFormat.MD);
  }
}
