package org.recourse.fingerprint.web;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files that a browser loads to make fingerprints, for a server to hand out.
///
/// All belong in one folder of the site; they find each other by relative addresses. A page needs
/// `hasher.js`, and that loads the rest; `can-hash.js` tells beforehand whether it will work.
/// Stateless; may be shared between threads.
public final class BrowserFiles {

  /// The strictest policy under which the files run. A page that has a style sheet adds
  /// `style-src 'self'`. To be sent with the page and, because a worker is judged by its own
  /// headers, with every file.
  public static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; connect-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
          + "worker-src 'self'; img-src 'self' blob:; media-src blob:";

  /// All files, in the order of the alphabet.
  public static final List<String> NAMES = List.of(
      "can-hash.js",
      "canvas-check.js",
      "case-code.js",
      "case-words-en.txt",
      "case-words-ko.txt",
      "case-words-zh.txt",
      "decoding.js",
      "digests.js",
      "engine.js",
      "fingerprint.wasm",
      "hasher.js",
      "hashing.js",
      "index.html",
      "java-runtime.js",
      "jpeg-bits.js",
      "jpeg.js",
      "notes.js",
      "own-decoding.js",
      "page.css",
      "page.js",
      "png.js",
      "serving.js",
      "transparent.js",
      "turned-video.js",
      "unreadable.js",
      "unturned.js",
      "video-frames.js",
      "worker.js");

  private static final Map<String, String> MEDIA_TYPES = Map.of(
      "css", "text/css; charset=utf-8",
      "html", "text/html; charset=utf-8",
      "js", "text/javascript; charset=utf-8",
      "txt", "text/plain; charset=utf-8",
      "wasm", "application/wasm");

  private BrowserFiles() {}

  /// Opens a file by its name, for example `hasher.js`, or returns nothing if there is none of
  /// this name. The caller closes the stream.
  public static Optional<InputStream> open(String name) {
    if (!NAMES.contains(name)) {
      return Optional.empty();
    }
    return Optional.ofNullable(BrowserFiles.class.getResourceAsStream("files/" + name));
  }

  /// Returns what to send as `Content-Type`. Without the right one a browser neither runs a
  /// module script nor compiles WebAssembly while it loads.
  ///
  /// @throws IllegalArgumentException if there is no file with such an ending
  public static String mediaType(String name) {
    String mediaType = MEDIA_TYPES.get(extension(name));
    if (mediaType == null) {
      throw new IllegalArgumentException("no file of ours ends like this: " + name);
    }
    return mediaType;
  }

  private static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
