package org.tracer.source.evm.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.evidence.evm.CheckerScript;
import org.tracer.evidence.evm.EvmProofReport;
import org.tracer.evidence.evm.EvmProofs;
import org.tracer.evidence.evm.HeaderGrade;
import org.tracer.evidence.evm.ProofGrade;
import org.tracer.evidence.evm.ProofReports;
import org.tracer.evidence.evm.TransferProof;
import org.tracer.ledger.account.Attestation;
import org.tracer.ledger.account.Attestation.Proof;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.IssuerAct;
import org.tracer.ledger.account.IssuerAct.Kind;
import org.tracer.ledger.account.TokenClaims;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;
import org.tracer.source.evm.node.AnvilNode;
import org.tracer.source.evm.node.Books;
import org.tracer.source.evm.node.LaunderingScript;
import org.tracer.source.evm.node.Movement;
import org.tracer.source.evm.rpc.EvmRpcOptions.Horizon;

/** The laundering script on a real node: its blocks recomputed, its issuer's acts found. */
@Tag("node-evm")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LaunderingAttestationTest {

  private static final EvmNetwork NETWORK = EvmNetwork.of(AnvilNode.CHAIN);
  private static final ChainId CHAIN = NETWORK.chainId();

  private NodeConnections anvil;
  private Books books;
  private Asset dollar;

  @BeforeAll
  void runScript(@TempDir Path logs) throws Exception {
    anvil = new NodeConnections(logs);
    books = LaunderingScript.run(anvil.uri());
    dollar = Asset.token(EvmAddress.parse(CHAIN, books.account("dollar")));
  }

  @AfterAll
  void stop() {
    if (anvil != null) {
      anvil.close();
    }
  }

  private EvmRpcChain open(String hidden) {
    return EvmRpcChain.open(
        anvil.service(hidden), NETWORK, new EvmRpcOptions(Horizon.LATEST, 2_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "eth_getBlockReceipts"})
  void attest_shouldRecomputeEveryBlockOfTheScript(String hidden) {
    Set<EvmHash> hashes = new LinkedHashSet<>();
    books.movements().stream()
        .map(Movement::hash)
        .filter(hash -> hash != null && !hash.isEmpty())
        .forEach(hash -> hashes.add(EvmHash.parse(hash)));
    assertThat(hashes).hasSizeGreaterThan(100);
    try (EvmRpcChain chain = open(hidden)) {
      // What a trace read is held against the blocks.
      hashes.stream().limit(40).forEach(chain::transaction);
      List<Attestation> attestations = chain.attest(hashes);
      assertThat(attestations).hasSameSizeAs(hashes);
      assertThat(attestations).extracting(Attestation::note).containsOnly("");
      assertThat(attestations).extracting(Attestation::proof).containsOnly(Proof.RECOMPUTED);
      assertThat(attestations).extracting(Attestation::block).isSorted();
    }
  }

  @Test
  void proofs_shouldBearOutEveryTransferOfTheScript(@TempDir Path directory) throws Exception {
    Set<EvmHash> hashes = new TreeSet<>();
    books.movements().forEach(movement -> hashes.add(EvmHash.parse(movement.hash())));
    List<Transfer> transfers = new ArrayList<>();
    Path file = directory.resolve("proofs.jsonl");
    try (EvmRpcChain chain = open("none");
        OutputStream out = Files.newOutputStream(file)) {
      hashes.forEach(hash -> transfers.addAll(chain.transaction(hash)));
      EvmProofs.write(chain, hashes, out);
    }
    EvmProofReport report;
    try (InputStream in = Files.newInputStream(file)) {
      report = EvmProofs.verify(in, "proofs.jsonl", ProofReports.of(CHAIN, transfers));
    }
    assertThat(report.problems()).isEmpty();
    assertThat(report.proven()).isEqualTo(hashes.size());
    assertThat(report.transfers()).hasSameSizeAs(transfers);
    Map<ProofGrade, List<TransferKind>> kinds = new TreeMap<>();
    for (TransferProof one : report.transfers()) {
      kinds.computeIfAbsent(one.grade(), any -> new ArrayList<>()).add(one.transfer().kind());
    }
    assertThat(kinds).containsOnlyKeys(ProofGrade.PROVEN, ProofGrade.TRACE_ONLY);
    assertThat(kinds.get(ProofGrade.TRACE_ONLY))
        .containsOnly(TransferKind.INTERNAL, TransferKind.SELF_DESTRUCT);
    assertThat(kinds.get(ProofGrade.PROVEN))
        .contains(
            TransferKind.PAYMENT,
            TransferKind.TOKEN,
            TransferKind.MINT,
            TransferKind.BURN,
            TransferKind.FEE_BURNED,
            TransferKind.FEE_TIP);
    assertThat(report.headerGrades()).containsOnlyKeys(HeaderGrade.NODE_ATTESTED);
    System.out.printf("%d transactions, %d bytes of proofs%n", hashes.size(), Files.size(file));
    assertThat(CheckerScript.run(file, 0)).contains(hashes.size() + " proven, 0 wrong");
  }

  @Test
  void acts_shouldBeThoseOfTheIssuer() {
    Set<Address> people = new LinkedHashSet<>();
    anvil
        .call("eth_accounts")
        .forEach(account -> people.add(EvmAddress.parse(CHAIN, account.stringValue())));
    try (EvmRpcChain chain = open("none")) {
      List<IssuerAct> acts = chain.issuerActs(people, dollar, 0);
      assertThat(acts).extracting(IssuerAct::kind).containsExactly(Kind.FROZEN, Kind.DESTROYED);
      assertThat(acts).extracting(IssuerAct::account).doesNotContainNull();
      assertThat(acts.get(0).account()).isEqualTo(acts.get(1).account());
      assertThat(acts.get(1).amount()).isPositive();
      assertThat(books.movements().stream().map(Movement::hash))
          .contains(String.valueOf(acts.get(1).transaction()));
      // Asked only from then on, all that is known is that the account is frozen.
      ChainOrder destroyed = Objects.requireNonNull(acts.get(1).order());
      long later = destroyed.block() + 1;
      assertThat(chain.issuerActs(people, dollar, later))
          .singleElement()
          .satisfies(act -> {
            assertThat(act.kind()).isEqualTo(Kind.FROZEN);
            assertThat(act.account()).isEqualTo(acts.get(0).account());
            assertThat(act.order()).isNull();
          });
      assertThat(chain.issuerActs(people, Asset.token(people.iterator().next()), 0)).isEmpty();
    }
  }

  @Test
  void claims_shouldBeWhatTheContractSays() {
    try (EvmRpcChain chain = open("none")) {
      assertThat(chain.claims(dollar)).contains(new TokenClaims("TUSD", 6));
    }
  }
}
