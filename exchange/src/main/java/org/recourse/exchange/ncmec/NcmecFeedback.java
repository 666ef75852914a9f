package org.recourse.exchange.ncmec;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.recourse.exchange.Credentials;
import org.recourse.exchange.Exchange;
import org.recourse.exchange.feedback.Decision;
import org.recourse.exchange.feedback.DecisionLetter;
import org.recourse.exchange.feedback.FeedbackDialect;
import org.recourse.exchange.fetch.CappedHttp;
import org.recourse.exchange.fetch.FetchFailedException;
import org.recourse.hub.SignalType;

/// Votes on NCMEC's entries. A vote against needs a reason, which is a setting of the exchange
/// for each kind of fingerprint. There is no word that takes a vote back: the last one stands.
/// May be shared between threads.
public final class NcmecFeedback implements FeedbackDialect {

  private static final String NAMESPACE = "https://hashsharing.ncmec.org/hashsharing/v2";

  private final CappedHttp http;

  /// Votes through this.
  public NcmecFeedback(CappedHttp http) {
    this.http = http;
  }

  /// Returns the reasons that the other side knows for a vote against, of one kind of
  /// fingerprint.
  ///
  /// @throws FetchFailedException if it does not say
  public List<FeedbackReason> reasons(Exchange exchange, Credentials credentials, SignalType signal)
      throws FetchFailedException {
    URI address =
        URI.create(exchange.setting("base_url") + "/v2/feedback/" + type(signal) + "/reasons");
    return FeedbackReason.read(http.get(address, "Authorization", basic(credentials)));
  }

  @Override
  public void tell(Exchange exchange, Credentials credentials, DecisionLetter letter)
      throws FetchFailedException {
    if (letter.decision() == Decision.TAKEN_BACK) {
      return;
    }
    // Members are numbers; an entry's own name may hold anything, hyphens too.
    String[] named = letter.record().split("-", 2);
    String type = type(letter.signal().type());
    URI address = URI.create(exchange.setting("base_url") + "/v2/entries/" + segment(named[0]) + "/"
        + segment(named[1]) + "/" + type + "/feedback");
    http.put(
        address,
        body(exchange, letter).getBytes(StandardCharsets.UTF_8),
        "Authorization",
        basic(credentials),
        "Content-Type",
        "application/xml; charset=utf-8");
  }

  private static String body(Exchange exchange, DecisionLetter letter) {
    String vote = letter.decision() == Decision.CONFIRMED
        ? "<affirmative/>"
        : "<negative><reasonIds><guid>"
            + escaped(exchange.setting(reasonSetting(letter.signal().type())))
            + "</guid></reasonIds></negative>";
    return "<feedbackSubmission xmlns=\"" + NAMESPACE + "\">" + vote + "</feedbackSubmission>";
  }

  /// Returns which setting holds the reason for votes against fingerprints of a type.
  public static String reasonSetting(SignalType type) {
    return type == SignalType.PDQ ? "negative_reason_pdq" : "negative_reason_md5";
  }

  private static String type(SignalType type) {
    return type == SignalType.PDQ ? "PDQ" : "MD5";
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  static String basic(Credentials credentials) {
    String pair = credentials.reveal("user") + ":" + credentials.reveal("password");
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
