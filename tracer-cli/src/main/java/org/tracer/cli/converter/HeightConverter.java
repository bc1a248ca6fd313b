package org.tracer.cli.converter;

import org.tracer.chain.BlockHeight;
import org.tracer.error.InvalidInputException;
import picocli.CommandLine.ITypeConverter;

/** The height of a block. */
public final class HeightConverter implements ITypeConverter<BlockHeight> {

  @Override
  public BlockHeight convert(String text) {
    if (!text.matches("[0-9]{1,9}")) {
      throw new InvalidInputException(
          "cannot parse height", "value \"" + text + "\"", "Write a whole number.");
    }
    return BlockHeight.of(Integer.parseInt(text));
  }
}
