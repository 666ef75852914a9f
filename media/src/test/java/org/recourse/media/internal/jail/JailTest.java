package org.recourse.media.internal.jail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.media.MediaDecoder;
import org.recourse.media.MediaLimits;
import org.recourse.media.Samples;
import org.recourse.media.internal.pool.WorkerCommand;
import org.recourse.media.internal.pool.WorkerKit;

class JailTest {

  private static List<String> probe(boolean bubblewrap) throws IOException, InterruptedException {
    WorkerKit kit = WorkerKit.in(
        Path.of("target", "cache"),
        List.of(
            MediaDecoder.class,
            JailProbe.class,
            PdqHasher.class,
            Loader.class,
            org.bytedeco.ffmpeg.global.avutil.class));
    Process process = new WorkerCommand(
            kit, bubblewrap, MediaLimits.STANDARD, JailProbe.class.getName())
        .builder()
        .start();
    try (BufferedReader out = new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> lines = out.lines().toList();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      // A signal that ended it says which rule it met: 137 is a limit, 159 a system call.
      assertThat(process.exitValue()).as("exit code after " + lines).isZero();
      return lines;
    } finally {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nothingCanBeOpenedReachedOrStartedFromInside(boolean bubblewrap) throws Exception {
    assumeTrue(!bubblewrap || Bubblewrap.works(), "bubblewrap does not work on this machine");
    List<String> lines = probe(bubblewrap);
    assertThat(lines)
        .contains("filter=true", "landlock=true", "limits=true", "end")
        .contains("threads, garbage and compiler: work");
    List<String> attempts = lines.stream().filter(line -> line.contains(": ")).toList();
    assertThat(attempts).hasSizeGreaterThan(36);
    assertThat(attempts)
        .filteredOn(line -> !line.endsWith("work"))
        .allMatch(line -> line.contains(": denied"));
    assertThat(Files.exists(Path.of("/tmp/recourse-probe"))).isFalse();
  }

  @Test
  void reportSaysThatOnlyBubblewrapIsMissing() {
    try (MediaDecoder decoder =
        Samples.decoder(Samples.settings().withBubblewrap(false).withSpare(false))) {
      var report = decoder.jail().orElseThrow();
      assertThat(report.namespaces()).isFalse();
      assertThat(report.systemCallFilter()).isTrue();
      assertThat(report.shortcomings().getFirst()).contains("bubblewrap");
    }
  }

  @Test
  void childIsJailedAndDiesWithItsDecoder() throws Exception {
    ProcessHandle child;
    List<ProcessHandle> others = ProcessHandle.current().children().toList();
    try (MediaDecoder decoder =
        Samples.decoder(Samples.settings().withBubblewrap(false).withSpare(false))) {
      assertThat(decoder.jail()).isPresent();
      child = ProcessHandle.current()
          .children()
          .filter(process -> process.isAlive() && !others.contains(process))
          .findFirst()
          .orElseThrow();
      String status = Files.readString(Path.of("/proc/" + child.pid() + "/status"));
      assertThat(status).contains("NoNewPrivs:\t1").contains("Seccomp:\t2");
    }
    assertThat(child.onExit().get(60, TimeUnit.SECONDS).isAlive()).isFalse();
  }
}
