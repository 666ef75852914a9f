package org.recourse.cli.serve;

import java.util.EnumSet;
import java.util.Set;
import org.recourse.casework.law.RegimeId;
import org.recourse.server.casework.CaseworkSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Under which laws the service takes notices.
final class LawOptions {

  @Option(
      names = "--law",
      paramLabel = "REGIME",
      split = ",",
      description = "The laws that bind the platform (default US_TIDA,UK_OSA,EU_DSA); see"
          + " docs/review/law.md. Each notice starts their clocks.")
  private Set<RegimeId> regimes = EnumSet.noneOf(RegimeId.class);

  @Option(
      names = "--platform-name",
      paramLabel = "NAME",
      defaultValue = "",
      description = "What requesters know the platform by, as its pages say it.")
  private String platform = "";

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  CaseworkSettings settings() {
    try {
      return new CaseworkSettings(
          regimes.isEmpty() ? CaseworkSettings.USUAL.regimes() : regimes, platform);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--platform-name: " + e.getMessage());
    }
  }
}
