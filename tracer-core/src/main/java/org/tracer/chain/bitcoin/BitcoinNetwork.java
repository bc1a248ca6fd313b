package org.tracer.chain.bitcoin;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.ChainId;

/** The Bitcoin networks, with the constants that tell their blocks and addresses apart. */
public enum BitcoinNetwork {
  MAIN(
      "bitcoin",
      "000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f",
      "f9beb4d9",
      0x1d00ffff,
      "bc",
      0,
      5),
  TESTNET3(
      "bitcoin-testnet3",
      "000000000933ea01ad0ee984209779baaec3ced90fa3f408719526f8d77f4943",
      "0b110907",
      0x1d00ffff,
      "tb",
      111,
      196),
  TESTNET4(
      "bitcoin-testnet4",
      "00000000da84f2bafbbc53dee25a72ae507ff4914b867c565be350b0da8bf043",
      "1c163f28",
      0x1d00ffff,
      "tb",
      111,
      196),
  SIGNET(
      "bitcoin-signet",
      "00000008819873e925422c1ff0f99f7cc9bbb232af63a077a480a3633bee1ef6",
      "0a03cf40",
      0x1e0377ae,
      "tb",
      111,
      196),
  REGTEST(
      "bitcoin-regtest",
      "0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206",
      "fabfb5da",
      0x207fffff,
      "bcrt",
      111,
      196);

  private final String shortName;
  private final BlockHash genesis;
  private final ChainId chainId;
  private final int magic;
  private final int powLimitBits;
  private final String segwitPrefix;
  private final int keyHashVersion;
  private final int scriptHashVersion;

  BitcoinNetwork(
      String shortName,
      String genesis,
      String magic,
      int powLimitBits,
      String segwitPrefix,
      int keyHashVersion,
      int scriptHashVersion) {
    this.shortName = shortName;
    this.genesis = BlockHash.parse(genesis);
    this.chainId = new ChainId("bip122", genesis.substring(0, 32));
    this.magic = HexFormat.fromHexDigits(magic);
    this.powLimitBits = powLimitBits;
    this.segwitPrefix = segwitPrefix;
    this.keyHashVersion = keyHashVersion;
    this.scriptHashVersion = scriptHashVersion;
  }

  /** The name used on the command line. */
  public String shortName() {
    return shortName;
  }

  public BlockHash genesis() {
    return genesis;
  }

  /** CAIP-2 identifier: {@code bip122} and the first 32 characters of the genesis hash. */
  public ChainId chainId() {
    return chainId;
  }

  /** The four bytes before every block in a block file, read as a big-endian number. */
  public int magic() {
    return magic;
  }

  /** The easiest target a block of this network may have, in compact form. */
  public int powLimitBits() {
    return powLimitBits;
  }

  String segwitPrefix() {
    return segwitPrefix;
  }

  int keyHashVersion() {
    return keyHashVersion;
  }

  int scriptHashVersion() {
    return scriptHashVersion;
  }

  public static Optional<BitcoinNetwork> of(ChainId chain) {
    for (BitcoinNetwork network : values()) {
      if (network.chainId.equals(chain)) {
        return Optional.of(network);
      }
    }
    return Optional.empty();
  }

  /** Finds a network by its short name or CAIP-2 identifier. */
  public static Optional<BitcoinNetwork> named(String name) {
    for (BitcoinNetwork network : values()) {
      if (network.shortName.equals(name.toLowerCase(Locale.ROOT))
          || network.chainId.toString().equals(name)) {
        return Optional.of(network);
      }
    }
    return Optional.empty();
  }

  /** New coins that a block of this height may create, in satoshi. */
  public long subsidySat(BlockHeight height) {
    int halvings = height.value() / (this == REGTEST ? 150 : 210_000);
    return halvings >= Long.SIZE ? 0 : 5_000_000_000L >> halvings;
  }
}
