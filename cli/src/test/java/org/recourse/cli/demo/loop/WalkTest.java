package org.recourse.cli.demo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.recourse.cli.demo.ExamplePhotos;

/// `recourse demo --play`, so that it can never rot: README's first command.
class WalkTest {

  private static final Path PHOTOS = Path.of("..", "examples", "photos");
  private static final int STEPS = 20;

  @Test
  void everyStepHoldsFromHerDeviceToTheRemovalAndBackToHer() throws Exception {
    StringWriter told = new StringWriter();
    Narrator narrator = new Narrator(new PrintWriter(told));
    try (Stage stage = Stage.open()) {
      new Walk(stage, new ExamplePhotos(PHOTOS), narrator).go();
    }
    assertThat(narrator.isGood()).as(told.toString()).isTrue();
    assertThat(told.toString().lines().filter(line -> line.contains("✓")))
        .as("steps")
        .hasSizeGreaterThanOrEqualTo(STEPS);
  }

  @Test
  void aStepThatDidNotHoldIsShownAndRemembered() {
    StringWriter told = new StringWriter();
    Narrator narrator = new Narrator(new PrintWriter(told));
    narrator.check(true, "this did");
    assertThat(narrator.isGood()).isTrue();
    narrator.check(false, "this did not");
    narrator.check(true, "this did, too");
    assertThat(narrator.isGood()).isFalse();
    assertThat(told.toString()).contains("✓ this did", "✗ this did not");
  }
}
