package org.recourse.fingerprint.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/// The page that makes fingerprints without a network: one HTML file with everything in it, to be
/// saved and opened from a disk.
///
/// Made of the files of this module alone, so it has the same bytes wherever it is made of the
/// same sources; anybody can make it again and compare digests (`docs/integrate/offline-page.md`).
/// Its policy allows only the scripts in it, by their digests, and no connection at all.
/// Stateless; may be shared between threads.
public final class OfflinePage {

  /// Under which name to hand it out: it should tell nobody what it is.
  public static final String FILE_NAME = "notes.html";

  private static final byte[] CONTENT = make();

  private OfflinePage() {}

  /// Makes the page and prints its SHA-256 digest.
  ///
  /// @param args nothing; or where to write it; or `--check` and a file to compare: then the exit
  ///     status is 1 if it is not the same
  public static void main(String[] args) throws IOException {
    if (args.length == 2 && args[0].equals("--check")) {
      String found = digest(Files.readAllBytes(Path.of(args[1])));
      System.out.println(found + "  " + args[1]);
      System.out.println(sha256() + "  made of these sources");
      if (!found.equals(sha256())) {
        System.exit(1);
      }
      return;
    }
    if (args.length == 1) {
      Files.write(Path.of(args[0]), CONTENT);
    }
    System.out.println(sha256() + "  " + FILE_NAME);
  }

  /// Returns the page. To be sent as an attachment: opened from a site, it would run under that
  /// site's policy.
  public static byte[] content() {
    return CONTENT.clone();
  }

  /// Returns the digest of the page, 64 hexadecimal digits, to be published beside it.
  public static String sha256() {
    return digest(CONTENT);
  }

  private static byte[] make() {
    String engine = ScriptBundle.of("serving.js", "fingerprintServing", OfflinePage::script);
    String page = ScriptBundle.of("offline-page.js", "offlinePage", OfflinePage::script);
    String style = text("files/page.css") + text("offline/offline.css");
    String html = text("offline/page.html");
    Map<String, String> parts = Map.of(
        "policy", policy(engine, page, style),
        "style", style,
        "engine", engine,
        "page", page,
        "module", Base64.getEncoder().encodeToString(bytes("files/fingerprint.wasm")));
    StringBuilder made = new StringBuilder();
    int from = 0;
    for (int open = html.indexOf("{{"); open >= 0; open = html.indexOf("{{", from)) {
      int close = html.indexOf("}}", open);
      made.append(html, from, open).append(parts.get(html.substring(open + 2, close)));
      from = close + 2;
    }
    return made.append(html, from, html.length()).toString().getBytes(UTF_8);
  }

  private static String policy(String engine, String page, String style) {
    return "default-src 'none'; script-src " + source(engine) + " " + source(page)
        + " 'wasm-unsafe-eval'; style-src " + source(style)
        + "; worker-src blob:; media-src blob:; connect-src 'none'; base-uri 'none'; "
        + "form-action 'none'";
  }

  private static String source(String inline) {
    byte[] digest = sha256(inline.getBytes(UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
  }

  private static String script(String name) {
    return text((name.startsWith("offline-") ? "offline/" : "files/") + name);
  }

  private static String text(String name) {
    return new String(bytes(name), UTF_8);
  }

  private static byte[] bytes(String name) {
    try (InputStream file = OfflinePage.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("not in this build: " + name);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(byte[] content) {
    return HexFormat.of().formatHex(sha256(content));
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
