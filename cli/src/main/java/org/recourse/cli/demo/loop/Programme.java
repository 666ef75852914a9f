package org.recourse.cli.demo.loop;

import java.io.IOException;
import java.time.Instant;
import org.recourse.cli.demo.ExamplePhotos;

/// What somebody can try by hand: the addresses, and what to do there. May be shared between
/// threads once it is shown.
public final class Programme {

  private final Stage stage;
  private final Shelf shelf;
  private final Narrator narrator;

  /// Prepares it.
  public Programme(Stage stage, ExamplePhotos photos, Narrator narrator) {
    this.stage = stage;
    this.shelf = new Shelf(photos);
    this.narrator = narrator;
  }

  /// Fills the site, and says where all is.
  public void show() throws IOException {
    Uploader uploader = new Uploader(stage.site());
    uploader.share("In the mountains", Shelf.file(shelf.reported()));
    uploader.share("look at this", Shelf.savedAgain(shelf.reported()));
    for (var other : shelf.others().entrySet()) {
      uploader.share(other.getKey(), Shelf.file(other.getValue()));
    }
    say("");
    say("  The picture site     " + stage.site());
    say("  A person's pages     " + stage.intake() + "en");
    say("  The reviewers' pages " + stage.console());
    say("      name " + stage.reviewer().name() + ", password "
        + stage.reviewer().password() + "; press Enter here for a one-time code");
    say("");
    say("What to try:");
    say("  1  On the site, open “In the mountains” and report it. Somebody else shared a copy,");
    say("     “look at this”. Say nothing of that one. Keep the number and the words.");
    say("  2  As the reviewer, open the queue, take the report, and remove on what is declared.");
    say(
        "  3  Look at the site: both are gone. Open the person's pages again with number and words.");
    say(
        "  4  Share examples/photos/aitzgorri_by_Aitzol_Berasategi.jpg on the site: it is stopped.");
    say("");
    say(
        "`recourse demo --play` does all of this by itself. Ctrl-C ends it; nothing is left behind.");
  }

  /// Says what the reviewer's authenticator app shows now.
  public void showCode() {
    say("  one-time code: " + stage.reviewer().code().at(Instant.now()));
  }

  private void say(String line) {
    narrator.say(line);
  }
}
