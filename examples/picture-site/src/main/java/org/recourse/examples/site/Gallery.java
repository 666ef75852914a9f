package org.recourse.examples.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// The site's pictures: files in a folder, and what is known of them in memory. A real site has a
/// database here. May be shared between threads.
final class Gallery {

  private final Path folder;
  private final Map<Integer, Picture> pictures = new ConcurrentSkipListMap<>();
  private final AtomicInteger last = new AtomicInteger();
  private final SecureRandom random = new SecureRandom();

  Gallery(Path folder) {
    this.folder = folder;
  }

  /// Returns a name for a picture that comes in.
  String newId() {
    return Integer.toString(last.incrementAndGet());
  }

  /// Returns a secret for an uploader's own page.
  String newSecret() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  void keep(Picture picture, byte[] bytes) throws IOException {
    Files.write(file(picture), bytes);
    pictures.put(Integer.valueOf(picture.id()), picture);
  }

  byte[] bytes(Picture picture) throws IOException {
    return Files.readAllBytes(file(picture));
  }

  private Path file(Picture picture) {
    return folder.resolve(picture.id());
  }

  Optional<Picture> find(String id) {
    return id.matches("[1-9][0-9]{0,8}")
        ? Optional.ofNullable(pictures.get(Integer.valueOf(id)))
        : Optional.empty();
  }

  Optional<Picture> ofUploader(String secret) {
    return pictures.values().stream()
        .filter(picture -> picture.uploader().equals(secret))
        .findFirst();
  }

  List<Picture> shown() {
    return pictures.values().stream().filter(Picture::isShown).toList();
  }

  /// Returns the other pictures that are the very same file.
  List<Picture> sameFiles(Picture picture) {
    return pictures.values().stream()
        .filter(other -> !other.id().equals(picture.id()))
        .filter(other -> other.digest().isPresent() && other.digest().equals(picture.digest()))
        .toList();
  }

  /// Changes what is known of a picture. One that is not there is passed over: Recourse may name
  /// an upload that was stopped and never kept.
  void change(String id, UnaryOperator<Picture> how) {
    find(id)
        .ifPresent(found -> pictures.computeIfPresent(
            Integer.valueOf(found.id()), (number, picture) -> how.apply(picture)));
  }
}
