package org.recourse.cli;

import org.recourse.fingerprint.PdqDialect;
import picocli.CommandLine.IVersionProvider;

/// Says what is running.
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "Recourse 0.1.0",
      "fingerprints: "
          + PdqDialect.FULL_RESOLUTION.algorithm()
          + ", "
          + PdqDialect.SAMPLED.algorithm(),
      "Java " + Runtime.version()
    };
  }
}
