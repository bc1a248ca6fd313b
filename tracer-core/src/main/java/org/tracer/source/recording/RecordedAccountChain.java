package org.tracer.source.recording;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmHash;
import org.tracer.ledger.account.AccountChain;
import org.tracer.ledger.account.AccountKind;
import org.tracer.ledger.account.Attestation;
import org.tracer.ledger.account.AttestedTransaction;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.IssuerAct;
import org.tracer.ledger.account.TokenClaims;
import org.tracer.ledger.account.Transfer;

/** A chain of accounts that is read from a recording, which has something to say of itself. */
public final class RecordedAccountChain implements AccountChain {

  private final AccountChain chain;
  private final List<String> recordingNotices;

  public RecordedAccountChain(AccountChain chain, List<String> recordingNotices) {
    this.chain = chain;
    this.recordingNotices = List.copyOf(recordingNotices);
  }

  @Override
  public ChainId chain() {
    return chain.chain();
  }

  @Override
  public long horizon() {
    return chain.horizon();
  }

  @Override
  public EvmHash horizonHash() {
    return chain.horizonHash();
  }

  @Override
  public String origin() {
    return chain.origin();
  }

  @Override
  public Instant time(long block) {
    return chain.time(block);
  }

  @Override
  public List<Transfer> transfers(Address account, Asset asset, ChainOrder from) {
    return chain.transfers(account, asset, from);
  }

  @Override
  public Optional<List<Transfer>> transfersIfFew(
      Address account, Asset asset, ChainOrder from, int most) {
    return chain.transfersIfFew(account, asset, from, most);
  }

  @Override
  public BigInteger balanceBefore(Address account, Asset asset, ChainOrder at) {
    return chain.balanceBefore(account, asset, at);
  }

  @Override
  public List<Transfer> transaction(EvmHash hash) {
    return chain.transaction(hash);
  }

  @Override
  public AccountKind kind(Address account) {
    return chain.kind(account);
  }

  @Override
  public Optional<TokenClaims> claims(Asset token) {
    return chain.claims(token);
  }

  @Override
  public List<IssuerAct> issuerActs(Set<Address> accounts, Asset token, long fromBlock) {
    return chain.issuerActs(accounts, token, fromBlock);
  }

  @Override
  public List<Attestation> attest(Collection<EvmHash> transactions) {
    return chain.attest(transactions);
  }

  @Override
  public List<AttestedTransaction> prove(Collection<EvmHash> transactions) {
    return chain.prove(transactions);
  }

  @Override
  public List<String> notices() {
    List<String> all = new ArrayList<>(chain.notices());
    all.addAll(recordingNotices);
    return List.copyOf(all);
  }

  @Override
  public void close() {
    chain.close();
  }
}
