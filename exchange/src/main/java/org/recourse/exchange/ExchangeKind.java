package org.recourse.exchange;

import java.util.List;
import java.util.Optional;

/// From whom can be fetched, each with the name that HMA and python-threatexchange use.
public enum ExchangeKind {
  /// StopNCII.org, or whoever speaks its language.
  STOPNCII("stop_ncii", "base_url", "fetch_function_key subscription_key"),
  /// NCMEC's hash sharing, version 2.
  NCMEC("ncmec", "base_url", "user password"),
  /// Another hub's feed, `docs/formats/feed-v1.md`.
  FEED("recourse_feed", "base_url public_key", "key"),
  /// A file of lines `type value`, in the folder `exchanges` of the data.
  LOCAL_FILE("local_file", "filename", "");

  private final String code;
  private final String settings;
  private final String credentials;

  ExchangeKind(String code, String settings, String credentials) {
    this.code = code;
    this.settings = settings;
    this.credentials = credentials;
  }

  /// Returns the stable name, as it is exchanged and stored.
  public String code() {
    return code;
  }

  /// Returns the names of the settings that it needs.
  public List<String> settings() {
    return names(settings);
  }

  /// Returns the names of the credentials that it needs, none if it needs no credentials.
  public List<String> credentials() {
    return names(credentials);
  }

  private static List<String> names(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  /// Returns the kind of this name, if there is one.
  public static Optional<ExchangeKind> ofCode(String code) {
    for (ExchangeKind kind : values()) {
      if (kind.code.equals(code)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
