package org.recourse.examples.site;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.recourse.examples.site.Picture.Signal;
import org.recourse.examples.site.Recourse.Verdict;

/// What happens to a picture before anybody sees it. May be shared between threads.
final class Uploads {

  private final Gallery gallery;
  private final Recourse recourse;

  Uploads(Gallery gallery, Recourse recourse) {
    this.gallery = gallery;
    this.recourse = recourse;
  }

  /// What became of an upload.
  sealed interface Outcome {
    /// It is on the site, or waits there for a person.
    record Kept(Picture picture) implements Outcome {}

    /// It is a copy of what was taken off. It was not kept.
    record Stopped() implements Outcome {}

    /// It is no picture that this site shows.
    record NoPicture() implements Outcome {}
  }

  /// Takes a picture in.
  ///
  /// It is remembered *before* it is looked up. The other way round, a decision that falls in
  /// between would neither find it among the remembered ones nor be found by the look-up.
  Outcome take(String title, byte[] file) throws IOException {
    Optional<String> type = ImageType.of(file);
    if (type.isEmpty()) {
      return new Outcome.NoPicture();
    }
    String id = gallery.newId();
    List<Signal> signals = List.of();
    boolean held;
    try {
      signals = recourse.signals(file);
      recourse.remember(id, signals);
      Verdict verdict = recourse.lookUp(file);
      if (verdict == Verdict.ACT) {
        return new Outcome.Stopped();
      }
      held = verdict == Verdict.REVIEW;
    } catch (Recourse.RefusedException e) {
      if (e.isAboutTheFile()) {
        return new Outcome.NoPicture();
      }
      held = true;
    } catch (IOException _) {
      // Without an answer nothing is shown: what is down for a moment is no way past it.
      held = true;
    }
    Picture picture =
        new Picture(id, title, gallery.newSecret(), type.get(), signals, held, Optional.empty());
    gallery.keep(picture, file);
    return new Outcome.Kept(picture);
  }
}
