package org.recourse.cli.serve;

import org.recourse.server.network.Network;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a network from the command line.
final class NetworkReader implements ITypeConverter<Network> {

  @Override
  public Network convert(String text) {
    try {
      return Network.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
