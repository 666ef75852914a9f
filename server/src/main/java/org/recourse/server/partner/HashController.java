package org.recourse.server.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.hub.Signal;
import org.recourse.media.Decoding;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Makes signals of a picture or video that is sent as the body, or fetched from the address in
/// it.
@RestController
@RequestMapping("/api/v1/hashes")
class HashController {

  private final MediaDesk desk;

  HashController(MediaDesk desk) {
    this.desk = desk;
  }

  /// The signals of a file. Withheld from logs.
  ///
  /// @param format what it was
  /// @param sha256 of all bytes
  /// @param md5 of all bytes
  /// @param pdq of a picture, all eight orientations, the upright one first
  /// @param quality of a picture, 0 to 100; below 50 it shows too little to be matched
  /// @param regions of a picture that has any: hexadecimal digits, by which changed copies of it
  ///     are found
  /// @param vpdq of a video: its frames, as python-threatexchange writes them
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Signals(
      String format,
      String sha256,
      String md5,
      @Nullable List<String> pdq,
      @Nullable Integer quality,
      @Nullable String regions,
      @Nullable String vpdq) {
    @Override
    public String toString() {
      return "Signals[withheld]";
    }
  }

  /// Makes signals of a picture or video: sent as the body, or, as JSON, fetched from an
  /// address.
  @PostMapping
  Signals hash(HttpServletRequest request) throws IOException {
    return signals(desk.decode(request.getInputStream(), request.getContentLengthLong()));
  }

  /// Makes signals of a file at an address.
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  Signals hash(@RequestBody MediaAddress address) {
    return signals(desk.fetch(Given.text("url", address.url())).decoding());
  }

  private static Signals signals(Decoding decoding) {
    return switch (decoding) {
      case Decoding.Picture picture -> {
        Hashing.Fingerprinted hashing = picture.hashing(PdqDialect.FULL_RESOLUTION);
        yield new Signals(
            picture.format().name(),
            picture.digests().sha256(),
            picture.digests().md5(),
            hashing.orientations().stream().map(PdqFingerprint::toHex).toList(),
            hashing.quality(),
            MediaDesk.regions(picture).map(Signal::text).orElse(null),
            null);
      }
      case Decoding.Video video ->
        new Signals(
            video.format().name(),
            video.digests().sha256(),
            video.digests().md5(),
            null,
            null,
            null,
            MediaDesk.vpdq(video).map(Signal::text).orElse(null));
      case Decoding.Refused refused -> throw MediaDesk.refused(refused);
    };
  }
}
