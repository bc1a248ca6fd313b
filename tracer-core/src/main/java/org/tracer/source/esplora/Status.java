package org.tracer.source.esplora;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHash;
import org.tracer.source.http.JsonValue;

/**
 * Where a server says a transaction stands.
 *
 * @param block null while the transaction waits for a block
 */
record Status(@Nullable Block block) {

  /** A block by its height and hash, as claimed. */
  record Block(int height, BlockHash hash) {}

  static Status read(JsonValue json) {
    if (!json.get("confirmed").bool()) {
      return new Status(null);
    }
    return new Status(
        new Block(
            json.get("block_height").index(), json.get("block_hash").parsed(BlockHash::parse)));
  }

  Optional<Block> confirmed() {
    return Optional.ofNullable(block);
  }
}
