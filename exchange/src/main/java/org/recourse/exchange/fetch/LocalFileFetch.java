package org.recourse.exchange.fetch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.recourse.exchange.Credentials;
import org.recourse.exchange.Exchange;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;

/// Reads python-threatexchange's `local_file`: lines `type value`, the whole each time. What is
/// no more in the file is withdrawn. May be shared between threads.
public final class LocalFileFetch implements Dialect {

  private static final long MOST_BYTES = 256 << 20;

  private final Path folder;

  /// Reads files of this folder.
  public LocalFileFetch(Path folder) {
    this.folder = folder;
  }

  @Override
  public Delivery fetch(Exchange exchange, Credentials credentials, String cursor)
      throws FetchFailedException {
    Path file = folder.resolve(exchange.setting("filename"));
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new FetchFailedException(FetchFailure.UNREACHABLE);
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new FetchFailedException(FetchFailure.TOO_LARGE);
      }
      long version = Files.getLastModifiedTime(file).toMillis();
      List<Received> received = new ArrayList<>();
      for (String line :
          Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList()) {
        if (!line.isBlank()) {
          received.add(received(line.strip(), version));
        }
      }
      return new Delivery(received, "", false, true);
    } catch (IOException e) {
      throw new FetchFailedException(FetchFailure.UNREACHABLE, e);
    }
  }

  @Override
  public Received reread(String record, Instant cameAt) {
    return received(record, cameAt.toEpochMilli());
  }

  private static Received received(String line, long version) {
    String[] parts = line.split("\\s+", 2);
    Optional<SignalType> type = SignalType.ofCode(parts[0]).filter(SignalType::isExchanged);
    if (type.isEmpty() || parts.length < 2) {
      return new Received.Unreadable("UNSUPPORTED_TYPE", line);
    }
    try {
      Signal signal = new Signal(type.get(), parts[1]);
      return new Received.Named(
          signal.type().code() + " " + signal.text(), List.of(signal), false, version);
    } catch (IllegalArgumentException _) {
      return new Received.Unreadable("INVALID_SIGNAL", line);
    }
  }
}
