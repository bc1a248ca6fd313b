package org.tracer.source.evm.rpc;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.source.http.Excerpt;
import tools.jackson.databind.JsonNode;

/** Reads the texts of a node's answers strictly: what is missing or odd is never taken for zero. */
final class Fields {

  private static final Pattern QUANTITY = Pattern.compile("0x[0-9a-fA-F]{1,64}");

  private final String where;
  private final ChainId chain;

  /**
   * @param where which answer it is, for messages
   */
  Fields(String where, ChainId chain) {
    this.where = where;
    this.chain = chain;
  }

  BigInteger quantity(@Nullable String text, String name) {
    if (text == null || !QUANTITY.matcher(text).matches()) {
      throw odd(name, text);
    }
    return new BigInteger(text.substring(2), 16);
  }

  @Nullable BigInteger optionalQuantity(@Nullable String text, String name) {
    return text == null ? null : quantity(text, name);
  }

  long number(@Nullable String text, String name) {
    BigInteger value = quantity(text, name);
    if (value.bitLength() > 62) {
      throw odd(name, text);
    }
    return value.longValueExact();
  }

  int index(@Nullable String text, String name) {
    long value = number(text, name);
    if (value >= Integer.MAX_VALUE) {
      throw odd(name, text);
    }
    return Math.toIntExact(value);
  }

  EvmHash hash(@Nullable String text, String name) {
    try {
      return EvmHash.parse(text == null ? "" : text);
    } catch (InvalidInputException e) {
      throw odd(name, text);
    }
  }

  EvmAddress address(@Nullable String text, String name) {
    try {
      return EvmAddress.parse(chain, text == null ? "" : text);
    } catch (InvalidInputException e) {
      throw odd(name, text);
    }
  }

  @Nullable EvmAddress optionalAddress(@Nullable String text, String name) {
    return text == null ? null : address(text, name);
  }

  byte[] bytes(@Nullable String text, String name) {
    if (text == null || !text.startsWith("0x")) {
      throw odd(name, text);
    }
    try {
      return HexFormat.of().parseHex(text, 2, text.length());
    } catch (IllegalArgumentException e) {
      throw odd(name, text);
    }
  }

  /** The text of a member of an object; null if it is absent or null. */
  @Nullable String text(JsonNode object, String name) {
    JsonNode member = object.get(name);
    if (member == null || member.isNull()) {
      return null;
    }
    if (!member.isString()) {
      throw odd(name, member.toString());
    }
    return member.stringValue();
  }

  ChainId chain() {
    return chain;
  }

  MalformedDataException contradiction(String what) {
    return new MalformedDataException(what, where, RpcJson.REMEDY);
  }

  private MalformedDataException odd(String name, @Nullable String text) {
    return new MalformedDataException(
        "\"" + name + "\" in an answer of the node " + (text == null ? "is missing" : "is odd"),
        where + (text == null ? "" : ": " + Excerpt.of(text, 80)),
        RpcJson.REMEDY);
  }
}
