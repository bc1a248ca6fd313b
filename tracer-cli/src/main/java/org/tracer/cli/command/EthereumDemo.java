package org.tracer.cli.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tracer.accounting.account.AccountRule;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.OutputOptions;
import org.tracer.cli.option.Tags;
import org.tracer.fixtures.EthereumCase;
import org.tracer.ledger.account.AccountChain;
import org.tracer.source.AccountSources;
import org.tracer.source.SourceOptions;
import org.tracer.trace.account.AccountSeed;
import org.tracer.trace.account.AccountStopRules;
import org.tracer.trace.account.AccountTraceRequest;

/** The training case on accounts. */
final class EthereumDemo {

  private final Surroundings surroundings;
  private final OutputOptions output;

  EthereumDemo(Surroundings surroundings, OutputOptions output) {
    this.surroundings = surroundings;
    this.output = output;
  }

  /**
   * Traces and tells the story around the report.
   *
   * @param rules not empty
   */
  void run(List<AccountRule> rules) throws IOException {
    TrainingStory story = new TrainingStory(surroundings, EthereumCase.story());
    boolean report = !output.isJson();
    try (Interruption interruption = new Interruption(surroundings, null);
        TrainingRecording recording = TrainingRecording.extract();
        AccountChain chain = AccountSources.open(recording.source(), SourceOptions.defaults())) {
      if (report) {
        story.begin();
      }
      AccountTraceRun run =
          new AccountTraceRun(surroundings, output, EthereumCase.names(), Tags.NONE, interruption);
      run.deliver(run.trace(chain, request(chain.chain()), rules));
      if (report) {
        story.end();
      }
    }
  }

  private static AccountTraceRequest request(ChainId chain) {
    List<AccountSeed> seeds = new ArrayList<>();
    for (EthereumCase.Seed seed : EthereumCase.seeds()) {
      seeds.add(
          new AccountSeed.OfTransaction(
              seed.label(),
              EvmHash.parse(seed.transaction()),
              EvmAddress.parse(chain, seed.account()),
              asset(chain, seed.asset())));
    }
    Set<Asset> assets = new LinkedHashSet<>();
    assets.add(Asset.coin(chain));
    EthereumCase.tokens().forEach(token -> assets.add(asset(chain, token.contract())));
    Map<Address, String> stops = new LinkedHashMap<>();
    EthereumCase.stopList()
        .forEach(stop -> stops.put(EvmAddress.parse(chain, stop.account()), stop.reason()));
    return new AccountTraceRequest(
        seeds, AccountRule.FIFO, assets, AccountStopRules.NONE.withStopList(stops));
  }

  private static Asset asset(ChainId chain, String name) {
    return name.equals(EthereumCase.COIN)
        ? Asset.coin(chain)
        : Asset.token(EvmAddress.parse(chain, name));
  }
}
