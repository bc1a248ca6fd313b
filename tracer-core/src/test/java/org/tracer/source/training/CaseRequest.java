package org.tracer.source.training;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tracer.accounting.account.AccountRule;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.fixtures.EthereumCase;
import org.tracer.trace.account.AccountSeed;
import org.tracer.trace.account.AccountStopRules;
import org.tracer.trace.account.AccountTraceRequest;

/** The training case's tables as a request. */
final class CaseRequest {

  private CaseRequest() {}

  static AccountTraceRequest of(
      ChainId chain,
      List<EthereumCase.Seed> seeds,
      List<EthereumCase.StopAccount> stops,
      List<EthereumCase.Token> tokens) {
    Map<Address, String> stopList = new HashMap<>();
    stops.forEach(stop -> stopList.put(EvmAddress.parse(chain, stop.account()), stop.reason()));
    Set<Asset> assets = new HashSet<>(Set.of(Asset.coin(chain)));
    tokens.forEach(token -> assets.add(asset(chain, token.contract())));
    return new AccountTraceRequest(
        seeds.stream()
            .<AccountSeed>map(seed ->
                new AccountSeed.OfTransaction(
                    seed.label(),
                    EvmHash.parse(seed.transaction()),
                    EvmAddress.parse(chain, seed.account()),
                    asset(chain, seed.asset())))
            .toList(),
        AccountRule.FIFO,
        assets,
        AccountStopRules.NONE.withStopList(stopList));
  }

  static Asset asset(ChainId chain, String name) {
    return name.equals(EthereumCase.COIN)
        ? Asset.coin(chain)
        : Asset.token(EvmAddress.parse(chain, name));
  }
}
