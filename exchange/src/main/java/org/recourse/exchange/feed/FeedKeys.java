package org.recourse.exchange.feed;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// The key with which a hub signs its feed: Ed25519 (RFC 8032). May be shared between threads;
/// refuses to print itself.
public final class FeedKeys {

  private static final byte[] DOMAIN = "recourse-feed-v1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int ID_BYTES = 16;

  private final PrivateKey privateKey;
  private final byte[] publicKey;

  private FeedKeys(PrivateKey privateKey, byte[] publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /// Makes a new key.
  public static FeedKeys make() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new FeedKeys(pair.getPrivate(), pair.getPublic().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /// Opens a key that was kept.
  ///
  /// @param privateKey PKCS #8
  /// @param publicKey SubjectPublicKeyInfo
  public static FeedKeys of(byte[] privateKey, byte[] publicKey) {
    try {
      return new FeedKeys(
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(privateKey)),
          publicKey.clone());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the feed's key cannot be read", e);
    }
  }

  /// Returns the private key, PKCS #8, to be sealed.
  public byte[] reveal() {
    return privateKey.getEncoded();
  }

  /// Returns the public key, SubjectPublicKeyInfo.
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /// Returns the public key as consumers are given it: base64 of SubjectPublicKeyInfo.
  public String publicText() {
    return Base64.getEncoder().encodeToString(publicKey);
  }

  /// Returns what the feed is known by.
  public String feedId() {
    return feedId(publicKey);
  }

  /// Returns what a feed with this public key is known by: 32 hexadecimal digits.
  static String feedId(byte[] publicKey) {
    return HexFormat.of().formatHex(Arrays.copyOf(sha256(publicKey), ID_BYTES));
  }

  /// Returns the SHA-256 of a payload, by which its batch is known: 64 hexadecimal digits.
  static String digest(byte[] payload) {
    return HexFormat.of().formatHex(sha256(payload));
  }

  /// Signs a payload.
  byte[] sign(byte[] payload) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(privateKey);
      signature.update(DOMAIN);
      signature.update(payload);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /// Returns whether a signature over a payload is that of this public key.
  static boolean isSigned(byte[] payload, byte[] signed, byte[] publicKey) {
    try {
      PublicKey key =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(publicKey));
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature.update(DOMAIN);
      signature.update(payload);
      return signature.verify(signed);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public String toString() {
    return "FeedKeys[withheld]";
  }
}
