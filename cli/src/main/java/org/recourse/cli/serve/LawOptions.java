package org.recourse.cli.serve;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recourse.casework.law.InvalidLawBookException;
import org.recourse.casework.law.LawBook;
import org.recourse.casework.law.RegimeId;
import org.recourse.casework.statement.Provisions;
import org.recourse.server.casework.CaseworkSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Under which laws the service takes notices.
final class LawOptions {

  private static final int LARGEST_BOOK = 4 << 20;

  @Option(
      names = "--law",
      paramLabel = "REGIME",
      split = ",",
      description = "The laws that bind the platform (default US_TIDA,UK_OSA,EU_DSA); see"
          + " docs/review/law.md. Each notice starts their clocks.")
  private Set<RegimeId> regimes = EnumSet.noneOf(RegimeId.class);

  @Option(
      names = "--law-book",
      paramLabel = "FILE",
      description = "What the laws say, in place of the book that comes with the program: with"
          + " other targets or holidays; see docs/formats/regimes-v1.md.")
  @Nullable
  private Path book;

  @Option(
      names = "--platform-name",
      paramLabel = "NAME",
      defaultValue = "",
      description = "What requesters know the platform by, as its pages say it.")
  private String platform = "";

  @Option(
      names = "--provisions",
      paramLabel = "FILE",
      description = "What statements of reasons name as forbidding the content, one line for each"
          + " kind of item; see docs/run/settings.md.")
  @Nullable
  private Path provisions;

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  CaseworkSettings settings() {
    try {
      return new CaseworkSettings(
          regimes.isEmpty() ? CaseworkSettings.USUAL.regimes() : regimes,
          platform,
          laws(),
          provisions());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--platform-name: " + e.getMessage());
    }
  }

  private Provisions provisions() {
    if (provisions == null) {
      return Provisions.NONE;
    }
    try {
      return Provisions.read(Files.readString(provisions));
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(), "--provisions: cannot read " + provisions, e);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--provisions: " + e.getMessage(), e);
    }
  }

  private LawBook laws() {
    if (book == null) {
      return CaseworkSettings.USUAL.laws();
    }
    try (InputStream in = Files.newInputStream(book)) {
      return LawBook.read(book.toString(), in.readNBytes(LARGEST_BOOK));
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), "--law-book: cannot read " + book, e);
    } catch (InvalidLawBookException e) {
      throw new ParameterException(spec.commandLine(), "--law-book: " + e.getMessage(), e);
    }
  }
}
