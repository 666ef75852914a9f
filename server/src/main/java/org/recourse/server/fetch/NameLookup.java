package org.recourse.server.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Says which addresses a name has.
interface NameLookup {

  /// As the machine's own resolver says.
  NameLookup SYSTEM = name -> List.of(InetAddress.getAllByName(name));

  /// Returns the addresses of a name, at least one.
  List<InetAddress> addressesOf(String name) throws UnknownHostException;
}
