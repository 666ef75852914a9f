package org.recourse.fingerprint.web;

import java.io.InputStream;
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
    if (!MEDIA_TYPES.containsKey(extension(name)) || name.contains("/")) {
      return Optional.empty();
    }
    return Optional.ofNullable(BrowserFiles.class.getResourceAsStream("files/" + name));
  }

  /// Returns what to send as `Content-Type`. Without the right one a browser neither runs a
  /// module
  /// script nor compiles WebAssembly while it loads.
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
