package org.recourse.evidence.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// Signs checkpoints as a log, or as a witness. May be shared between threads. Refuses to print
/// itself.
public final class NoteSigner {

  private static final String ALGORITHM = "Ed25519";

  private final NoteKey key;
  private final PrivateKey secret;

  private NoteSigner(NoteKey key, PrivateKey secret) {
    this.key = key;
    this.secret = secret;
  }

  /// Makes a new key.
  public static NoteSigner make(String name, NoteKey.Use use, SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
      generator.initialize(NamedParameterSpec.ED25519, random);
      KeyPair pair = generator.generateKeyPair();
      byte[] spki = pair.getPublic().getEncoded();
      byte[] raw = Arrays.copyOfRange(spki, spki.length - NoteKey.KEY_BYTES, spki.length);
      return new NoteSigner(NoteKey.of(name, use, raw), pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java has Ed25519", e);
    }
  }

  /// Reads what [#secret] returned.
  public static NoteSigner read(String secret) throws NotLogFormatException {
    String[] lines = secret.split("\n", -1);
    if (lines.length < 2) {
      throw new NotLogFormatException("secret key", "two lines");
    }
    NoteKey key = NoteKey.read(lines[0]);
    try {
      PrivateKey read = KeyFactory.getInstance(ALGORITHM)
          .generatePrivate(new PKCS8EncodedKeySpec(Lines.base64(lines[1], "secret key")));
      NoteSigner signer = new NoteSigner(key, read);
      byte[] tried = key.toString().getBytes(StandardCharsets.UTF_8);
      if (key.verifies(tried, signer.signed(tried))) {
        return signer;
      }
    } catch (GeneralSecurityException _) {
      // Said below.
    }
    throw new NotLogFormatException("secret key", "the secret that belongs to the key above it");
  }

  /// Returns it as text, to be kept where nobody else reads: the public key in one line, and the
  /// secret (PKCS #8 in base64) in the next.
  public String secret() {
    return key.toString() + '\n' + Base64.getEncoder().encodeToString(secret.getEncoded()) + '\n';
  }

  /// Returns by what its signatures are checked.
  public NoteKey key() {
    return key;
  }

  /// Signs a checkpoint as its log.
  public SignedNote sign(Checkpoint checkpoint) {
    if (key.use() != NoteKey.Use.NOTE) {
      throw new IllegalStateException("a witness's key signs no checkpoint of its own");
    }
    NoteSignature signature = NoteSignature.of(key, signed(checkpoint.bytes()));
    return new SignedNote(checkpoint.text(), List.of(signature));
  }

  /// Returns a note with this witness's cosignature.
  ///
  /// @param at when it was seen; whole seconds count
  public SignedNote cosign(SignedNote note, Instant at) {
    if (key.use() != NoteKey.Use.COSIGNATURE) {
      throw new IllegalStateException("a log's key cosigns nothing");
    }
    long seconds = at.getEpochSecond();
    byte[] signature = signed(Cosignature.message(note.text(), seconds));
    byte[] timed = ByteBuffer.allocate(Long.BYTES + signature.length)
        .putLong(seconds)
        .put(signature)
        .array();
    return note.with(NoteSignature.of(key, timed));
  }

  private byte[] signed(byte[] message) {
    try {
      Signature ed25519 = Signature.getInstance(ALGORITHM);
      ed25519.initSign(secret);
      ed25519.update(message);
      return ed25519.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("a key of ours signs", e);
    }
  }

  @Override
  public String toString() {
    return "NoteSigner[withheld]";
  }
}
