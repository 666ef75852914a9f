package org.recourse.server.hma;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The number that HMA's coin shows for a seed: the same here as there, so that who changes from
/// one to the other asks the same banks for the same upload.
///
/// It is the first number of Python's `random.Random(seed)`: a Mersenne Twister MT19937 [1] whose
/// state is filled from the seed's UTF-8 bytes and their SHA-512.
///
/// [1] M. Matsumoto, T. Nishimura, Mersenne Twister, ACM TOMACS 8 (1998), with the initialisation
/// of 2002.
final class SeededCoin {

  private static final int N = 624;
  private static final int M = 397;
  private static final int UPPER = 0x80000000;
  private static final int LOWER = 0x7fffffff;

  private SeededCoin() {}

  /// Returns a number from 0 to below 1.
  static double of(String seed) {
    int[] state = state(words(seed));
    int high = tempered(next(state, 0)) >>> 5;
    int low = tempered(next(state, 1)) >>> 6;
    return (high * 67108864.0 + low) / 9007199254740992.0;
  }

  // The seed's bytes and their digest as one big number, its words the lowest first.
  private static int[] words(String seed) {
    byte[] text = seed.getBytes(StandardCharsets.UTF_8);
    byte[] digest = sha512(text);
    byte[] both = new byte[text.length + digest.length];
    System.arraycopy(text, 0, both, 0, text.length);
    System.arraycopy(digest, 0, both, text.length, digest.length);
    BigInteger number = new BigInteger(1, both);
    int[] words = new int[Math.max(1, (number.bitLength() + 31) / 32)];
    for (int i = 0; i < words.length; i++) {
      words[i] = number.shiftRight(32 * i).intValue();
    }
    return words;
  }

  private static int[] state(int[] key) {
    int[] state = new int[N];
    state[0] = 19650218;
    for (int i = 1; i < N; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
    int i = 1;
    for (int k = 0; k < Math.max(N, key.length); k++) {
      int j = k % key.length;
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >>> 30)) * 1664525)) + key[j] + j;
      i = following(state, i);
    }
    for (int k = 0; k < N - 1; k++) {
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >>> 30)) * 1566083941)) - i;
      i = following(state, i);
    }
    state[0] = UPPER;
    return state;
  }

  private static int following(int[] state, int i) {
    if (i + 1 < N) {
      return i + 1;
    }
    state[0] = state[N - 1];
    return 1;
  }

  // The first words after filling need nothing but the state as it was filled.
  private static int next(int[] state, int k) {
    int y = (state[k] & UPPER) | (state[k + 1] & LOWER);
    return state[k + M] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
  }

  private static int tempered(int word) {
    int y = word ^ (word >>> 11);
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  private static byte[] sha512(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-512").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
