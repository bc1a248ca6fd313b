package org.tracer.trace.account;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.heuristic.poisoning.Finding;
import org.tracer.ledger.account.AccountKind;
import org.tracer.ledger.account.Attestation;
import org.tracer.ledger.account.IssuerAct;
import org.tracer.ledger.account.TokenClaims;

/**
 * What is known around a trace over accounts and counts for nothing in its sums.
 *
 * @param times block times, UTC, of the blocks that results name, by height
 * @param claims what the contracts of tokens say of themselves; a token that says nothing has none
 * @param kinds what stands behind the accounts where money ended, in the order of the endpoints
 * @param acts what issuers of tokens did to the accounts that were reached
 * @param noise transfers that only pretend, and payments to imitations, which are no noise
 * @param attestations how the transactions are known
 */
public record FundsContext(
    SortedMap<Long, Instant> times,
    Map<Asset, TokenClaims> claims,
    Map<Address, AccountKind> kinds,
    List<IssuerAct> acts,
    List<Finding> noise,
    List<Attestation> attestations) {

  public FundsContext {
    times = Collections.unmodifiableSortedMap(new TreeMap<>(times));
    claims = Map.copyOf(claims);
    kinds = Map.copyOf(kinds);
    acts = List.copyOf(acts);
    noise = List.copyOf(noise);
    attestations = List.copyOf(attestations);
  }
}
