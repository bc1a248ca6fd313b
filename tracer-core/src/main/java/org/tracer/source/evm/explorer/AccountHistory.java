package org.tracer.source.evm.explorer;

import java.math.BigInteger;
import java.util.List;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.source.evm.rpc.NodeView;

/**
 * What an account paid and got of an asset from a block on, up to the horizon.
 *
 * @param opening what it had before that block
 */
record AccountHistory(
    EvmAddress account, long first, BigInteger opening, List<Transfer> transfers) {

  List<Transfer> from(ChainOrder order) {
    return transfers.stream().filter(transfer -> transfer.order().compareTo(order) >= 0).toList();
  }

  BigInteger balanceBefore(ChainOrder order) {
    BigInteger balance = opening;
    for (Transfer transfer : transfers) {
      if (transfer.order().compareTo(order) < 0) {
        balance = balance.add(NodeView.effect(transfer, account));
      }
    }
    return balance;
  }
}
