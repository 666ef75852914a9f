package org.recourse.cli.demo.loop;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.recourse.cli.demo.ExamplePhotos;
import org.recourse.cli.demo.loop.Requester.Receipt;
import org.recourse.cli.demo.loop.Uploader.Shared;
import org.recourse.cli.demo.loop.Uploader.What;

/// The whole way once: from a person's device to a removal in time, and back to her. Each step is
/// a call to the pages and interfaces that everybody uses. For one thread.
public final class Walk {

  private static final Duration THE_LAWS_GIVE = Duration.ofDays(2);

  private final Stage stage;
  private final Narrator narrator;
  private final Uploader uploader;
  private final Requester requester;
  private final BufferedImage reported;
  private final BufferedImage kept;
  private final Shelf shelf;

  /// Prepares it.
  public Walk(Stage stage, ExamplePhotos photos, Narrator narrator) throws IOException {
    this.stage = stage;
    this.narrator = narrator;
    this.shelf = new Shelf(photos);
    this.uploader = new Uploader(stage.site());
    this.requester = new Requester(stage.intake());
    this.reported = shelf.reported();
    this.kept = shelf.kept();
  }

  /// Walks it. The narrator knows afterwards whether all of it held.
  public void go() throws IOException {
    Shared original = share("In the mountains", Shelf.file(reported));
    Shared copy = share("look at this", Shelf.savedAgain(reported));
    open(original, copy);
    List<List<String>> signals = fingerprint();
    Instant asked = Instant.now();
    Receipt receipt = report(original);
    protect(receipt, signals);
    String notice = review();
    remove(notice, original, copy);
    hear(receipt, asked);
    comeAgain();
    withdraw(receipt);
    end();
  }

  private Shared share(String title, byte[] file) throws IOException {
    return uploader.share(title, file);
  }

  private void open(Shared original, Shared copy) throws IOException {
    narrator.scene("A picture site, and what somebody put there");
    for (var other : shelf.others().entrySet()) {
      share(other.getKey(), Shelf.file(other.getValue()));
    }
    narrator.check(
        original.what() == What.SHOWN && copy.what() == What.SHOWN,
        "A picture of hers is on the site, and a copy of it: smaller, and saved poorly.");
    narrator.tell("All pictures here are landscapes and drawings. Imagine others.");
  }

  private List<List<String>> fingerprint() {
    narrator.scene("On her own device");
    List<List<String>> signals = List.of(HerDevice.signals(reported), HerDevice.signals(kept));
    narrator.check(
        signals.stream().allMatch(one -> one.size() == 2),
        "Fingerprints are made of two pictures: the one on the site, and one that nobody has yet.");
    narrator.tell(
        "By the same Java classes that her browser runs as WebAssembly. The pictures stay;");
    narrator.tell("what leaves is " + size(signals) + " KB of numbers.");
    return signals;
  }

  private static long size(List<List<String>> signals) {
    return signals.stream().flatMap(List::stream).mapToLong(String::length).sum() / 1024 + 1;
  }

  private Receipt report(Shared original) throws IOException {
    narrator.scene("Her report, one question on each page, without an account");
    Receipt receipt =
        requester.report(stage.site().resolve(original.picture().orElse("/")).toString());
    narrator.check(
        receipt.words().size() == 8,
        "Her case is open. It has a number, and eight words that only she knows.");
    narrator.check(!receipt.news().isEmpty(), "Her report has reached the site, and clocks run:");
    receipt.news().forEach(narrator::tell);
    return receipt;
  }

  private void protect(Receipt receipt, List<List<String>> signals) throws IOException {
    narrator.scene("Her fingerprints keep watch, before anybody decided anything");
    requester.comeBack(receipt);
    requester.give(signals);
    narrator.check(
        share("mine", Shelf.savedAgain(kept)).what() == What.HELD,
        "A copy of the second picture, saved again, is held at upload.");
    narrator.check(
        share("mine too", Shelf.cropped(kept)).what() == What.HELD,
        "A copy without its edges is held, too.");
    narrator.check(
        share("Wine", Shelf.file(shelf.stranger())).what() == What.SHOWN,
        "A picture of somebody else is shown as ever.");
    narrator.tell("Held, not stopped: so far nobody but her has said anything of it.");
  }

