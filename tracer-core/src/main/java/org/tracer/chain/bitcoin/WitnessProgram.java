package org.tracer.chain.bitcoin;

import org.bitcoinj.base.Bech32;
import org.bitcoinj.base.exceptions.AddressFormatException;

/**
 * Witness version and program as an address carries them (BIP 173, BIP 350). bitcoinj does the
 * bech32 coding; its own segwit address type refuses version 1 programs that are not 32 bytes long,
 * which are on the chain, so version and length are judged here.
 */
final class WitnessProgram {

  private WitnessProgram() {}

  /** Five-bit groups with the version in front, the form bitcoinj encodes. */
  private static final class Groups extends Bech32.Bech32Bytes {
    Groups(byte[] groups) {
      super(groups);
    }
  }

  static String encode(String prefix, int version, byte[] program) {
    byte[] groups = new byte[1 + (program.length * 8 + 4) / 5];
    groups[0] = (byte) version;
    int buffer = 0;
    int bits = 0;
    int next = 1;
    for (byte octet : program) {
      buffer = (buffer << 8 | (octet & 0xff)) & 0xfff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        groups[next++] = (byte) (buffer >> bits & 31);
      }
    }
    if (bits > 0) {
      groups[next] = (byte) (buffer << (5 - bits) & 31);
    }
    return Bech32.encode(encoding(version), prefix, new Groups(groups));
  }

  /** The locking script that an address names. */
  static LockingScript decode(Bech32.Bech32Data data) {
    byte[] groups = data.bytes();
    if (groups.length < 1 || groups[0] > 16) {
      throw new AddressFormatException("no witness version between 0 and 16");
    }
    int version = groups[0];
    if (data.encoding != encoding(version)) {
      throw new AddressFormatException("wrong checksum form for witness version " + version);
    }
    byte[] program = new byte[(groups.length - 1) * 5 / 8];
    int buffer = 0;
    int bits = 0;
    int next = 0;
    for (int i = 1; i < groups.length; i++) {
      buffer = (buffer << 5 | groups[i]) & 0xfff;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        program[next++] = (byte) (buffer >> bits);
      }
    }
    if (bits >= 5 || (buffer & ((1 << bits) - 1)) != 0) {
      throw new AddressFormatException("padding is not zero");
    }
    if (program.length < 2
        || program.length > 40
        || (version == 0 && program.length != 20 && program.length != 32)) {
      throw new AddressFormatException.InvalidDataLength(
          "witness program of " + program.length + " bytes for version " + version);
    }
    return LockingScript.payToWitness(version, program);
  }

  private static Bech32.Encoding encoding(int version) {
    return version == 0 ? Bech32.Encoding.BECH32 : Bech32.Encoding.BECH32M;
  }
}
