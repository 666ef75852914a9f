package org.recourse.examples.site;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which picture people mean. They paste addresses as they find them: of the page or of the file,
/// with or without `https://`, with what a tracker appended. Immutable.
///
/// @param hosts the names and ports under which the site is reached, as `pictures.example` or
///     `localhost:8100`, in lower case
record Places(Set<String> hosts) {

  private static final Pattern NUMBER = Pattern.compile("#?([1-9][0-9]{0,8})");
  private static final Pattern PATH =
      Pattern.compile("/(?:p|raw)/([1-9][0-9]{0,8})(?:\\.[a-z]{3,4})?/*");

  Places {
    hosts = Set.copyOf(hosts);
  }

  /// Returns the number of the picture; empty if it is none of this site.
  Optional<String> picture(String locator) {
    String said = locator.strip();
    Matcher number = NUMBER.matcher(said);
    if (number.matches()) {
      return Optional.of(number.group(1));
    }
    if (said.startsWith("/")) {
      return ofPath(said.replaceFirst("[?#].*", ""));
    }
    try {
      URI address = new URI(said.contains("://") ? said : "http://" + said);
      boolean ours = address.getAuthority() != null
          && hosts.contains(address.getAuthority().toLowerCase(Locale.ROOT));
      return ours && address.getPath() != null ? ofPath(address.getPath()) : Optional.empty();
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> ofPath(String path) {
    Matcher found = PATH.matcher(path);
    return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
