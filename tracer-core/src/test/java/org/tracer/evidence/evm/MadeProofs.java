package org.tracer.evidence.evm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.ledger.account.EvmProof;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;
import org.tracer.trace.account.FundsReport;

/** Files of proofs as text, and transfers worked out by hand. */
final class MadeProofs {

  /** Places of transfers in a transaction, by the documentation of the books. */
  static final int BURNED = 0;

  static final int TIP = 1;
  static final int VALUE = 8;
  static final int TRACED = 16;

  private MadeProofs() {}

  /** The place of what an event of the block tells. */
  static int event(int number) {
    return (1 << 24) + number * (1 << 12);
  }

  static String file(EvmProof... proofs) {
    List<String> lines = new ArrayList<>();
    for (EvmProof proof : proofs) {
      lines.add(new ProofLine.Proven(proof).write());
    }
    return file(lines);
  }

  static String file(List<String> lines) {
    return ProofLine.first(MadeBlock.CHAIN, lines.size())
        + "\n"
        + String.join("", lines.stream().map(line -> line + "\n").toList());
  }

  static EvmProofReport verify(String file, FundsReport report, HeaderWitness... witnesses) {
    return verify(file.getBytes(UTF_8), report, witnesses);
  }

  static EvmProofReport verify(byte[] file, FundsReport report, HeaderWitness... witnesses) {
    try {
      return EvmProofs.verify(
          new ByteArrayInputStream(file), "proofs.jsonl", report, List.of(witnesses));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static EvmProofReport verify(String file, List<Transfer> transfers, HeaderWitness... witnesses) {
    return verify(file, ProofReports.of(MadeBlock.CHAIN, transfers), witnesses);
  }

  static Transfer coin(
      MadeBlock block,
      int index,
      int place,
      TransferKind kind,
      Address from,
      @Nullable Address to,
      long wei) {
    return new Transfer(
        block.order(index, place),
        block.hash(index),
        from,
        to,
        Asset.coin(MadeBlock.CHAIN),
        BigInteger.valueOf(wei),
        kind);
  }

  static Transfer token(
      MadeBlock block, int index, int event, Address from, Address to, long amount) {
    return new Transfer(
        block.order(index, event(event)),
        block.hash(index),
        from,
        to,
        Asset.token(MadeBlock.TOKEN),
        BigInteger.valueOf(amount),
        TransferKind.TOKEN);
  }

  /** What {@link MadeBlock#payments} pays with its transaction {@code index}. */
  static Transfer payment(MadeBlock block, int index) {
    return coin(
        block,
        index,
        VALUE,
        TransferKind.PAYMENT,
        MadeBlock.payer(1),
        MadeBlock.account(9),
        index + 1);
  }
}
