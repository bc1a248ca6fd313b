package org.tracer.indicator.seen;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.ledger.account.Transfer;
import org.tracer.trace.account.AssetNames;

/** Makes payments of transfers between accounts. Confined to one thread. */
final class TransferPayments {

  private final AssetNames names;
  private final LongFunction<@Nullable Instant> times;
  private final Map<Asset, Unit> units = new HashMap<>();
  private final List<Payment> payments = new ArrayList<>();
  private final List<Booking> bookings = new ArrayList<>();
  private int timeless;
  private int unexplained;

  /**
   * @param times block times by height; null where one is not known
   */
  TransferPayments(AssetNames names, LongFunction<@Nullable Instant> times) {
    this.names = names;
    this.times = times;
  }

  void add(Transfer transfer) {
    if (!isPayment(transfer) || transfer.amount().signum() == 0) {
      return;
    }
    Address from = transfer.from();
    Address to = transfer.to();
    if (from == null || to == null || from.equals(to) || transfer.transaction() == null) {
      return;
    }
    long block = transfer.order().block();
    Instant time = times.apply(block);
    if (time == null) {
      timeless++;
      return;
    }
    String transaction = transfer.transaction().toString();
    int place = transfer.order().transaction();
    Unit unit = units.computeIfAbsent(transfer.asset(), this::unit);
    BigInteger amount = transfer.amount();
    payments.add(
        new Payment(
            transaction,
            transfer.order().index(),
            List.of(from.text()),
            to.text(),
            unit,
            amount,
            block,
            place,
            time));
    bookings.add(
        new Booking(from.text(), transaction, unit, BigInteger.ZERO, amount, block, place, time));
    bookings.add(
        new Booking(to.text(), transaction, unit, amount, BigInteger.ZERO, block, place, time));
  }

  private boolean isPayment(Transfer transfer) {
    return switch (transfer.kind()) {
      case PAYMENT, INTERNAL, TOKEN, SELF_DESTRUCT -> true;
      case UNEXPLAINED -> {
        unexplained++;
        yield false;
      }
      case FEE_BURNED, FEE_TIP, FEE_DATA, REWARD, WITHDRAWAL, DECREE, MINT, BURN -> false;
    };
  }

  private Unit unit(Asset asset) {
    OptionalInt decimals = names.decimals(asset);
    return new Unit(
        asset.toString(),
        names.knownSymbol(asset).orElse(null),
        decimals.isEmpty() ? null : Integer.valueOf(decimals.getAsInt()));
  }

  List<Payment> payments() {
    return payments;
  }

  /** One a transaction, address and asset. */
  List<Booking> bookings() {
    record Key(String transaction, String address, String asset) {}
    Map<Key, List<Booking>> groups = new HashMap<>();
    for (Booking one : bookings) {
      Key key = new Key(one.transaction(), one.address(), one.unit().asset());
      groups.computeIfAbsent(key, any -> new ArrayList<>()).add(one);
    }
    return groups.values().stream().map(TransferPayments::sum).sorted(Booking.ORDER).toList();
  }

  private static Booking sum(List<Booking> parts) {
    BigInteger in = BigInteger.ZERO;
    BigInteger out = BigInteger.ZERO;
    for (Booking part : parts) {
      in = in.add(part.received());
      out = out.add(part.spent());
    }
    Booking one = parts.getFirst();
    return Booking.net(
        one.address(),
        one.transaction(),
        one.unit(),
        in,
        out,
        one.block(),
        one.place(),
        one.time());
  }

  /** Whether all that came and went has a transfer that says how, at a time that is known. */
  boolean explained() {
    return timeless == 0 && unexplained == 0;
  }

  List<String> notices() {
    List<String> notices = new ArrayList<>();
    if (timeless > 0) {
      notices.add(timeless + " payments without a known block time were left out");
    }
    if (unexplained > 0) {
      notices.add(
          unexplained + " changes of balances that no transfer explains were not looked at");
    }
    return notices;
  }
}
