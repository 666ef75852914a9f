package org.recourse.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Fetching from StopNCII, NCMEC and a file, through a whole hub. The other side is a server of
/// our own on the loopback interface that answers what a test tells it.
class FetchTest {

  private static final String MD5 = "ffeeddccbbaa998877665544332211";
  private static final String PDQ = "0f1e2d3c4b5a6978".repeat(4);

  @TempDir
  private static Path folder;

  private static RunningHub hub;

  private final Queue<String> answers = new ConcurrentLinkedQueue<>();
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private volatile String otherwise = "500";
  private OtherSide other;

  @BeforeAll
  static void startHub() throws Exception {
    hub = RunningHub.start(folder);
  }

  @AfterAll
  static void stopHub() {
    hub.close();
  }

  @BeforeEach
  void start() throws IOException {
    other = OtherSide.answering(this::answer);
  }

  @AfterEach
  void stop() {
    other.close();
  }

  /// Gives the next answer, or the usual one if there is none; an answer `401` is the status.
  private void answer(HttpExchange call) throws IOException {
    asked.add(call.getRequestURI() + " "
        + call.getRequestHeaders().getOrDefault("x-functions-key", List.of())
        + call.getRequestHeaders().getOrDefault("Authorization", List.of()));
    String text = answers.isEmpty() ? otherwise : answers.remove();
    boolean status = text.length() == 3;
    byte[] body = (status ? "" : text).getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(
        status ? Integer.parseInt(text) : HttpURLConnection.HTTP_OK,
        body.length == 0 ? -1 : body.length);
    call.getResponseBody().write(body);
    call.close();
  }

  @Test
  void stopNciisPagesAreFollowedAndItsWithdrawalsObeyed() throws Exception {
    answers.add(page(1_700_000_000, "token 1", record("VideoMD5", MD5 + "01", "Active", 5)));
    answers.add(page(1_700_000_001, "", record("VideoMD5", MD5 + "02", "Received", 5)));
    create(
        "NCII",
        "stop_ncii",
        "\"base_url\":\"" + other.address() + "/v1\"",
        "\"fetch_function_key\":\"F-KEY\",\"subscription_key\":\"S-KEY\"");
    eventually(() -> succeeded("NCII"));
    assertThat(hub.matches("video_md5", MD5 + "01")).isEqualTo(1);
    assertThat(hub.matches("video_md5", MD5 + "02")).isEqualTo(1);
    assertThat(asked.remove())
        .isEqualTo("/v1/FetchHashes?startTimestamp=10&pageSize=800 [F-KEY][]");
    assertThat(asked.remove()).contains("startTimestamp=10").contains("nextPageToken=token+1");
    answers.add(page(
        1_700_000_009,
        "",
        record("VideoMD5", MD5 + "01", "Withdrawn", 6) + ","
            + record("VideoMD5", MD5 + "02", "Deleted", 6)));
    run("NCII");
    eventually(() -> hub.matches("video_md5", MD5 + "01") == 0);
    eventually(() -> hub.matches("video_md5", MD5 + "02") == 0);
    assertThat(asked.remove()).contains("startTimestamp=1700000001");
  }

