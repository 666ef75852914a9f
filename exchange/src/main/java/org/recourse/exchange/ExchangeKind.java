package org.recourse.exchange;

import java.util.List;
import java.util.Optional;
import org.recourse.exchange.feedback.FeedbackBy;

/// From whom can be fetched, each with the name that HMA and python-threatexchange use.
public enum ExchangeKind {
  /// StopNCII.org, or whoever speaks its language.
  STOPNCII(
      "stop_ncii",
      "base_url",
      "",
      "fetch_function_key subscription_key",
      "feedback_function_key",
      FeedbackBy.STOPNCII_SIGNAL),
  /// NCMEC's hash sharing, version 2.
  NCMEC(
      "ncmec",
      "base_url",
      "negative_reason_pdq negative_reason_md5",
      "user password",
      "",
      FeedbackBy.RECORD),
  /// Another hub's feed, `docs/formats/feed-v1.md`.
  FEED("recourse_feed", "base_url public_key", "", "key", "", FeedbackBy.SIGNAL),
  /// A file of lines `type value`, in the folder `exchanges` of the data.
  LOCAL_FILE("local_file", "filename", "", "", "", FeedbackBy.NOTHING);

  private final String code;
  private final String settings;
  private final String moreSettings;
  private final String credentials;
  private final String moreCredentials;
  private final FeedbackBy feedback;

  ExchangeKind(
      String code,
      String settings,
      String moreSettings,
      String credentials,
      String moreCredentials,
      FeedbackBy feedback) {
    this.code = code;
    this.settings = settings;
    this.moreSettings = moreSettings;
    this.credentials = credentials;
    this.moreCredentials = moreCredentials;
    this.feedback = feedback;
  }

  /// Returns the stable name, as it is exchanged and stored.
  public String code() {
    return code;
  }

  /// Returns the names of the settings that it needs.
  public List<String> settings() {
    return names(settings);
  }

  /// Returns the names of the settings that may be there or not, and may be changed.
  public List<String> moreSettings() {
    return names(moreSettings);
  }

  /// Returns the names of the credentials that may be there or not.
  public List<String> moreCredentials() {
    return names(moreCredentials);
  }

  /// Returns by what it calls the things that it is told decisions of.
  public FeedbackBy feedback() {
    return feedback;
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
