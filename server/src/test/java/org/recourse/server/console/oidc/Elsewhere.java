package org.recourse.server.console.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Another organisation's service of the test's own, on this machine, which does as it is told.
public final class Elsewhere implements AutoCloseable {

  /// As whom the console is known there.
  public static final String CLIENT = "the console";
  /// What the console proves itself with there.
  public static final String SECRET = "a secret of the test: 4711";

  private final HttpServer server;
  private final RSAKey key;
  private final Map<String, Grant> grants = new ConcurrentHashMap<>();
  private volatile Minting minting;
  private volatile String saysIssuer = "";

  /// How a token is made.
  public interface Minting {
    String mint(JWTClaimsSet claims, RSAKey key) throws JOSEException;
  }

  private record Grant(String subject, String nonce, String challenge, String back) {}

  private Elsewhere(HttpServer server, RSAKey key) {
    this.server = server;
    this.key = key;
    this.minting = Elsewhere::signed;
  }

  /// Starts on a free port.
  public static Elsewhere start() throws IOException, JOSEException {
    Elsewhere there = new Elsewhere(
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
        new RSAKeyGenerator(2048).keyID("one").generate());
    there.server.createContext(
        "/.well-known/openid-configuration", exchange -> answer(exchange, 200, there.itself()));
    there.server.createContext(
        "/keys", exchange -> answer(exchange, 200, new JWKSet(there.key.toPublicJWK()).toString()));
    there.server.createContext("/token", there::token);
    there.server.start();
    return there;
  }

  /// Returns its address.
  public URI issuer() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private String itself() {
    String name = saysIssuer.isEmpty() ? issuer().toString() : saysIssuer;
    return """
        {"issuer": "%s", "authorization_endpoint": "%s/authorize?tenant=1",
         "token_endpoint": "%s/token", "jwks_uri": "%s/keys"}""".formatted(name, issuer(), issuer(), issuer());
  }

  void callItself(String name) {
    saysIssuer = name;
  }

  /// Makes tokens so from now on.
  void mint(Minting how) {
    minting = how;
  }

  /// Makes good tokens, of claims that were changed, from now on.
  void mintOf(UnaryOperator<JWTClaimsSet.Builder> change) {
    minting =
        (claims, own) -> signed(change.apply(new JWTClaimsSet.Builder(claims)).build(), own);
  }

  void mintWell() {
    minting = Elsewhere::signed;
  }

  static String signed(JWTClaimsSet claims, RSAKey own) throws JOSEException {
    return signed(claims, JWSAlgorithm.RS256, new RSASSASigner(own));
  }

  static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer)
      throws JOSEException {
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(algorithm).keyID("one").build(), claims);
    token.sign(signer);
    return token.serialize();
  }

  static String unsigned(JWTClaimsSet claims) {
    return new PlainJWT(claims).serialize();
  }

  static String signedWithTheSecret(JWTClaimsSet claims) throws JOSEException {
    byte[] padded = Arrays.copyOf(SECRET.getBytes(StandardCharsets.UTF_8), 32);
    return signed(claims, JWSAlgorithm.HS256, new MACSigner(padded));
  }

  /// What happens to somebody who is sent there and signs in as this subject: returns the path on
  /// which he comes back.
  public String visit(String address, String subject) {
    Map<String, String> asked =
        fields(Objects.requireNonNull(URI.create(address).getRawQuery()));
    String code = "code-" + grants.size() + "-" + System.nanoTime();
    grants.put(
        code,
        new Grant(
            subject,
            Objects.requireNonNull(asked.get("nonce")),
            Objects.requireNonNull(asked.get("code_challenge")),
            Objects.requireNonNull(asked.get("redirect_uri"))));
    return "/oidc/back?state=" + asked.get("state") + "&code=" + code;
  }

  static Map<String, String> fields(String form) {
    return Arrays.stream(form.split("&", -1))
        .map(field -> field.split("=", 2))
        .collect(Collectors.toMap(
            field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
  }

  private void token(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> sent = fields(body);
    Grant grant = grants.remove(Objects.requireNonNullElse(sent.get("code"), ""));
    String who = Base64.getEncoder()
        .encodeToString(
            "the+console:a+secret+of+the+test%3A+4711".getBytes(StandardCharsets.UTF_8));
    boolean good = grant != null
        && ("Basic " + who).equals(exchange.getRequestHeaders().getFirst("Authorization"))
        && grant.back().equals(sent.get("redirect_uri"))
        && grant
            .challenge()
            .equals(challenge(Objects.requireNonNullElse(sent.get("code_verifier"), "")));
    if (!good || grant == null) {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    try {
      String token = minting.mint(claims(grant), key);
      answer(exchange, 200, "{\"token_type\":\"Bearer\",\"id_token\":\"" + token + "\"}");
    } catch (JOSEException e) {
      throw new IOException(e);
    }
  }

  private JWTClaimsSet claims(Grant grant) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(issuer().toString())
        .audience(CLIENT)
        .subject(grant.subject())
        .claim("nonce", grant.nonce())
        .claim("auth_time", now.getEpochSecond())
        .claim("email", "ann@example.org")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)))
        .build();
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(MessageDigest.getInstance("SHA-256")
              .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