  @Test
  void aWordThatIsNotKnownKeepsTheRecordInQuarantineAndOutOfMatching() throws Exception {
    answers.add(page(
        1_700_000_000,
        "",
        record("VideoMD5", MD5 + "11", "Undefined", 5) + ","
            + record("ImagePhotoDNA", MD5 + "12", "Active", 5) + ","
            + record("VideoMD5", "nonsense", "Active", 5) + ","
            + record("VideoMD5", MD5 + "13", "Active", 5)));
    create("STRANGE", "stop_ncii", "\"base_url\":\"" + other.address() + "/v1\"", "");
    eventually(() -> succeeded("STRANGE"));
    JsonNode quarantine = hub.operate("/api/v1/exchanges/STRANGE/quarantine");
    assertThat(quarantine.toString())
        .contains("UNKNOWN_STATE", "UNSUPPORTED_TYPE", "INVALID_SIGNAL")
        .doesNotContain(MD5);
    assertThat(status("STRANGE").get("quarantined").longValue()).isEqualTo(3);
    assertThat(hub.matches("video_md5", MD5 + "11")).isZero();
    assertThat(hub.matches("video_md5", MD5 + "13")).isEqualTo(1);
    String path = "/api/v1/exchanges/STRANGE/quarantine";
    long first = quarantine.get(0).get("number").longValue();
    assertThat(hub.operate(path + "/" + first).get("record").stringValue())
        .contains(MD5 + "11", "Undefined");
    assertThat(hub.operate(path + "?after=" + first).size()).isEqualTo(2);
    assertThat(hub.operate(path + "/retry", "{}").toString())
        .isEqualTo("{\"released\":0,\"left\":3}");
    assertThat(hub.delete(path + "/" + first).statusCode()).isEqualTo(204);
    assertThat(hub.delete(path + "/" + first).statusCode()).isEqualTo(404);
    assertThat(hub.get(path + "/" + first, hub.bearer()).statusCode()).isEqualTo(404);
    assertThat(status("STRANGE").get("quarantined").longValue()).isEqualTo(2);
    assertThat(hub.delete(path).body()).isEqualTo("{\"dropped\":2}");
    assertThat(hub.operate(path)).isEmpty();
  }

  @Test
  void aYearWithoutMillisecondsIsARecordsMistakeAndTheOthersAreTaken() throws Exception {
    answers.add(ncmec(
        image(7, "far", PDQ.replace('0', '5'), "+999999999-12-31T23:59:59Z")
            + "<image><member id=\"7\">M</member><id>sha &amp; more</id><fingerprints>"
            + "<sha1>00112233</sha1></fingerprints></image>"
            + video(7, "near", MD5 + "51"),
        ""));
    create("FAR", "ncmec", "\"base_url\":\"" + other.address() + "\"", "");
    eventually(() -> succeeded("FAR"));
    assertThat(hub.matches("video_md5", MD5 + "51")).isEqualTo(1);
    String path = "/api/v1/exchanges/FAR/quarantine";
    JsonNode quarantine = hub.operate(path);
    assertThat(quarantine.toString()).contains("INVALID_TIME", "UNSUPPORTED_TYPE");
    assertThat(hub.operate(path + "/" + quarantine.get(1).get("number"))
            .get("record")
            .stringValue())
        .isEqualTo("<image><member id=\"7\"/><id>sha &amp; more</id><timestamp></timestamp>"
            + "<fingerprints><sha1>00112233</sha1></fingerprints></image>");
  }

  @Test
  void whatBreaksIsNamedAndTheNextRunGoesOnFromThere() throws Exception {
    answers.add(page(1_700_000_000, "t", record("VideoMD5", MD5 + "21", "Active", 5)));
    answers.add("503");
    create("BROKEN", "stop_ncii", "\"base_url\":\"" + other.address() + "/v1\"", "");
    eventually(() -> failed("BROKEN", "BUSY"));
    assertThat(hub.matches("video_md5", MD5 + "21")).isEqualTo(1);
    for (String[] wrong : new String[][] {
      {"401", "NOT_AUTHENTICATED"},
      {"{\"count\":", "UNREADABLE"},
      {"{\"count\":0,\"nextSetTimestamp\":\"7\",\"hasMoreRecords\":false}", "UNREADABLE"},
      {page(9, "", ""), "REWOUND"}
    }) {
      answers.add(wrong[0]);
      run("BROKEN");
      eventually(() -> failed("BROKEN", wrong[1]));
    }
    asked.clear();
    answers.add(page(1_700_000_001, "", record("VideoMD5", MD5 + "22", "Active", 5)));
    run("BROKEN");
    eventually(() -> succeeded("BROKEN"));
    assertThat(asked.remove()).contains("nextPageToken=t");
    assertThat(hub.matches("video_md5", MD5 + "22")).isEqualTo(1);
  }

