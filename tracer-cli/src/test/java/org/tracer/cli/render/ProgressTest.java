package org.tracer.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final StringWriter err = new StringWriter();
  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1);

  @Test
  void onTransaction_shouldWriteAtMostFourTimesASecond() {
    Progress progress = new Progress(new PrintWriter(err), true, clock::get);
    for (int i = 1; i <= 100; i++) {
      clock.addAndGet(10_000_000);
      progress.onTransaction(i, 2);
    }
    assertThat(err.toString().chars().filter(c -> c == '\r').count()).isEqualTo(4);
    assertThat(err.toString()).contains("100 transactions followed, 2 positions open");
    progress.end();
    assertThat(err.toString()).endsWith(" \r");
  }

  @Test
  void onTransaction_shouldOnlyCountWhenNotVisible() {
    Progress progress = new Progress(new PrintWriter(err), false, clock::get);
    clock.addAndGet(10_000_000_000L);
    progress.onTransaction(7, 1);
    progress.end();
    assertThat(err.toString()).isEmpty();
    assertThat(progress.soFar()).isEqualTo("7 transactions");
  }

  @Test
  void onRequest_shouldShowThatASlowHistoryIsBeingRead() {
    AccountProgress progress = new AccountProgress(new PrintWriter(err), true, clock::get);
    progress.onTransaction(12, 1);
    assertThat(err.toString()).isEmpty();
    clock.addAndGet(1_000_000_000);
    progress.onRequest();
    assertThat(err.toString())
        .isEqualTo("\rtracer: 12 transfers handled, 1 account open, 1 request");
    clock.addAndGet(10_000_000);
    progress.onRequest();
    assertThat(err.toString()).doesNotContain("2 requests");
    clock.addAndGet(250_000_000);
    progress.onTransaction(13, 2);
    assertThat(err.toString())
        .endsWith("\rtracer: 13 transfers handled, 2 accounts open, 2 requests");
    assertThat(progress.soFar()).isEqualTo("13 transfers and 2 requests");
    progress.end();
    assertThat(err.toString()).endsWith(" \r");
  }

  @Test
  void onRequest_shouldOnlyCountWhenNotVisible() {
    AccountProgress progress = new AccountProgress(new PrintWriter(err), false, clock::get);
    clock.addAndGet(10_000_000_000L);
    progress.onRequest();
    progress.end();
    assertThat(err.toString()).isEmpty();
    assertThat(progress.soFar()).isEqualTo("0 transfers and 1 request");
  }
}
