package org.tracer.source.evm.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.Bool;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Uint256;

/** The compiled contracts, and how they are called. */
final class Contracts {

  private Contracts() {}

  /** Code that makes a contract. */
  static String code(String name, Object... arguments) {
    String path = "/evm/contracts/" + name + ".bin";
    try (InputStream stream = Contracts.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalArgumentException("no contract " + name);
      }
      String code = new String(stream.readAllBytes(), StandardCharsets.US_ASCII).strip();
      return "0x" + code + FunctionEncoder.encodeConstructor(types(arguments));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The data of a call. A text is an address, a list is one of addresses or of numbers. */
  static String call(String function, Object... arguments) {
    return FunctionEncoder.encode(new Function(function, types(arguments), List.of()));
  }

  @SuppressWarnings("rawtypes")
  private static List<Type> types(Object... arguments) {
    return new ArrayList<Type>(Stream.of(arguments).map(Contracts::type).toList());
  }

  private static Type<?> type(Object argument) {
    return switch (argument) {
      case String address -> new Address(address);
      case BigInteger number -> new Uint256(number);
      case Boolean truth -> new Bool(truth);
      case byte[] bytes -> new DynamicBytes(bytes);
      case List<?> list when list.getFirst() instanceof String ->
          new DynamicArray<>(
              Address.class, list.stream().map(each -> new Address((String) each)).toList());
      case List<?> list ->
          new DynamicArray<>(
              Uint256.class, list.stream().map(each -> new Uint256((BigInteger) each)).toList());
      default -> throw new IllegalArgumentException(argument.toString());
    };
  }
}
