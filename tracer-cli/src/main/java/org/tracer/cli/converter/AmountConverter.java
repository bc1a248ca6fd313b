package org.tracer.cli.converter;

import org.tracer.chain.Satoshi;
import picocli.CommandLine.ITypeConverter;

/** {@code 1500} satoshi, or {@code 0.015BTC}. */
public final class AmountConverter implements ITypeConverter<Satoshi> {

  @Override
  public Satoshi convert(String text) {
    return Satoshi.parse(text);
  }
}
