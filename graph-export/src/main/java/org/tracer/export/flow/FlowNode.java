package org.tracer.export.flow;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tracer.annotation.TagClaim;
import org.tracer.heuristic.Inference;

/**
 * Where value is, or what it goes through.
 *
 * @param id the vertex's in every export
 * @param name in full, without what makes it an id
 * @param address where value can sit, as the chain's users write it; null if there is none
 * @param descriptor the lock of an output, with or without an address; null on chains of accounts
 * @param transaction the id of the transaction that it is or belongs to; null for wallets
 * @param vout index of an output in its transaction; null for all else
 * @param block height; null for wallets
 * @param time of the block, UTC: the miner's claim; null for wallets, and if it is not known
 * @param seeded what starts here
 * @param endings what ended here
 * @param remarks what else is known of it in words, such as what an issuer of a token did
 * @param tags what sources claim of it: attributions
 * @param inferences what heuristics say of it
 * @param claim what kind of statement this is
 */
public record FlowNode(
    String id,
    Kind kind,
    String name,
    @Nullable String address,
    @Nullable String descriptor,
    @Nullable String transaction,
    @Nullable Integer vout,
    @Nullable Long block,
    @Nullable Instant time,
    List<FlowAmount> seeded,
    List<FlowEnding> endings,
    List<String> remarks,
    List<TagClaim> tags,
    List<Inference> inferences,
    String claim) {

  /** Sorts of nodes. */
  public enum Kind {
    /** A transaction on a chain of outputs. */
    TRANSACTION,
    /** All traced outputs of one address. */
    ADDRESS,
    /** All traced outputs under one script that has no address. */
    SCRIPT,
    /** One output. */
    OUTPUT,
    /** An account, with all its assets. */
    ACCOUNT,
    /** One asset given for another in one transaction. */
    CONVERSION,
    /** The fee of a transaction. */
    FEE,
    /** What a transaction destroyed. */
    BURN,
    /** A difference of balances that no transfer explains. */
    UNEXPLAINED,
    /** Where value comes from nobody. */
    SOURCE,
    /** A payment of an account to itself. */
    SELF;

    /** Whether somebody can hold value there. */
    public boolean isWallet() {
      return switch (this) {
        case ADDRESS, SCRIPT, OUTPUT, ACCOUNT -> true;
        case TRANSACTION, CONVERSION, FEE, BURN, UNEXPLAINED, SOURCE, SELF -> false;
      };
    }

    /** The word for it in every export. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public FlowNode {
    seeded = List.copyOf(seeded);
    endings = List.copyOf(endings);
    remarks = List.copyOf(remarks);
    tags = List.copyOf(tags);
    inferences = List.copyOf(inferences);
  }
}
