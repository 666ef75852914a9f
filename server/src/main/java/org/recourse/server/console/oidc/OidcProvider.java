package org.recourse.server.console.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recourse.exchange.fetch.CappedHttp;
import org.recourse.exchange.fetch.FetchFailedException;
import org.recourse.server.console.oidc.OidcFlow.Purpose;
import org.recourse.server.console.oidc.OidcFlows.Begun;
import org.recourse.server.console.oidc.OidcRefusedException.Why;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The other organisation's service, asked over the way on which addresses are checked. May be
/// shared between threads.
///
/// What it says of itself is asked once an hour. Its keys are asked for each sign-in: staff are
/// few, and a key that was withdrawn must not count.
final class OidcProvider {

  private static final Duration KNOWN_FOR = Duration.ofHours(1);
  private static final String FORM = "application/x-www-form-urlencoded";

  private final OidcSettings settings;
  private final CappedHttp http;
  private final JsonMapper json;
  private final InstantSource clock;
  private final IdTokens tokens;

  private volatile @Nullable Known known;

  private record Known(OidcEndpoints endpoints, Instant at) {}

  OidcProvider(OidcSettings settings, CappedHttp http, JsonMapper json, InstantSource clock) {
    this.settings = settings;
    this.http = http;
    this.json = json;
    this.clock = clock;
    this.tokens = new IdTokens(settings, clock);
  }

  /// Returns how it calls itself.
  String issuer() {
    return settings.issuer().toString();
  }

  /// Returns where somebody is sent.
  ///
  /// @param back where he comes back
  URI address(Begun begun, URI back) throws OidcRefusedException {
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put("response_type", "code");
    asked.put("client_id", settings.clientId());
    asked.put("redirect_uri", back.toString());
    // Nothing of the person is asked for: no address, no name.
    asked.put("scope", "openid");
    asked.put("state", begun.state());
    asked.put("nonce", begun.flow().nonce());
    asked.put("code_challenge", challenge(begun.flow().verifier()));
    asked.put("code_challenge_method", "S256");
    if (!(begun.flow().purpose() instanceof Purpose.SignIn)) {
      // Whoever sits at a browser that was left open there is not let through.
      asked.put("max_age", "0");
      asked.put("prompt", "login");
    }
    URI authorization = endpoints().authorization();
    String joint = authorization.getRawQuery() == null ? "?" : "&";
    return URI.create(authorization + joint + form(asked));
  }

  /// Redeems a code, and checks who signed in.
  IdTokens.Checked redeem(String code, OidcFlow flow, URI back) throws OidcRefusedException {
    Map<String, String> sent = new LinkedHashMap<>();
    sent.put("grant_type", "authorization_code");
    sent.put("code", code);
    sent.put("redirect_uri", back.toString());
    sent.put("code_verifier", flow.verifier());
    String who = encoded(settings.clientId()) + ':' + encoded(settings.clientSecret());
    String basic = Base64.getEncoder().encodeToString(who.getBytes(StandardCharsets.UTF_8));
    JsonNode answer;
    try {
      answer = read(http.post(
          endpoints().token(),
          form(sent).getBytes(StandardCharsets.UTF_8),
          "Content-Type",
          FORM,
          "Accept",
          "application/json",
          "Authorization",
          "Basic " + basic));
    } catch (FetchFailedException e) {
      throw new OidcRefusedException(isRefusal(e) ? Why.CODE_REFUSED : Why.UNREACHABLE);
    }
    return tokens.check(answer.path("id_token").asString(""), keys(), flow.nonce());
  }

  private static boolean isRefusal(FetchFailedException e) {
    return switch (e.failure()) {
      case REFUSED, NOT_AUTHENTICATED -> true;
      default -> false;
    };
  }

  private OidcEndpoints endpoints() throws OidcRefusedException {
    Known before = known;
    Instant now = clock.instant();
    if (before != null && now.isBefore(before.at().plus(KNOWN_FOR))) {
      return before.endpoints();
    }
    String issuer = issuer();
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    JsonNode said = read(get(URI.create(base + "/.well-known/openid-configuration")));
    OidcEndpoints read = OidcEndpoints.read(said, settings.issuer());
    known = new Known(read, now);
    return read;
  }

  private JWKSet keys() throws OidcRefusedException {
    try {
      return JWKSet.parse(new String(get(endpoints().keys()), StandardCharsets.UTF_8));
    } catch (ParseException _) {
      throw new OidcRefusedException(Why.UNREADABLE);
    }
  }

  private byte[] get(URI address) throws OidcRefusedException {
    try {
      return http.get(address, "Accept", "application/json");
    } catch (FetchFailedException _) {
      throw new OidcRefusedException(Why.UNREACHABLE);
    }
  }

  private JsonNode read(byte[] body) throws OidcRefusedException {
    try {
      return json.readTree(body);
    } catch (JacksonException _) {
      throw new OidcRefusedException(Why.UNREADABLE);
    }
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + '=' + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(MessageDigest.getInstance("SHA-256")
              .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
