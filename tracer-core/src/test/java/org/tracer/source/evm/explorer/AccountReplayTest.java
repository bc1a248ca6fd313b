package org.tracer.source.evm.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tracer.source.evm.explorer.ScriptedExplorer.account;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;
import org.tracer.source.remote.Notices;

/** What transfers do not explain of a balance, by hand and by chance. */
class AccountReplayTest {

  private static final Asset COIN = Asset.coin(EvmNetwork.ETHEREUM.chainId());
  private static final EvmAddress OWN = account(1);
  private static final EvmAddress OTHER = account(2);

  /** A payment to the account in a block, or with a minus by it. */
  private static Transfer paid(long block, long wei) {
    return new Transfer(
        new ChainOrder(block, 0, 8),
        ScriptedExplorer.hash(block),
        wei > 0 ? OTHER : OWN,
        wei > 0 ? OWN : OTHER,
        COIN,
        BigInteger.valueOf(Math.abs(wei)),
        TransferKind.PAYMENT);
  }

  private static List<Transfer> explained(@Nullable Long balance, Transfer... transfers) {
    return new AccountReplay(OWN, COIN, List.of(transfers))
        .explained(balance == null ? null : BigInteger.valueOf(balance), 900, new Notices());
  }

  private static String show(List<Transfer> transfers) {
    StringBuilder shown = new StringBuilder();
    for (Transfer transfer : transfers) {
      String sign = OWN.equals(transfer.to()) ? "+" : "-";
      String kind = transfer.kind() == TransferKind.PAYMENT ? "" : "?";
      shown.append(transfer.order().block()).append(sign).append(transfer.amount()).append(kind);
      shown.append(' ');
    }
    return shown.toString().strip();
  }

  @Test
  void explained_shouldAddNothingWhereTheBalanceComesOut() {
    assertThat(show(explained(7L, paid(3, 10), paid(5, -3)))).isEqualTo("3+10 5-3");
    assertThat(show(explained(null, paid(3, 10)))).isEqualTo("3+10");
    assertThat(explained(0L)).isEmpty();
  }

  @Test
  void explained_shouldBookTheRestAtTheHorizon() {
    assertThat(show(explained(9L, paid(3, 10), paid(5, -3)))).isEqualTo("3+10 5-3 900+2?");
    assertThat(show(explained(1L, paid(3, 10), paid(5, -3)))).isEqualTo("3+10 5-3 900-6?");
  }

  @Test
  void explained_shouldBookWhatLacksBeforeItIsPaid() {
    assertThat(show(explained(0L, paid(3, 10), paid(5, -12)))).isEqualTo("3+10 4+2? 5-12");
    assertThat(show(explained(null, paid(3, 10), paid(5, -12)))).isEqualTo("3+10 4+2? 5-12");
    assertThat(show(explained(1L, paid(3, 10), paid(5, -12), paid(7, -4), paid(8, 20))))
        .isEqualTo("3+10 4+6? 5-12 7-4 8+20 900-19?");
    assertThat(show(explained(30L, paid(3, 10), paid(5, -12), paid(7, 20))))
        .isEqualTo("3+10 4+2? 5-12 7+20 900+10?");
  }

  @Test
  void explained_shouldRefusePaymentsBeforeAnythingCanHaveCome() {
    assertThatThrownBy(() -> explained(0L, paid(0, -1))).isInstanceOf(MalformedDataException.class);
  }

  @Test
  void explained_shouldNeverBeInDebtAndEndAtTheBalance() {
    Random chance = new Random(20_260_101);
    for (int round = 0; round < 2_000; round++) {
      List<Transfer> transfers = new ArrayList<>();
      for (long block = 1; block <= chance.nextInt(12); block++) {
        transfers.add(
            paid(
                block * 10,
                chance.nextInt(2) == 0 ? -1 - chance.nextInt(50) : 1 + chance.nextInt(50)));
      }
      BigInteger end = BigInteger.valueOf(chance.nextInt(60));
      BigInteger balance = BigInteger.ZERO;
      AccountReplay replay = new AccountReplay(OWN, COIN, transfers);
      for (Transfer transfer : replay.explained(end, 900, new Notices())) {
        boolean came = OWN.equals(transfer.to());
        balance = came ? balance.add(transfer.amount()) : balance.subtract(transfer.amount());
        assertThat(balance).isNotNegative();
      }
      assertThat(balance).isEqualTo(end);
    }
  }
}