  @Test
  void ncmecsTombstonesAreObeyedByTheNameOfTheRecord() throws Exception {
    answers.add(ncmec(
        image(7, "a", PDQ, "2026-03-01T00:00:00Z") + video(7, "b", MD5 + "31"), "/v2/entries?p=2"));
    answers.add(ncmec(image(8, "a", PDQ, "2026-03-01T00:00:00Z"), ""));
    create(
        "NCMEC",
        "ncmec",
        "\"base_url\":\"" + other.address() + "\"",
        "\"user\":\"u\",\"password\":\"p\"");
    eventually(() -> succeeded("NCMEC"));
    assertThat(asked.remove())
        .startsWith("/v2/entries?from=1970-01-01T00:00:00Z&to=20")
        .endsWith("[Basic dTpw]");
    assertThat(asked.remove()).startsWith("/v2/entries?p=2 ");
    assertThat(hub.matches("pdq", PDQ)).isEqualTo(1);
    answers.add(ncmec(deleted("Image", 7, "a") + deleted("Video", 7, "b"), ""));
    run("NCMEC");
    eventually(() -> hub.matches("video_md5", MD5 + "31") == 0);
    assertThat(hub.matches("pdq", PDQ)).isEqualTo(1);
    answers.add(ncmec(deleted("Image", 8, "a") + image(7, "a", PDQ, "2026-03-01T00:00:00Z"), ""));
    run("NCMEC");
    eventually(() -> hub.matches("pdq", PDQ) == 0);
  }

  @Test
  void aPageThatAsksForAFileOrGrowsIsRefused() throws Exception {
    String bomb = "<!DOCTYPE q [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
        + "<queryResult><images><image><member id=\"1\">&b;</member></image></images></queryResult>";
    String file = "<!DOCTYPE q [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
        + "<queryResult><paging><next>&x;</next></paging></queryResult>";
    create("HOSTILE", "ncmec", "\"base_url\":\"" + other.address() + "\"", "");
    eventually(() -> failed("HOSTILE", "REFUSED"));
    for (String xml : new String[] {bomb, file, "<html/>", "<queryResult>"}) {
      otherwise = "401";
      run("HOSTILE");
      eventually(() -> failed("HOSTILE", "NOT_AUTHENTICATED"));
      otherwise = xml;
      run("HOSTILE");
      eventually(() -> failed("HOSTILE", "UNREADABLE"));
    }
  }

  @Test
  void aLineThatIsNoMoreInTheFileIsWithdrawn() throws Exception {
    Path lists = Files.createDirectories(folder.resolve("exchanges"));
    Path list = lists.resolve("list.txt");
    Files.writeString(list, "video_md5 " + MD5 + "41\nvideo_md5 " + MD5 + "42\nodd line\n");
    create("LISTED", "local_file", "\"filename\":\"list.txt\"", "");
    eventually(() -> succeeded("LISTED"));
    assertThat(hub.matches("video_md5", MD5 + "41")).isEqualTo(1);
    Files.writeString(list, "video_md5 " + MD5 + "42\n");
    run("LISTED");
    eventually(() -> hub.matches("video_md5", MD5 + "41") == 0);
    assertThat(hub.matches("video_md5", MD5 + "42")).isEqualTo(1);
    assertThat(status("LISTED").get("quarantined").longValue()).isEqualTo(1);
  }

  @Test
  void anExchangeIsCreatedOnceAndOnlyWithWhatItsKindNeeds() throws Exception {
    for (String wrong : new String[] {
      "{\"name\":\"X\",\"kind\":\"carrier_pigeon\"}",
      "{\"name\":\"X\",\"kind\":\"stop_ncii\"}",
      "{\"name\":\"X\",\"kind\":\"stop_ncii\",\"settings\":{\"base_url\":\"http://example.org\"}}",
      "{\"name\":\"X\",\"kind\":\"stop_ncii\",\"settings\":{\"base_url\":\"https://a:b@c.org\"}}",
      "{\"name\":\"X\",\"kind\":\"local_file\",\"settings\":{\"filename\":\"../hub.key\"}}",
      "{\"name\":\"X\",\"kind\":\"local_file\",\"settings\":{\"filename\":\"a\",\"b\":\"c\"}}",
      "{\"name\":\"x\",\"kind\":\"local_file\",\"settings\":{\"filename\":\"a\"}}",
      "{\"name\":\"X\",\"kind\":\"local_file\",\"settings\":{\"filename\":\"a\"},"
          + "\"everySeconds\":1}"
    }) {
      HttpResponse<String> answer = hub.postAny("/api/v1/exchanges", hub.bearer(), wrong);
      assertThat(answer.statusCode()).as(wrong + answer.body()).isEqualTo(400);
    }
    create("ONCE", "local_file", "\"filename\":\"none.txt\"", "");
    HttpResponse<String> again = hub.postAny(
        "/api/v1/exchanges",
        hub.bearer(),
        "{\"name\":\"ONCE\",\"kind\":\"local_file\",\"settings\":{\"filename\":\"a\"}}");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(hub.operate("/api/v1/exchanges").toString())
        .contains("ONCE")
        .doesNotContain("F-KEY", "S-KEY");
    eventually(() -> failed("ONCE", "UNREACHABLE"));
  }

