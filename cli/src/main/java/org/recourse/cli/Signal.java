package org.recourse.cli;

import java.util.List;
import org.recourse.fingerprint.FrameFingerprint;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.match.Digest;
import org.recourse.match.EntryContent;

/// A signal as it stands in a list: a fingerprint or digest, by type.
public sealed interface Signal {

  /// A picture's fingerprint. Lists do not tell its quality; who shares a list has looked at it.
  record Picture(PdqFingerprint fingerprint) implements Signal {
    @Override
    public EntryContent content() {
      return EntryContent.ofPicture(fingerprint, 100);
    }
  }

  /// A video's frames.
  record Video(List<FrameFingerprint> frames) implements Signal {
    /// Copies the list.
    public Video {
      frames = List.copyOf(frames);
    }

    @Override
    public EntryContent content() {
      return EntryContent.EMPTY.withFrames(frames.stream().map(Entries::row).toList());
    }
  }

  /// A digest of a file.
  record Exact(Digest digest) implements Signal {
    @Override
    public EntryContent content() {
      return EntryContent.EMPTY.withDigests(List.of(digest));
    }
  }

  /// Returns a bank entry with just this.
  EntryContent content();
}
