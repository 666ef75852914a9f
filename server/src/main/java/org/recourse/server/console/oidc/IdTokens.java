package org.recourse.server.console.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recourse.casework.staff.OutsideIdentity;
import org.recourse.server.console.oidc.OidcRefusedException.Why;

/// Checks ID tokens (OpenID Connect Core 1.0 section 3.1.3.7). May be shared between threads.
///
/// Only signatures with the service's own private key count: a token without a signature, or with
/// one that whoever knows our secret could make, is refused.
final class IdTokens {

  /// How far clocks may be apart.
  static final Duration APART = Duration.ofSeconds(60);

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

  private final OidcSettings settings;
  private final InstantSource clock;

  IdTokens(OidcSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /// Who signed in there, and when.
  ///
  /// @param identity who
  /// @param authenticatedAt when he last showed there that it is he; the epoch if it was not said
  record Checked(OutsideIdentity identity, Instant authenticatedAt) {}

  /// Checks a token.
  ///
  /// @param keys the service's keys
  /// @param nonce what it must repeat
  Checked check(String token, JWKSet keys, String nonce) throws OidcRefusedException {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys)));
    // Checked below, by our own clock.
    processor.setJWTClaimsSetVerifier((claims, context) -> {});
    try {
      return check(processor.process(token, null), nonce);
    } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException _) {
      throw refused();
    }
  }

  private Checked check(JWTClaimsSet claims, String nonce)
      throws OidcRefusedException, ParseException {
    String issuer = settings.issuer().toString();
    boolean good = issuer.equals(claims.getIssuer())
        && isForUs(claims)
        && isOfNow(claims)
        && nonce.equals(claims.getStringClaim("nonce"))
        && claims.getSubject() != null;
    if (!good) {
      throw refused();
    }
    Date authenticated = claims.getDateClaim("auth_time");
    return new Checked(
        new OutsideIdentity(issuer, claims.getSubject()),
        authenticated == null ? Instant.EPOCH : authenticated.toInstant());
  }

  private boolean isForUs(JWTClaimsSet claims) throws ParseException {
    List<String> audience = claims.getAudience();
    String party = claims.getStringClaim("azp");
    return audience.contains(settings.clientId())
        && (party == null ? audience.size() == 1 : party.equals(settings.clientId()));
  }

  private boolean isOfNow(JWTClaimsSet claims) {
    Instant now = clock.instant();
    return isBefore(now.minus(APART), claims.getExpirationTime())
        && isBefore(now.minus(OidcFlows.ALLOWED), claims.getIssueTime())
        && !isBefore(now.plus(APART), claims.getIssueTime())
        && !isBefore(now.plus(APART), claims.getNotBeforeTime());
  }

  private static boolean isBefore(Instant instant, @Nullable Date date) {
    return date != null && instant.isBefore(date.toInstant());
  }

  private static OidcRefusedException refused() {
    return new OidcRefusedException(Why.TOKEN_REFUSED);
  }
}
