package org.recourse.exchange.stopncii;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recourse.exchange.PublishedSignal;
import org.recourse.exchange.PublishedState;
import org.recourse.hub.StatementKind;

/// A record of `FetchHashes`. Arrays and objects are never null: the real client stops at one.
///
/// @param lastModtimestamp seconds since 1970
/// @param signalType `ImagePDQ` or `VideoMD5`
/// @param hashValue lower-case hexadecimal digits
/// @param hashStatus `Active` or `Withdrawn`
/// @param caseNumbers always empty: which cases led to an entry is told to nobody
/// @param feedbacks what partners say
/// @param hashRegions always empty
public record HashRecord(
    long lastModtimestamp,
    String signalType,
    String hashValue,
    String hashStatus,
    Map<String, String> caseNumbers,
    @JsonProperty("CSPFeedbacks") List<Feedback> feedbacks,
    List<String> hashRegions) {

  /// What a partner says.
  ///
  /// @param source the partner, by number
  /// @param feedbackValue in StopNCII's words
  /// @param tags always empty: tags are the tenant's own
  public record Feedback(String source, String feedbackValue, List<String> tags) {}

  /// Copies what can change.
  public HashRecord {
    caseNumbers = Map.copyOf(caseNumbers);
    feedbacks = List.copyOf(feedbacks);
    hashRegions = List.copyOf(hashRegions);
  }

  /// Returns the record of a signal, if StopNCII has a name for its type.
  public static Optional<HashRecord> of(PublishedSignal published) {
    return StopNciiType.name(published.signal().type())
        .map(type -> new HashRecord(
            published.changedAt().getEpochSecond(),
            type,
            published.signal().text(),
            published.state() == PublishedState.WITHDRAWN ? "Withdrawn" : "Active",
            Map.of(),
            feedbacks(published),
            List.of()));
  }

  private static List<Feedback> feedbacks(PublishedSignal published) {
    return published.statements().stream()
        .filter(said -> said.kind() != StatementKind.PROPOSED)
        .map(said -> new Feedback(
            "source-" + said.source().number(), FeedbackValue.of(said.kind()).text(), List.of()))
        .toList();
  }

  @Override
  public String toString() {
    return "HashRecord[withheld]";
  }
}
