package org.recourse.server.outbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/// A key with which Coop's dialect is signed: RSASSA-PKCS1-v1_5 with SHA-256 over the body, in
/// base64 (Coop, docs/development/api-auth.md). Immutable; refuses to print itself.
public final class SigningKey {

  // As Coop makes its own.
  private static final int BITS = 2_048;

  private final RSAPrivateCrtKey key;

  private SigningKey(RSAPrivateCrtKey key) {
    this.key = key;
  }

  /// Makes a new one.
  public static SigningKey make() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return new SigningKey((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /// Reads what [#secret] returned.
  public static SigningKey read(String secret) {
    try {
      return new SigningKey((RSAPrivateCrtKey) KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(secret))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("what is kept is no signing key", e);
    }
  }

  /// Returns it as text, to be kept.
  public String secret() {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  /// Returns by what its signatures are checked: a public key in PEM.
  public String publicKey() {
    try {
      byte[] encoded = KeyFactory.getInstance("RSA")
          .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()))
          .getEncoded();
      String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
      return "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----";
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /// Signs a body.
  public String sign(String body) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(body.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public String toString() {
    return "SigningKey[withheld]";
  }
}
