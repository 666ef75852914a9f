package org.recourse.fingerprint.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/// The digests of all that browsers are given, so that anybody can check that a site hands out
/// these files and no others, and to everybody the same.
///
/// Stateless; may be shared between threads.
public final class DigestList {

  private DigestList() {}

  /// Prints the list as `sha256sum --check` reads it.
  public static void main(String[] args) {
    all().forEach((name, digest) -> System.out.println(digest + "  " + name));
  }

  /// Returns for each file of [BrowserFiles], and for the offline page, its SHA-256 digest in 64
  /// hexadecimal digits.
  public static SortedMap<String, String> all() {
    SortedMap<String, String> all = new TreeMap<>();
    for (String name : BrowserFiles.NAMES) {
      all.put(name, HexFormat.of().formatHex(digest(name)));
    }
    all.put(OfflinePage.FILE_NAME, OfflinePage.sha256());
    return all;
  }

  private static byte[] digest(String name) {
    try (InputStream file = BrowserFiles.open(name)
        .orElseThrow(() -> new AssertionError("a file of ours is missing: " + name))) {
      return MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
