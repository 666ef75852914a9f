package org.recourse.server.hma;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recourse.hub.Signal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// HMA's `/h`: makes signals.
@RestController
@RequestMapping(HmaGate.INSIDE + "/h/hash")
class HmaHashController {

  private final HmaFiles files;

  HmaHashController(HmaFiles files) {
    this.files = files;
  }

  /// Makes the signal of a file at an address.
  @GetMapping
  Map<String, String> hash(
      @RequestParam(required = false) @Nullable String url,
      @RequestParam(name = "content_type", required = false) @Nullable String contentType,
      @RequestParam(required = false) @Nullable String types) {
    if (url == null) {
      throw new HmaInvalidField("url", "missing", "Field required");
    }
    return signals(files.fetch(url, contentType, types));
  }

  /// Makes the signal of a file, in a form field that is called what it is: `photo` or `video`.
  @PostMapping
  Map<String, String> hash(HttpServletRequest request) throws IOException {
    return signals(files.form(request).requiredFile());
  }

  private static Map<String, String> signals(HmaFile file) {
    Signal signal = file.signal();
    return Map.of(signal.type().code(), signal.text());
  }
}