  /// Makes an exchange; the schedule runs it once within two seconds, and then not for a day.
  private static void create(String name, String kind, String settings, String credentials)
      throws Exception {
    hub.operate(
        "/api/v1/exchanges",
        "{\"name\":\"" + name + "\",\"kind\":\"" + kind + "\",\"everySeconds\":86400,"
            + "\"settings\":{" + settings + "},\"credentials\":{" + credentials + "}}");
  }

  private static void run(String name) throws Exception {
    hub.operate("/api/v1/exchanges/" + name + "/run", "{}");
  }

  private static boolean succeeded(String name) throws Exception {
    return status(name).get("upToDate").booleanValue();
  }

  private static boolean failed(String name, String why) throws Exception {
    return status(name).path("failure").asString("").equals(why);
  }

  private static JsonNode status(String name) throws Exception {
    return hub.operate("/api/v1/exchanges/" + name).get("status");
  }

  private static void eventually(Callable<Boolean> holds) throws Exception {
    long until = System.nanoTime() + 30_000_000_000L;
    while (!holds.call()) {
      assertThat(System.nanoTime()).as("30 seconds passed").isLessThan(until);
      LockSupport.parkNanos(200_000_000);
    }
  }

  private static String page(long next, String token, String records) {
    return "{\"count\":1,\"nextSetTimestamp\":" + next + ",\"hasMoreRecords\":"
        + !token.isEmpty() + (token.isEmpty() ? "" : ",\"nextPageToken\":\"" + token + "\"")
        + ",\"hashRecords\":[" + records + "]}";
  }

  private static String record(String type, String value, String status, long version) {
    return "{\"lastModtimestamp\":" + version + ",\"signalType\":\"" + type
        + "\",\"hashValue\":\"" + value + "\",\"hashStatus\":\"" + status
        + "\",\"caseNumbers\":{\"c\":\"" + status + "\"},\"hashRegions\":[\"UK\"]}";
  }

  private static String ncmec(String entries, String next) {
    return "<?xml version=\"1.0\"?><queryResult xmlns=\"https://hashsharing.ncmec.org/hashsharing/v2\">"
        + "<images count=\"1\" maxTimestamp=\"2026-03-01T00:00:00Z\">" + entries + "</images>"
        + (next.isEmpty() ? "" : "<paging><next>" + next + "</next></paging>") + "</queryResult>";
  }

  private static String image(int member, String id, String pdq, String at) {
    return "<image><member id=\"" + member + "\">M</member><id>" + id + "</id><timestamp>" + at
        + "</timestamp><classification>A1</classification><fingerprints><md5>00</md5><pdq>" + pdq
        + "</pdq></fingerprints><feedback><affirmativeFeedback type=\"Pdq\"><members><member"
        + " id=\"99\">O</member></members></affirmativeFeedback></feedback></image>";
  }

  private static String video(int member, String id, String md5) {
    return "<video><member id=\"" + member + "\">M</member><id>" + id
        + "</id><timestamp>2026-03-01T00:00:00Z</timestamp><fingerprints><md5>" + md5
        + "</md5></fingerprints></video>";
  }

  private static String deleted(String what, int member, String id) {
    return "<deleted" + what + "><member id=\"" + member + "\">M</member><id>" + id
        + "</id><timestamp>2026-03-02T00:00:00Z</timestamp></deleted" + what + ">";
  }
}
