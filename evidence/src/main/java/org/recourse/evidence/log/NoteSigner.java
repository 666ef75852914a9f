package org.recourse.evidence.log;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.time.Instant;
import java.util.Arrays;
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
      generator.initialize(255, random);
      KeyPair pair = generator.generateKeyPair();
      byte[] spki = pair.getPublic().getEncoded();
      if (!(pair.getPublic() instanceof EdECPublicKey)) {
        throw new AssertionError("every Java makes Ed25519 keys");
      }
      byte[] raw = Arrays.copyOfRange(spki, spki.length - NoteKey.KEY_BYTES, spki.length);
      return new NoteSigner(NoteKey.of(name, use, raw), pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java has Ed25519", e);
    }
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
