package org.recourse.cli;

import picocli.CommandLine.Command;

/// Shows the main job.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Shows the main job on real pictures.")
final class DemoCommand implements Runnable {
  @Override
  public void run() {}
}
