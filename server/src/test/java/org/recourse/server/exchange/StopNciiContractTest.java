package org.recourse.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// StopNCII's interface, path for path, with the quirks that its real client showed.
class StopNciiContractTest {

  private static final String BASE = "/exchange/stopncii/v1/";
  private static final String MD5 = "00112233445566778899aabbccddeeff";

  @TempDir
  private Path folder;

  private RunningHub hub;
  private List<String> partner = List.of();

  @BeforeEach
  void start() throws Exception {
    hub = RunningHub.start(folder);
    hub.createSharedBank("HARBOUR", true);
    partner = headers(hub.key("partner", "FETCH", "SUBMIT"));
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Nested
  class FetchHashes {

    @Test
    void anEmptyBankAnswersEveryRequiredFieldAndAnArray() throws Exception {
      JsonNode answer = fetch("?startTimestamp=10&pageSize=800");
      assertThat(answer.get("count").isInt()).isTrue();
      assertThat(answer.get("nextSetTimestamp").isIntegralNumber()).isTrue();
      assertThat(answer.get("nextSetTimestamp").longValue()).isGreaterThanOrEqualTo(10);
      assertThat(answer.get("hasMoreRecords").booleanValue()).isFalse();
      assertThat(answer.get("hashRecords").isArray()).isTrue();
    }

    @Test
    void aRecordHasTheFieldsThatTheClientNeedsAndNoNulls() throws Exception {
      hub.add("HARBOUR", "CONFIRMED", "pdq", pdq(1));
      hub.add("HARBOUR", "PROPOSED", "video_md5", MD5);
      hub.add("HARBOUR", "PROPOSED", "sha256", pdq(2));
      JsonNode answer = fetch("?startTimestamp=10&pageSize=800");
      assertThat(answer.get("count").intValue()).isEqualTo(2);
      JsonNode record = answer.get("hashRecords").get(0);
      assertThat(record.get("lastModtimestamp").isIntegralNumber()).isTrue();
      assertThat(record.get("signalType").stringValue()).isEqualTo("ImagePDQ");
      assertThat(record.get("hashValue").stringValue()).isEqualTo(pdq(1));
      assertThat(record.get("hashStatus").stringValue()).isEqualTo("Active");
      assertThat(record.get("caseNumbers").toString()).isEqualTo("{}");
      JsonNode feedback = record.get("CSPFeedbacks").get(0);
      assertThat(feedback.get("feedbackValue").stringValue()).isEqualTo("Blocked");
      assertThat(feedback.get("tags").isArray()).isTrue();
      JsonNode video = answer.get("hashRecords").get(1);
      assertThat(video.get("signalType").stringValue()).isEqualTo("VideoMD5");
      assertThat(video.get("CSPFeedbacks").toString()).isEqualTo("[]");
      assertThat(answer.toString()).doesNotContain("null");
    }

    @Test
    void aWithdrawnEntryGoesOutAsWithdrawn() throws Exception {
      long entry = hub.add("HARBOUR", "PROPOSED", "pdq", pdq(1));
      JsonNode first = fetch("?startTimestamp=10");
      hub.say(entry, "WITHDRAWN");
      JsonNode second = fetch("?startTimestamp=" + first.get("nextSetTimestamp"));
      assertThat(second.get("hashRecords").size()).isEqualTo(1);
      assertThat(second.get("hashRecords").get(0).get("hashStatus").stringValue())
          .isEqualTo("Withdrawn");
    }

    @Test
    void aForgottenEntryAndARemovedBankGoOutAsWithdrawnFromThenOn() throws Exception {
      hub.createSharedBank("DOOMED", false);
      long entry = hub.add("HARBOUR", "PROPOSED", "pdq", pdq(1));
      hub.add("DOOMED", "CONFIRMED", "pdq", pdq(2));
      Map<String, String> known = new HashMap<>();
      long next = followTo(known, 10);
      assertThat(known).containsOnly(Map.entry(pdq(1), "Active"), Map.entry(pdq(2), "Active"));
      assertThat(hub.delete("/api/v1/entries/" + entry).statusCode()).isEqualTo(204);
      assertThat(hub.delete("/api/v1/banks/DOOMED").statusCode()).isEqualTo(204);
      followTo(known, next);
      assertThat(known)
          .containsOnly(Map.entry(pdq(1), "Withdrawn"), Map.entry(pdq(2), "Withdrawn"));
      assertThat(follow(new HashMap<>(), 10)).isEqualTo(known);
    }

    @Test
    void aBankThatOnlyTakesSubmissionsGivesNothingOut() throws Exception {
      hub.share("HARBOUR", false, true);
      hub.operate("/api/v1/banks", "{\"name\":\"INBOX\"}");
      hub.share("INBOX", false, true);
      hub.add("INBOX", "PROPOSED", "pdq", pdq(1));
      assertThat(follow(new HashMap<>(), 10)).isEmpty();
    }

    @Test
    void aSignalInTwoSharedBanksIsWithdrawnOnlyWhenItIsInBoth() throws Exception {
      hub.createSharedBank("QUAYS", false);
      long one = hub.add("HARBOUR", "PROPOSED", "pdq", pdq(1));
      long other = hub.add("QUAYS", "PROPOSED", "pdq", pdq(1));
      hub.say(one, "WITHDRAWN");
      assertThat(follow(new HashMap<>(), 10)).containsOnly(Map.entry(pdq(1), "Active"));
      hub.say(other, "WITHDRAWN");
      assertThat(follow(new HashMap<>(), 10)).containsOnly(Map.entry(pdq(1), "Withdrawn"));
    }

    @Test
    void aBankThatIsNoMoreSharedGoesOutAsWithdrawnAndOneThatIsSharedLateGoesOutWhole()
        throws Exception {
      hub.operate("/api/v1/banks", "{\"name\":\"LATE\"}");
      hub.add("LATE", "PROPOSED", "pdq", pdq(1));
      hub.add("HARBOUR", "PROPOSED", "pdq", pdq(2));
      JsonNode first = fetch("?startTimestamp=10");
      assertThat(first.get("count").intValue()).isEqualTo(1);
      hub.share("LATE", true, false);
      Map<String, String> known = new HashMap<>();
      long next = followTo(known, first.get("nextSetTimestamp").longValue());
      assertThat(known).containsOnly(Map.entry(pdq(1), "Active"));
      hub.share("LATE", false, false);
      followTo(known, next);
      assertThat(known).containsOnly(Map.entry(pdq(1), "Withdrawn"));
    }

    @Test
    void pagesFollowByTokenAndLoseNothingThoughAllChangedInOneSecond() throws Exception {
      for (int i = 0; i < 57; i++) {
        hub.add("HARBOUR", "PROPOSED", "pdq", pdq(i));
      }
      List<String> seen = new ArrayList<>();
      String token = "";
      long last = 10;
      int pages = 0;
      boolean more = true;
      while (more) {
        JsonNode page = fetch("?startTimestamp=10&pageSize=10" + token);
        page.get("hashRecords").forEach(item -> seen.add(item.get("hashValue").stringValue()));
        assertThat(page.get("nextSetTimestamp").longValue()).isGreaterThanOrEqualTo(last);
        last = page.get("nextSetTimestamp").longValue();
        more = page.get("hasMoreRecords").booleanValue();
        token = more ? "&nextPageToken=" + page.get("nextPageToken").stringValue() : "";
        pages++;
      }
      assertThat(pages).isEqualTo(6);
      assertThat(seen).hasSize(57).doesNotHaveDuplicates();
    }

    @Test
    void aClientThatEndsAnywhereAndGoesOnFromItsTimestampMissesNothing() throws Exception {
      long seed = System.nanoTime();
      SplittableRandom random = new SplittableRandom(seed);
      Map<String, String> truth = new HashMap<>();
      Map<String, Long> numbers = new HashMap<>();
      Map<String, String> known = new HashMap<>();
      long start = 10;
      for (int round = 0; round < 25; round++) {
        for (int i = 0; i < random.nextInt(6); i++) {
          String value = pdq(random.nextInt(30));
          if (truth.containsKey(value)) {
            hub.say(numbers.getOrDefault(value, 0L), "WITHDRAWN");
            truth.put(value, "Withdrawn");
          } else {
            numbers.put(value, hub.add("HARBOUR", "PROPOSED", "pdq", value));
            truth.put(value, "Active");
          }
        }
        start = interrupted(known, start, random.nextInt(3));
      }
      assertThat(follow(known, start)).as("seed " + seed).isEqualTo(truth);
    }

    @Test
    void aTimestampFromElsewhereThatLiesAheadIsAnsweredFromTheBeginningAndNotRewound()
        throws Exception {
      hub.add("HARBOUR", "PROPOSED", "pdq", pdq(1));
      fetch("?startTimestamp=10");
      JsonNode ahead = fetch("?startTimestamp=99999999999");
      assertThat(ahead.get("count").intValue()).isEqualTo(1);
      assertThat(ahead.get("nextSetTimestamp").longValue()).isEqualTo(99_999_999_999L);
    }

    @Test
    void aWrongParameterIsRefusedAsAProblem() throws Exception {
      for (String query : new String[] {
        "?startTimestamp=x",
        "?startTimestamp=-1",
        "?pageSize=0",
        "?pageSize=999999",
        "?startTimestamp=1&startTimestamp=2",
        "?nextPageToken=%21%21",
        "?nextPageToken=YTE6LTU"
      }) {
        HttpResponse<String> answer = hub.get(BASE + "FetchHashes" + query, partner);
        assertThat(answer.statusCode()).as(query + answer.body()).isEqualTo(400);
      }
    }

    @Test
    void withoutAFunctionKeyOfTheScopeNothingIsGiven() throws Exception {
      String submitOnly = hub.key("other", "SUBMIT");
      assertThat(hub.get(BASE + "FetchHashes", List.of()).statusCode()).isEqualTo(401);
      assertThat(hub.get(BASE + "FetchHashes", headers("wrong")).statusCode()).isEqualTo(401);
      assertThat(hub.get(BASE + "FetchHashes", headers(submitOnly)).statusCode())
          .isEqualTo(403);
      assertThat(hub.get(BASE + "FetchHashes", hub.bearer()).statusCode()).isEqualTo(401);
    }
  }

  @Nested
  class SubmitHashes {

    @Test
    void pythonsEnumTextIsTakenAndTheAnswerIsJson() throws Exception {
      JsonNode answer = submit("StopNCIISignalType.ImagePDQ", pdq(1), "Blocked");
      assertThat(answer.get("accepted").intValue()).isEqualTo(1);
      submit("ImagePDQ", pdq(2), "Blocked");
      submit("VideoMD5", MD5, "PendingReview");
      assertThat(hub.matches("pdq", pdq(1))).isEqualTo(1);
      assertThat(hub.matches("pdq", pdq(2))).isEqualTo(1);
      assertThat(hub.matches("video_md5", MD5)).isEqualTo(1);
    }

    @Test
    void anUnknownTypeAWrongHashAndABrokenBodyAreRefusedWhole() throws Exception {
      for (String body : new String[] {
        hashes("URL", "https://example.org", "Blocked"),
        hashes("ImagePDQ", "zz", "Blocked"),
        hashes("ImagePDQ", pdq(1), "Sunny"),
        "{\"hashRecords\":7}",
        "{}",
        "[",
        "null"
      }) {
        HttpResponse<String> answer = hub.postAny(BASE + "SubmitHashes", partner, body);
        assertThat(answer.statusCode()).as(body + answer.body()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain(pdq(1).substring(0, 16));
      }
      assertThat(hub.matches("pdq", pdq(1))).isZero();
    }
  }

  @Nested
  class SubmitFeedback {

    @Test
    void aPartnersOpinionBecomesItsStatementAndTheAnswerIsJson() throws Exception {
      long entry = hub.add("HARBOUR", "PROPOSED", "pdq", pdq(1));
      JsonNode answer = feedback(pdq(1), "Blocked");
      assertThat(answer.get("accepted").intValue()).isEqualTo(1);
      assertThat(hub.operate("/api/v1/entries/" + entry).get("state").stringValue())
          .isEqualTo("CONFIRMED");
      feedback(pdq(1), "NotBlocked");
      assertThat(hub.operate("/api/v1/entries/" + entry).get("disputed").booleanValue())
          .isTrue();
    }

    @Test
    void anOpinionOnWhatIsNotKnownIsCountedAndForgotten() throws Exception {
      JsonNode answer = feedback(pdq(9), "Blocked");
      assertThat(answer.get("count").intValue()).isEqualTo(1);
      assertThat(answer.get("accepted").intValue()).isZero();
    }

    private JsonNode feedback(String value, String feedback) throws Exception {
      return hub.post(
          BASE + "SubmitFeedback",
          partner,
          "{\"count\":1,\"hashFeedbacks\":[{\"tags\":[],\"feedbackValue\":\"" + feedback
              + "\",\"hashValue\":\"" + value + "\"}]}");
    }
  }

  private Map<String, String> follow(Map<String, String> known, long start) throws Exception {
    followTo(known, start);
    return known;
  }

  private long followTo(Map<String, String> known, long start) throws Exception {
    return interrupted(known, start, Integer.MAX_VALUE);
  }

  /// Fetches as the real client does, ends after some pages, and returns the timestamp that the
  /// client would keep.
  private long interrupted(Map<String, String> known, long start, int pages) throws Exception {
    String token = "";
    long kept = start;
    for (int i = 0; i < pages; i++) {
      JsonNode page = fetch("?startTimestamp=" + start + "&pageSize=3" + token);
      page.get("hashRecords")
          .forEach(item -> known.put(
              item.get("hashValue").stringValue(), item.get("hashStatus").stringValue()));
      assertThat(page.get("nextSetTimestamp").longValue()).isGreaterThanOrEqualTo(kept);
      kept = page.get("nextSetTimestamp").longValue();
      if (!page.get("hasMoreRecords").booleanValue()) {
        break;
      }
      token = "&nextPageToken=" + page.get("nextPageToken").stringValue();
    }
    return kept;
  }

  private JsonNode fetch(String query) throws Exception {
    HttpResponse<String> answer = hub.get(BASE + "FetchHashes" + query, partner);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return RunningHub.json(answer);
  }

  private JsonNode submit(String type, String value, String feedback) throws Exception {
    return hub.post(BASE + "SubmitHashes", partner, hashes(type, value, feedback));
  }

  private static String hashes(String type, String value, String feedback) {
    return "{\"count\":1,\"hashRecords\":[{\"lastModtimestamp\":1790000000,\"signalType\":\""
        + type + "\",\"hashValue\":\"" + value
        + "\",\"CSPFeedbacks\":[{\"tags\":[\"boat\"],\"feedbackValue\":\"" + feedback + "\"}]}]}";
  }

  private static List<String> headers(String functionKey) {
    return List.of("x-functions-key", functionKey, "Ocp-Apim-Subscription-Key", "anything");
  }

  private static String pdq(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return String.format(
        "%016x%016x%016x%016x",
        random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }
}