  private String review() throws IOException {
    narrator.scene("A reviewer in the console");
    Reviewer reviewer = Reviewer.signIn(stage.console(), stage.reviewer());
    Optional<String> first = Patience.until(reviewer::firstInQueue);
    narrator.check(first.isPresent(), "Her report waits in the queue, what is due first first.");
    String notice = first.orElse("");
    Optional<String> found = Patience.until(() ->
        Optional.of(reviewer.notice(notice)).filter(page -> page.contains("value=\"DECLARED\"")));
    narrator.check(found.isPresent(), "The site was told, and has said which picture she means.");
    reviewer.claim(notice);
    reviewer.removeAsDeclared(notice);
    narrator.check(
        Patience.until(() -> Optional.of(reviewer.notice(notice))
                .filter(page -> !page.contains("value=\"DECLARED\"")))
            .isPresent(),
        "She takes it and decides on what is declared. She did not have to look.");
    return notice;
  }

  private void remove(String notice, Shared original, Shared copy) throws IOException {
    narrator.scene("The site does what was decided");
    narrator.check(isGone(original), "The picture is gone from the site.");
    narrator.check(isGone(copy), "So is the copy, which she did not know of.");
    String told = uploader.reads(original.own());
    narrator.check(
        told.contains("without the consent of the person shown")
            && told.contains("You can complain"),
        "Its uploader was told why, and how to object.");
    narrator.check(
        !told.contains("Robin") && !told.contains(notice), "Nothing says who asked for it.");
  }

  private boolean isGone(Shared shared) throws IOException {
    String page = shared.picture().orElse("/");
    return Patience.until(() -> uploader.sees(page) ? Optional.empty() : Optional.of(page))
        .isPresent();
  }

  private void hear(Receipt receipt, Instant asked) throws IOException {
    narrator.scene("Her page");
    Optional<String> page = Patience.until(() -> Optional.of(requester.comeBack(receipt))
        .filter(text -> text.contains("says that it is removed")));
    narrator.check(
        page.isPresent(), "With number and words she reads what happened, in sentences:");
    List<String> sentences =
        Html.all(page.orElse(""), "<p class=\"typed\">([^<]+)</p>").reversed();
    sentences.forEach(sentence -> narrator.tell("“" + sentence + "”"));
    Duration taken = Duration.between(asked, Instant.now());
    narrator.check(
        page.isPresent() && taken.compareTo(THE_LAWS_GIVE) < 0,
        "That took " + taken.toSeconds() + " seconds. The laws give 48 hours.");
  }

  private void comeAgain() throws IOException {
    narrator.scene("Somebody tries again");
    narrator.check(
        share("again", Shelf.savedAgain(reported)).what() == What.STOPPED,
        "Saved again, it is stopped at upload: a person had decided.");
    narrator.check(
        share("again", Shelf.cropped(reported)).what() == What.HELD,
        "Without its edges, it is held for a person to look.");
  }

  private void withdraw(Receipt receipt) throws IOException {
    narrator.scene("She takes back what she allowed");
    requester.comeBack(receipt);
    requester.takeBack("MATCH_UPLOADS");
    narrator.check(
        share("mine", Shelf.savedAgain(kept)).what() == What.SHOWN,
        "Her second picture matches nothing any more: it is hers to take back, at once.");
    narrator.check(
        share("again", Shelf.savedAgain(reported)).what() == What.STOPPED,
        "What a person decided stays decided.");
  }

  private void end() {
    narrator.say("");
    narrator.say(narrator.isGood() ? "All of it held." : "Not all of it held: see ✗ above.");
  }
}
