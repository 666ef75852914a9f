package org.recourse.server.intake.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.recourse.fingerprint.web.BrowserFiles;
import org.recourse.fingerprint.web.OfflinePage;
import org.recourse.server.faces.Face;
import org.recourse.server.problem.ProblemException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/// The stylesheet and the scripts, ours and those that make fingerprints: all in one folder whose
/// name is a digest of what is in it, so that everybody has the same and no old one is used. May
/// be shared between threads.
@Controller
@RequestMapping(Face.IN_INTAKE)
class PageFiles {

  private static final List<String> FOLDERS =
      List.of("classpath*:org/recourse/fingerprint/web/files/*.*", "classpath*:intake/files/*.*");
  private static final Set<String> DEMO = Set.of("index.html", "page.js", "page.css");
  private static final int DIGEST_DIGITS = 32;
  private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");
  private static final Duration YEAR = Duration.ofDays(365);

  private final Map<String, byte[]> files = new TreeMap<>();
  private final String digest;

  PageFiles() throws IOException {
    var resources = new PathMatchingResourcePatternResolver();
    for (String folder : FOLDERS) {
      for (Resource file : resources.getResources(folder)) {
        files.put(String.valueOf(file.getFilename()), file.getContentAsByteArray());
      }
    }
    files.keySet().removeAll(DEMO);
    digest = digest();
  }

  private String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      files.forEach((name, content) -> {
        sha.update((name + ' ' + content.length + ' ').getBytes(StandardCharsets.UTF_8));
        sha.update(content);
      });
      return HexFormat.of().formatHex(sha.digest()).substring(0, DIGEST_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  /// Returns the folder's address.
  String folder() {
    return "/f/" + digest;
  }

  @GetMapping("/f/{digest}/{name}")
  ResponseEntity<byte[]> file(@PathVariable String digest, @PathVariable String name) {
    byte[] content = digest.equals(this.digest) ? files.get(name) : null;
    if (content == null) {
      throw ProblemException.notFound("file");
    }
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(YEAR).cachePrivate().immutable())
        .contentType(type(name))
        .body(content);
  }

  private static MediaType type(String name) {
    return name.endsWith(".svg") ? SVG : MediaType.parseMediaType(BrowserFiles.mediaType(name));
  }

  @GetMapping("/notes.html")
  ResponseEntity<byte[]> offlinePage() {
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_HTML)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(OfflinePage.FILE_NAME)
                .build()
                .toString())
        .body(OfflinePage.content());
  }

  @RequestMapping("/**")
  void none() {
    throw ProblemException.notFound("page");
  }
}
