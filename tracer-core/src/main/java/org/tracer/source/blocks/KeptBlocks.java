package org.tracer.source.blocks;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.ledger.RawBytes;
import org.tracer.ledger.TransactionForm;
import org.tracer.ledger.TransactionProof;
import org.tracer.source.codec.BlockProofs;
import org.tracer.source.codec.LastBlockForms;
import org.tracer.source.codec.LastBlockProofs;

/** The blocks of a chain where they lie in memory, to prove and to read again from. */
final class KeptBlocks implements TransactionProof.Source, TransactionForm.Source {

  private final Map<BlockHeight, FoundBlock> blocks;
  private final LastBlockProofs proofs = new LastBlockProofs();
  private final LastBlockForms forms = new LastBlockForms();

  KeptBlocks(Map<BlockHeight, FoundBlock> blocks) {
    this.blocks = blocks;
  }

  @Override
  public Optional<TransactionProof> prove(BlockRef block, int indexInBlock) {
    FoundBlock found = Objects.requireNonNull(blocks.get(block.height()));
    return proofs.prove(
        block,
        indexInBlock,
        () ->
            new BlockProofs(block.height(), found.file().bytes(), found.offset(), found.length()));
  }

  @Override
  public Optional<TransactionForm> form(BlockRef block, int indexInBlock) {
    FoundBlock found = Objects.requireNonNull(blocks.get(block.height()));
    return Optional.of(
        forms.read(block, indexInBlock, found.file().bytes(), found.offset(), found.length()));
  }

  @Override
  public Optional<RawBytes> header(BlockHeight height) {
    return Optional.ofNullable(blocks.get(height))
        .map(found -> RawBytes.of(found.header().toBytes()));
  }
}
