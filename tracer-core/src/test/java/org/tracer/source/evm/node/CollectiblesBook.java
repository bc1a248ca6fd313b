package org.tracer.source.evm.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.ledger.account.AccountChain;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;

/** What moved of tokens with numbers by what {@link Collectibles} did, written down by hand. */
public final class CollectiblesBook {

  private record Line(
      Asset asset, String name, @Nullable EvmAddress from, @Nullable EvmAddress to, long units) {}

  private final Collectibles script;
  private final List<Line> lines = new ArrayList<>();

  public CollectiblesBook(Collectibles script) {
    this.script = script;
    EvmAddress ann = script.ann;
    EvmAddress ben = script.ben;
    EvmAddress cid = script.cid;
    EvmAddress dot = script.dot;
    EvmAddress market = script.market;
    Asset seven = script.picture(7);
    Asset eight = script.picture(8);
    line(seven, "made 7", null, ann, 1);
    line(eight, "made 8", null, ben, 1);
    line(seven, "ann to ben", ann, ben, 1);
    line(seven, "ben to cid", ben, cid, 1);
    line(eight, "8 to ann", ben, ann, 1);
    line(seven, "cid to ann", cid, ann, 1);
    line(eight, "8 burned", ann, null, 1);
    line(seven, "ben buys", ann, ben, 1);
    line(seven, "ben consigns", ben, market, 1);
    line(seven, "dot buys", market, dot, 1);
    line(script.ware(1), "100 of 1", null, ann, 100);
    line(script.ware(1), "batch made", null, ben, 10);
    line(script.ware(2), "batch made", null, ben, 20);
    line(script.ware(3), "batch made", null, ben, 30);
    line(script.ware(1), "40 of 1", ann, cid, 40);
    line(script.ware(1), "batch", ben, cid, 5);
    line(script.ware(2), "batch", ben, cid, 7);
    line(script.ware(1), "twice", cid, dot, 10);
    line(script.ware(2), "twice", cid, dot, 7);
    line(script.ware(1), "twice", cid, dot, 3);
    line(script.ware(1), "4 burned", dot, null, 4);
    line(script.ware(1), "batch burned", dot, null, 1);
    line(script.ware(2), "batch burned", dot, null, 2);
    line(script.ware(1), "to herself", ann, ann, 5);
    line(script.ware(1), "cid consigns", cid, market, 6);
    line(script.ware(1), "ben buys wares", market, ben, 6);
  }

  private void line(
      Asset asset, String name, @Nullable EvmAddress from, @Nullable EvmAddress to, long units) {
    lines.add(new Line(asset, name, from, to, units));
  }

  /** Holds a source to all of it, position by position. */
  public void check(AccountChain chain) {
    List<Asset> assets = lines.stream().map(Line::asset).distinct().toList();
    List<EvmAddress> accounts =
        List.of(script.ann, script.ben, script.cid, script.dot, script.market);
    for (Asset asset : assets) {
      for (EvmAddress account : accounts) {
        check(chain, account, asset);
      }
    }
  }

  private void check(AccountChain chain, EvmAddress account, Asset asset) {
    List<String> expected = new ArrayList<>();
    BigInteger balance = BigInteger.ZERO;
    for (Line line : lines) {
      boolean own = account.equals(line.from) || account.equals(line.to);
      if (own && line.asset.equals(asset)) {
        TransferKind kind =
            line.from == null
                ? TransferKind.MINT
                : line.to == null ? TransferKind.BURN : TransferKind.TOKEN;
        expected.add(text(script.hash(line.name), line.from, line.to, line.units, kind));
        BigInteger units = BigInteger.valueOf(line.units);
        balance = account.equals(line.to) ? balance.add(units) : balance;
        balance = account.equals(line.from) ? balance.subtract(units) : balance;
      }
    }
    List<Transfer> found = chain.transfers(account, asset, ChainOrder.beginning(0));
    assertThat(found)
        .as("%s %s", account, asset)
        .extracting(t -> text(t.transaction(), t.from(), t.to(), t.amount(), t.kind()))
        .containsExactlyElementsOf(expected);
    assertThat(found).isSortedAccordingTo((a, b) -> a.order().compareTo(b.order()));
    assertThat(chain.balanceBefore(account, asset, ChainOrder.beginning(chain.horizon() + 1)))
        .isEqualTo(balance);
    if (!found.isEmpty()) {
      // From the middle on, the rest is the same.
      ChainOrder half = found.get(found.size() / 2).order();
      assertThat(chain.transfers(account, asset, half))
          .isEqualTo(found.subList(found.size() / 2, found.size()));
    }
  }

  private static String text(
      @Nullable Object hash,
      @Nullable Address from,
      @Nullable Address to,
      Object units,
      TransferKind kind) {
    return "%s %s>%s %s %s".formatted(hash, from, to, units, kind);
  }
}
