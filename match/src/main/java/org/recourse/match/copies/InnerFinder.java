package org.recourse.match.copies;

import java.util.ArrayList;
import java.util.List;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.inner.InnerPicture;
import org.recourse.match.Bank;
import org.recourse.match.BankMatch;
import org.recourse.match.SignalKind;

/// Finds the entries that a picture within a picture looks like, by nothing but their PDQ
/// fingerprints.
///
/// For entries that have no regions, as those of imported lists: what has a border, an app's
/// frame, or another picture beside it is found, what was cropped or tilted is not
/// ([CopyFinder]). May be shared between threads.
public final class InnerFinder {

  private final Bank bank;
  private final int radius;

  /// Makes a finder.
  ///
  /// @param radius within how many bits, 0 to 64
  public InnerFinder(Bank bank, int radius) {
    this.bank = bank;
    this.radius = radius;
  }

  /// Returns the rows of a kind that the inner pictures are near, each inner picture's nearest
  /// first.
  ///
  /// @param kind [SignalKind#PICTURE] or [SignalKind#FRAME]
  public List<InnerCopy> find(SignalKind kind, List<InnerPicture> pictures) {
    List<List<PdqFingerprint>> asked =
        pictures.stream().map(picture -> picture.hashing().orientations()).toList();
    List<List<BankMatch>> answers = bank.matchAll(kind, asked, radius);
    List<InnerCopy> copies = new ArrayList<>();
    for (int picture = 0; picture < answers.size(); picture++) {
      for (BankMatch match : answers.get(picture)) {
        copies.add(InnerCopy.of(match, pictures.get(picture)));
      }
    }
    return copies;
  }
}
