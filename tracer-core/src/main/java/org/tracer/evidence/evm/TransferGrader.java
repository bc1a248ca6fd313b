package org.tracer.evidence.evm;

import static org.tracer.evidence.evm.ProofGrade.CONTRADICTED;
import static org.tracer.evidence.evm.ProofGrade.NOT_PROVEN;
import static org.tracer.evidence.evm.ProofGrade.PROVEN;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;
import org.tracer.source.evm.codec.ContractAddress;
import org.tracer.source.evm.codec.SignedTransaction;

/** Holds the transfers that a result has of one transaction against its proof. */
final class TransferGrader {

  /** Place of the fee for blobs; before it stand base fee and tip. */
  private static final int BLOBS = 2;

  private final CheckedProof proof;
  private final EventMatcher events;

  private TransferGrader(CheckedProof proof, List<Transfer> transfers) {
    this.proof = proof;
    this.events = EventMatcher.of(proof, transfers);
  }

  static List<TransferProof> grade(List<Transfer> transfers, CheckedProof proof) {
    TransferGrader grader = new TransferGrader(proof, transfers);
    List<TransferProof> graded = new ArrayList<>();
    for (Transfer transfer : transfers) {
      graded.add(grader.grade(transfer));
    }
    return List.copyOf(graded);
  }

  private TransferProof grade(Transfer transfer) {
    long block = proof.header().number();
    if (transfer.order().block() != block || transfer.order().transaction() != proof.index()) {
      return new TransferProof(
          transfer,
          CONTRADICTED,
          String.format(
              Locale.ROOT, "the transaction stands at place %d of block %d", proof.index(), block));
    }
    if (transfer.kind().isFee()) {
      return fee(transfer);
    }
    Optional<Boolean> succeeded = proof.succeeded();
    if (succeeded.isPresent() && !succeeded.get()) {
      return new TransferProof(
          transfer, CONTRADICTED, "the transaction failed: it moved nothing but its fee");
    }
    return switch (transfer.kind()) {
      case PAYMENT -> payment(transfer, succeeded.isPresent());
      case TOKEN, MINT, BURN, INTERNAL, SELF_DESTRUCT -> events.grade(transfer);
      case FEE_BURNED, FEE_TIP, FEE_DATA -> throw new IllegalStateException("a fee is no payment");
      case REWARD, WITHDRAWAL, DECREE, UNEXPLAINED ->
          new TransferProof(transfer, NOT_PROVEN, "no transaction makes such transfers");
    };
  }

  private TransferProof payment(Transfer transfer, boolean successKnown) {
    SignedTransaction signed = proof.signed().orElse(null);
    EvmAddress sender = proof.sender();
    if (signed == null || sender == null) {
      return new TransferProof(transfer, NOT_PROVEN, nobody());
    }
    EvmAddress payee =
        signed.to() != null ? signed.to() : ContractAddress.of(sender, signed.nonce());
    if (!says(transfer, sender, payee, signed.value())) {
      return new TransferProof(
          transfer,
          CONTRADICTED,
          String.format(
              Locale.ROOT, "%s signed a payment of %s wei to %s", sender, signed.value(), payee));
    }
    return successKnown
        ? new TransferProof(
            transfer, PROVEN, "payer, payee and value of the transaction as it was signed")
        : new TransferProof(
            transfer,
            NOT_PROVEN,
            "payer, payee and value are as signed, but receipts before the Byzantium fork do not"
                + " say whether a transaction succeeded");
  }

  private TransferProof fee(Transfer transfer) {
    if (transfer.kind() == TransferKind.FEE_DATA) {
      return new TransferProof(
          transfer, NOT_PROVEN, "what a rollup takes for its data is in no receipt's bytes");
    }
    if (transfer.order().index() == BLOBS) {
      return new TransferProof(
          transfer, NOT_PROVEN, "the price of blobs follows from rules that are not applied here");
    }
    SignedTransaction signed = proof.signed().orElse(null);
    EvmAddress sender = proof.sender();
    BigInteger base = proof.baseFee();
    if (signed == null || sender == null) {
      return new TransferProof(transfer, NOT_PROVEN, nobody());
    }
    boolean burned = transfer.kind() == TransferKind.FEE_BURNED;
    boolean offered = signed.maxFeePerGas().compareTo(base) >= 0;
    BigInteger price = offered ? signed.effectiveGasPrice(base) : BigInteger.ZERO;
    BigInteger wei =
        (burned ? base : price.subtract(base)).multiply(BigInteger.valueOf(proof.gasUsed()));
    EvmAddress payee = burned ? null : proof.header().miner();
    if (offered && says(transfer, sender, payee, wei)) {
      return new TransferProof(
          transfer,
          PROVEN,
          "gas used by this receipt and the one before it, price by transaction and base fee");
    }
    String found =
        String.format(Locale.ROOT, "by receipts, base fee and transaction it is %s wei", wei);
    return transfer.asset().chain().equals(EvmNetwork.ETHEREUM.chainId())
        ? new TransferProof(transfer, CONTRADICTED, found)
        : new TransferProof(
            transfer, NOT_PROVEN, found + " if the chain has the rules of Ethereum");
  }

  private String nobody() {
    return proof.signed().isEmpty()
        ? String.format(
            Locale.ROOT,
            "the transaction is of type %d, which is not known here",
            proof.transaction().type())
        : "the signature of the transaction is nobody's";
  }

  private static boolean says(
      Transfer transfer, Address from, @Nullable Address to, BigInteger amount) {
    return from.equals(transfer.from())
        && Objects.equals(to, transfer.to())
        && transfer.asset().kind() == Asset.Kind.NATIVE
        && transfer.amount().equals(amount);
  }
}
