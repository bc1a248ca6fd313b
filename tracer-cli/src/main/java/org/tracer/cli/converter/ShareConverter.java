package org.tracer.cli.converter;

import org.tracer.trace.Share;
import picocli.CommandLine.ITypeConverter;

/** {@code 0.5%}, {@code 0.005} or {@code none}. */
public final class ShareConverter implements ITypeConverter<Share> {

  @Override
  public Share convert(String text) {
    return text.equals(LimitConverter.NONE) ? Share.NONE : Share.parse(text);
  }
}
