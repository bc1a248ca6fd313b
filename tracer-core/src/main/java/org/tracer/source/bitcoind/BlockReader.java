package org.tracer.source.bitcoind;

import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.MalformedDataException;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.http.JsonValue;
import org.tracer.source.http.LookAhead;

/**
 * The node's blocks by height, checked, the last few kept. A block that does not follow the one
 * below it means that the chain was reorganised meanwhile. Thread-safe.
 */
final class BlockReader {

  private static final int KEPT = 24;

  private final RpcClient client;
  private final BitcoinNetwork network;
  private final LookAhead<Integer, RawBlock> blocks;
  private final ConcurrentMap<Integer, BlockHash> hashes = new ConcurrentHashMap<>();

  BlockReader(RpcClient client, BitcoinNetwork network, Executor executor) {
    this.client = client;
    this.network = network;
    this.blocks = new LookAhead<>(this::load, executor, KEPT);
  }

  RawBlock at(int height) {
    return blocks.get(height);
  }

  void announce(int height) {
    blocks.announce(height);
  }

  /** Height of a block by what the node says, checked against the block it has there. */
  int heightOf(BlockHash hash) {
    int height = client.require("getblockheader", "[\"" + hash + "\",true]").get("height").index();
    if (!hashAt(client, height).equals(hash)) {
      throw reorganised("height " + height + ", block " + hash);
    }
    return height;
  }

  static BlockHash hashAt(RpcClient client, int height) {
    return client.require("getblockhash", "[" + height + "]").parsed(BlockHash::parse);
  }

  /** A header whose hash was computed and has proof of work. */
  static BlockHeader header(RpcClient client, BlockHash hash, BitcoinNetwork network) {
    BlockHeader header =
        client
            .require("getblockheader", "[\"" + hash + "\",false]")
            .parsed(hex -> parseHeader(hex, hash));
    if (!header.hash().equals(hash) || !header.hasProofOfWork(network)) {
      throw new MalformedDataException(
          "a block header has another hash or no proof of work",
          "block " + hash,
          "The node's data is wrong; run its own check of the chain.");
    }
    return header;
  }

  private static BlockHeader parseHeader(String hex, BlockHash hash) {
    try {
      return BlockHeader.parse(HexFormat.of().parseHex(hex));
    } catch (IllegalArgumentException | MalformedDataException e) {
      throw new MalformedDataException(
          "a block header is not 80 bytes of hexadecimal text", "block " + hash, "", e);
    }
  }

  private RawBlock load(int height) {
    BlockHash hash = hashAt(client, height);
    JsonValue hex = client.require("getblock", "[\"" + hash + "\",false]");
    RawBlock block = RawBlock.parse(hex.hex(), hash, BlockHeight.of(height), network);
    requireLink(height - 1, block.header().previous());
    requireLink(height, hash);
    return block;
  }

  private void requireLink(int height, BlockHash hash) {
    BlockHash other = height < 0 ? null : hashes.putIfAbsent(height, hash);
    if (other != null && !other.equals(hash)) {
      throw reorganised("height " + height + ": " + other + " and " + hash);
    }
  }

  /** Fixes the block of a height before any is read. */
  void pin(int height, BlockHash hash) {
    requireLink(height, hash);
  }

  private static MalformedDataException reorganised(String input) {
    return new MalformedDataException(
        "answers contradict each other: two blocks at one height",
        input,
        "The chain was reorganised meanwhile; run again.");
  }
}
