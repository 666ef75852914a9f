package org.recourse.server.hma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recourse.server.hma.HmaUnderTest.assertFails;
import static org.recourse.server.hma.HmaUnderTest.json;
import static org.recourse.server.hma.HmaUnderTest.ok;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Every path of HMA 1.1, called as its own clients call it. Each test's banks are its own.
class HmaContractTest extends HmaTest {

  private static final String PDQ = "0f".repeat(32);
  private static final String NEAR = "0e".repeat(9) + "0f".repeat(23);
  private static final String FAR = "f0".repeat(32);
  private static final String MD5 = "ab".repeat(16);

  // ---- core

  @ParameterizedTest
  @ValueSource(strings = {"/status", "/status/live"})
  void status(String path) throws Exception {
    HttpResponse<String> answer = hma.get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("I-AM-ALIVE");
  }

  @Test
  void siteMapListsEveryPath() throws Exception {
    JsonNode routes = ok(hma.get("/site-map"), 200);
    assertThat(routes.valueStream().map(JsonNode::stringValue))
        .contains(
            "/",
            "/c/bank/<name>",
            "/c/bank/<name>/content",
            "/c/bank/<name>/content/<id>",
            "/c/bank/<name>/signal",
            "/c/banks",
            "/c/content_type",
            "/c/signal_type",
            "/c/signal_type/<name>",
            "/c/signal_type/index",
            "/h/hash",
            "/m/compare",
            "/m/index/status",
            "/m/lookup",
            "/m/raw_lookup",
            "/openapi/openapi.json",
            "/site-map",
            "/status",
            "/status/live")
        .isSorted();
  }

  @Test
  void rootRedirectsToStatus() throws Exception {
    HttpResponse<String> answer = hma.get("/");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).hasValue("/status");
  }

  @Test
  void aPathThatHmaDoesNotHaveIsNotFoundInItsWords() throws Exception {
    assertFails(hma.get("/nothing"), 404, "no such path");
    assertFails(hma.get("/c/nothing"), 404, "");
  }

  @Test
  void aMethodThatAPathDoesNotHaveIsNotAllowed() throws Exception {
    HttpResponse<String> answer = hma.post("/c/bank/ANY", "{}");
    assertFails(answer, 405, "not allowed");
    assertThat(answer.headers().firstValue("Allow")).hasValue("DELETE, GET, PUT");
    assertFails(hma.delete("/m/lookup?signal_type=pdq&signal=" + PDQ), 405, "not allowed");
    assertFails(hma.put("/h/hash", "{}"), 405, "not allowed");
    assertFails(hma.post("/status", "{}"), 405, "not allowed");
  }

  @Test
  void openApiDescribesEveryPathToWhoHasNoKey() throws Exception {
    JsonNode document = ok(hma.get("/openapi/openapi.json"), 200);
    assertThat(document.get("openapi").stringValue()).startsWith("3.");
    for (JsonNode route : ok(hma.get("/site-map"), 200)) {
      String path = route.stringValue().replace('<', '{').replace('>', '}');
      assertThat(document.get("paths").has(path)).as(path).isTrue();
    }
  }

  // ---- hashing

  @Test
  void getHashOfAnAddress() throws Exception {
    JsonNode sent = ok(hma.upload("/h/hash", "photo", HmaUnderTest.landscape(7), Map.of()), 200);
    JsonNode fetched = ok(hma.get("/h/hash?url=" + hma.file("landscape")), 200);
    assertThat(fetched).isEqualTo(sent);
    assertThat(fetched.size()).isEqualTo(1);
    assertThat(fetched.get("pdq").stringValue()).matches("[0-9a-f]{64}");
    assertThat(
            ok(hma.get("/h/hash?content_type=photo&types=pdq&url=" + hma.file("landscape")), 200))
        .isEqualTo(sent);
  }

  @Test
  void getHashOfAnAddressThatCannotBeHashed() throws Exception {
    assertThat(hma.get("/h/hash").statusCode()).isEqualTo(422);
    assertFails(hma.get("/h/hash?url=file%3A%2F%2F%2Fetc%2Fpasswd"), 400, "ADDRESS_INVALID");
    assertFails(hma.get("/h/hash?url=http%3A%2F%2F10.0.0.1%2F"), 400, "ADDRESS_INVALID");
    assertFails(hma.get("/h/hash?url=" + hma.file("missing")), 400, "BAD_ANSWER");
    assertFails(hma.get("/h/hash?url=" + hma.file("text")), 400, "unsupported url ContentType");
    assertFails(hma.get("/h/hash?url=" + hma.file("broken")), 400, "MEDIA_REFUSED");
    assertFails(
        hma.get("/h/hash?content_type=meme&url=" + hma.file("landscape")), 400, "content_type");
    assertFails(
        hma.get("/h/hash?types=video_md5&url=" + hma.file("landscape")), 400, "signal type");
  }

  @Test
  void postHashOfAFile() throws Exception {
    byte[] picture = HmaUnderTest.landscape(7);
    assertThat(ok(hma.upload("/h/hash", "photo", picture, Map.of()), 200)
            .get("pdq")
            .stringValue())
        .hasSize(64);
    JsonNode md5 = ok(hma.upload("/h/hash", "video", picture, Map.of()), 200);
    assertThat(md5.get("video_md5").stringValue()).hasSize(32);
    assertFails(hma.upload("/h/hash", "meme", picture, Map.of()), 400, "no such content_type");
    assertFails(hma.post("/h/hash", "{}"), 400, "Missing multipart/form-data file upload");
    assertFails(
        hma.upload("/h/hash", "photo", new byte[] {1, 2, 3}, Map.of()), 400, "MEDIA_REFUSED");
  }

  @Test
  void postHashOfTwoFilesIsRefused() throws Exception {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    for (String field : new String[] {"photo", "photo"}) {
      HmaUnderTest.part(form, "name=\"" + field + "\"; filename=\"a\"", HmaUnderTest.landscape(1));
    }
    form.write("------boundary7--\r\n".getBytes(StandardCharsets.US_ASCII));
    assertFails(
        hma.send(
            "POST", "/h/hash", "multipart/form-data; boundary=----boundary7", form.toByteArray()),
        400,
        "Only one file allowed per request");
  }

  @Test
  void postHashOfAFormThatEndsEarlyIsRefused() throws Exception {
    byte[] cut = "------boundary7\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a\""
        .getBytes(StandardCharsets.US_ASCII);
    assertThat(hma.send("POST", "/h/hash", "multipart/form-data; boundary=----boundary7", cut)
            .statusCode())
        .isEqualTo(400);
    assertThat(hma.send("POST", "/h/hash", "multipart/form-data", cut).statusCode())
        .isEqualTo(400);
  }

  @Test
  void aPictureOfLowQualityIsRefusedByNameInsteadOfGivenAnEmptySignal() throws Exception {
    createBank("PLAIN");
    byte[] flat = HmaUnderTest.flat();
    assertFails(hma.upload("/h/hash", "photo", flat, Map.of()), 400, "QUALITY_TOO_LOW");
    assertFails(hma.get("/h/hash?url=" + hma.file("flat")), 400, "QUALITY_TOO_LOW");
    assertFails(
        hma.upload("/c/bank/PLAIN/content", "photo", flat, Map.of()), 400, "QUALITY_TOO_LOW");
    assertThat(ok(hma.upload("/m/lookup", "photo", flat, Map.of()), 200))
        .isEqualTo(json("{'pdq':{}}"));
  }

  // ---- matching

  @Test
  void getLookupOfASignal() throws Exception {
    createBank("LOOKED_UP");
    long id = addSignal("LOOKED_UP", PDQ);
    assertThat(ok(lookUp(NEAR, "&banks=LOOKED_UP"), 200))
        .isEqualTo(json("{'LOOKED_UP':[{'bank_content_id':" + id + ",'distance':'9'}]}"));
    assertThat(ok(lookUp(NEAR, "&banks=OTHER,LOOKED_UP"), 200).size()).isEqualTo(1);
    assertThat(ok(lookUp(FAR, "&banks=LOOKED_UP"), 200)).isEqualTo(json("{}"));
    assertThat(ok(lookUp(PDQ, "&banks=OTHER"), 200)).isEqualTo(json("{}"));
  }

  @Test
  void getLookupOfADigestHasNoDistance() throws Exception {
    createBank("DIGESTS");
    JsonNode added = ok(hma.post("/c/bank/DIGESTS/signal", "{\"video_md5\":\"" + MD5 + "\"}"), 200);
    assertThat(ok(hma.get("/m/lookup?signal_type=video_md5&signal=" + MD5), 200)
            .get("DIGESTS")
            .get(0))
        .isEqualTo(json("{'bank_content_id':" + added.get("id") + ",'distance':'-'}"));
  }

  @Test
  void getLookupOfNothingOrNonsenseIsRefused() throws Exception {
    assertFails(hma.get("/m/lookup"), 400, "Either url or both signal and signal_type");
    assertFails(hma.get("/m/lookup?signal=" + PDQ), 400, "Either url or both");
    assertFails(hma.get("/m/lookup?signal_type=pdq&signal=xyz"), 400, "invalid signal");
    assertFails(hma.get("/m/lookup?signal_type=tlsh&signal=" + PDQ), 400, "No such SignalType");
  }

  @Test
  void getLookupOfAnAddress() throws Exception {
    createBank("FETCHED");
    JsonNode added = ok(
        hma.upload("/c/bank/FETCHED/content", "photo", HmaUnderTest.landscape(7), Map.of()), 200);
    JsonNode match =
        json("{'FETCHED':[{'bank_content_id':" + added.get("id") + ",'distance':'0'}]}");
    JsonNode found = ok(hma.get("/m/lookup?banks=FETCHED&url=" + hma.file("landscape")), 200);
    assertThat(found.get("pdq")).isEqualTo(match);
    assertThat(ok(
            hma.get("/m/lookup?banks=FETCHED&signal_type=pdq&url=" + hma.file("landscape")), 200))
        .isEqualTo(match);
  }

  @Test
  void postLookupOfAFile() throws Exception {
    createBank("SENT");
    byte[] picture = HmaUnderTest.landscape(11);
    assertThat(ok(hma.upload("/m/lookup?banks=SENT", "photo", picture, Map.of()), 200))
        .isEqualTo(json("{'pdq':{}}"));
    JsonNode added = ok(hma.upload("/c/bank/SENT/content", "photo", picture, Map.of()), 200);
    assertThat(ok(hma.upload("/m/lookup?banks=SENT", "photo", picture, Map.of()), 200))
        .isEqualTo(
            json("{'pdq':{'SENT':[{'bank_content_id':" + added.get("id") + ",'distance':'0'}]}}"));
  }

  @Test
  void aBankIsAskedInItsShareAndPostAloneCanBypassTheCoin() throws Exception {
    createBank("SOMETIMES");
    byte[] picture = HmaUnderTest.landscape(13);
    JsonNode added = ok(hma.upload("/c/bank/SOMETIMES/content", "photo", picture, Map.of()), 200);
    String pdq = added.get("signals").get("pdq").stringValue();
    ok(hma.put("/c/bank/SOMETIMES", "{\"enabled_ratio\":0.5}"), 200);
    // Python's coin shows 0.27 for this seed and 0.96 for the empty one.
    assertThat(ok(lookUp(pdq, "&seed=a"), 200).has("SOMETIMES")).isTrue();
    assertThat(ok(lookUp(pdq, "&seed="), 200).has("SOMETIMES")).isFalse();
    assertThat(ok(lookUp(pdq, "&seed=&bypass_coinflip=true"), 200).has("SOMETIMES"))
        .isFalse();
    assertThat(ok(hma.upload("/m/lookup?seed=", "photo", picture, Map.of()), 200)
            .get("pdq")
            .has("SOMETIMES"))
        .isFalse();
    assertThat(
            ok(hma.upload("/m/lookup?seed=&bypass_coinflip=true", "photo", picture, Map.of()), 200)
                .get("pdq")
                .has("SOMETIMES"))
        .isTrue();
  }

  @Test
  void getRawLookupIgnoresWhatIsDisabledButNotWhatIsRemoved() throws Exception {
    createBank("RAW");
    long id = addSignal("RAW", PDQ);
    ok(hma.put("/c/bank/RAW", "{\"enabled\":false}"), 200);
    ok(hma.put("/c/bank/RAW/content/" + id, "{\"disable_until_ts\":0}"), 200);
    String path = "/m/raw_lookup?banks=RAW&signal_type=pdq&signal=" + NEAR;
    assertThat(ok(hma.get(path), 200)).isEqualTo(json("{'matches':[" + id + "]}"));
    assertThat(ok(hma.get(path + "&include_distance=true"), 200))
        .isEqualTo(json("{'matches':[{'bank_content_id':" + id + ",'distance':'9'}]}"));
    assertThat(ok(hma.get(path.replace("RAW", "OTHER")), 200)).isEqualTo(json("{'matches':[]}"));
    ok(hma.delete("/c/bank/RAW/content/" + id), 200);
    assertThat(ok(hma.get(path), 200)).isEqualTo(json("{'matches':[]}"));
    assertThat(hma.get("/m/raw_lookup?signal_type=pdq").statusCode()).isEqualTo(422);
    assertThat(hma.get(path + "&include_distance=perhaps").statusCode()).isEqualTo(422);
  }

  @Test
  void postCompare() throws Exception {
    assertThat(ok(hma.post("/m/compare", "{\"pdq\":[\"" + PDQ + "\",\"" + NEAR + "\"]}"), 200))
        .isEqualTo(json("{'pdq':[true,{'distance':9}]}"));
    assertThat(ok(hma.post("/m/compare", "{\"pdq\":[\"" + PDQ + "\",\"" + FAR + "\"]}"), 200))
        .isEqualTo(json("{'pdq':[false,{'distance':256}]}"));
    assertFails(hma.post("/m/compare", "{\"pdq\":[\"" + PDQ + "\"]}"), 400, "must be exactly 2");
    assertFails(hma.post("/m/compare", "{\"pdq\":\"" + PDQ + "\"}"), 400, "exactly 2");
    assertFails(hma.post("/m/compare", "{\"pdq\":[1,2]}"), 400, "invalid signal");
    assertFails(hma.post("/m/compare", "[]"), 400, "must be a JSON object");
  }

  @Test
  void getIndexStatus() throws Exception {
    createBank("COUNTED");
    long before = ok(hma.get("/m/index/status"), 200).get("pdq").get("size").longValue();
    addSignal("COUNTED", "3c".repeat(32));
    JsonNode status = ok(hma.get("/m/index/status?signal_type=pdq"), 200);
    assertThat(status.size()).isEqualTo(1);
    assertThat(status.get("pdq").get("present").booleanValue()).isTrue();
    assertThat(status.get("pdq").get("size").longValue()).isEqualTo(before + 1);
    assertThat(status.get("pdq").get("built_to").longValue()).isGreaterThan(1_700_000_000L);
    assertFails(hma.get("/m/index/status?signal_type=x"), 400, "No such SignalType");
  }

  // ---- curation

  @Test
  void getBanks() throws Exception {
    createBank("LISTED");
    assertThat(ok(hma.get("/c/banks"), 200).valueStream())
        .contains(json("{'name':'LISTED','matching_enabled_ratio':1.0}"));
  }

  @Test
  void postBanks() throws Exception {
    assertThat(ok(hma.post("/c/banks", "{\"name\":\"AS_TEXT\",\"enabled_ratio\":\"0.25\"}"), 201))
        .isEqualTo(json("{'name':'AS_TEXT','matching_enabled_ratio':0.25}"));
    assertThat(ok(hma.post("/c/banks", "{\"name\":\"TRUE_TEXT\",\"enabled\":\"true\"}"), 201))
        .isEqualTo(json("{'name':'TRUE_TEXT','matching_enabled_ratio':1.0}"));
    assertFails(hma.post("/c/banks", "{\"name\":\"AS_TEXT\"}"), 403, "Bank already exists");
    assertFails(
        hma.post("/c/banks", "{\"name\":\"lower\"}"),
        400,
        "Bank names must be UPPER_WITH_UNDERSCORE");
    assertFails(hma.post("/c/banks", "{\"name\":\"N\",\"enabled_ratio\":7}"), 400, "0 to 1");
    assertThat(ok(hma.post("/c/banks", "{}"), 422).get(0).get("loc")).isEqualTo(json("['name']"));
    assertThat(
            hma.post("/c/banks", "{\"name\":\"N\",\"enabled_ratio\":\"much\"}").statusCode())
        .isEqualTo(422);
    assertThat(hma.post("/c/banks", "{\"name\":\"N\",\"enabled\":\"perhaps\"}").statusCode())
        .isEqualTo(422);
  }

  @Test
  void getBank() throws Exception {
    createBank("SHOWN");
    assertThat(ok(hma.get("/c/bank/SHOWN"), 200))
        .isEqualTo(json("{'name':'SHOWN','matching_enabled_ratio':1.0}"));
    assertFails(hma.get("/c/bank/ABSENT"), 404, "bank 'ABSENT' not found");
    assertFails(hma.get("/c/bank/absent"), 404, "bank not found");
  }

  @Test
  void putBank() throws Exception {
    createBank("RENAMED");
    createBank("TAKEN");
    assertThat(ok(hma.put("/c/bank/RENAMED", "{\"enabled\":false}"), 200))
        .isEqualTo(json("{'name':'RENAMED','matching_enabled_ratio':0.0}"));
    assertThat(ok(
            hma.put("/c/bank/RENAMED", "{\"name\":\"NEW_NAME\",\"enabled_ratio\":\"0.5\"}"), 200))
        .isEqualTo(json("{'name':'NEW_NAME','matching_enabled_ratio':0.5}"));
    assertFails(hma.put("/c/bank/RENAMED", "{}"), 404, "not found");
    assertFails(hma.put("/c/bank/NEW_NAME", "{\"name\":\"TAKEN\"}"), 403, "already exists");
    assertFails(hma.put("/c/bank/NEW_NAME", "{\"name\":\"bad\"}"), 400, "UPPER_WITH_UNDERSCORE");
  }

  @Test
  void deleteBankIsDoneEvenIfThereIsNone() throws Exception {
    createBank("DELETED");
    addSignal("DELETED", PDQ);
    for (int i = 0; i < 2; i++) {
      assertThat(ok(hma.delete("/c/bank/DELETED"), 200)).isEqualTo(json("{'message':'Done'}"));
    }
    assertThat(hma.get("/c/bank/DELETED").statusCode()).isEqualTo(404);
    assertThat(ok(lookUp(PDQ, "&banks=DELETED"), 200)).isEqualTo(json("{}"));
  }

  @Test
  void postContentFromAnAddress() throws Exception {
    createBank("FROM_URL");
    JsonNode added = ok(
        hma.post(
            "/c/bank/FROM_URL/content?content_type=photo&url=" + hma.file("landscape"),
            "{\"metadata\":{\"content_id\":\"c-1\",\"json\":{\"a\":1}},\"note\":\"seen\"}"),
        200);
    assertThat(added.get("signals").get("pdq").stringValue()).hasSize(64);
    JsonNode content = ok(hma.get("/c/bank/FROM_URL/content/" + added.get("id")), 200);
    assertThat(content.get("metadata"))
        .isEqualTo(json("{'content_id':'c-1','content_uri':null,'json':{'a':1},'collab':null}"));
    assertThat(content.get("note").stringValue()).isEqualTo("seen");
    ok(
        hma.send(
            "POST",
            "/c/bank/FROM_URL/content?url=" + hma.file("landscape"),
            "application/json",
            new byte[0]),
        200);
    assertFails(
        hma.send("POST", "/c/bank/FROM_URL/content", "application/json", new byte[0]),
        400,
        "Neither `url` nor multipart file upload was received");
    assertFails(hma.post("/c/bank/ABSENT/content?url=x", "{}"), 404, "not found");
  }

  @Test
  void postContentFromAFile() throws Exception {
    createBank("FROM_FILE");
    JsonNode added = ok(
        hma.upload(
            "/c/bank/FROM_FILE/content",
            "photo",
            HmaUnderTest.landscape(17),
            Map.of("metadata", "{\"content_uri\":\"https://example.org/1\"}", "note", "n")),
        200);
    JsonNode content =
        ok(hma.get("/c/bank/FROM_FILE/content/" + added.get("id") + "?include_signals=true"), 200);
    assertThat(content.get("signals")).isEqualTo(added.get("signals"));
    assertThat(content.get("metadata").get("content_uri").stringValue())
        .isEqualTo("https://example.org/1");
    for (String metadata : new String[] {"[]", "{", "{\"x\":1}", "{\"content_id\":1}"}) {
      assertThat(hma.upload(
                  "/c/bank/FROM_FILE/content",
                  "photo",
                  HmaUnderTest.landscape(17),
                  Map.of("metadata", metadata))
              .statusCode())
          .as(metadata)
          .isEqualTo(400);
    }
    assertFails(
        hma.upload(
            "/c/bank/FROM_FILE/content",
            "photo",
            HmaUnderTest.landscape(17),
            Map.of("note", "n".repeat(256))),
        400,
        "255");
  }

  @Test
  void postSignal() throws Exception {
    createBank("SIGNALS");
    JsonNode added = ok(
        hma.post("/c/bank/SIGNALS/signal", "{\"pdq\":\"" + FAR + "\",\"note\":\"by hand\"}"), 200);
    assertThat(added.get("signals")).isEqualTo(json("{'pdq':'" + FAR + "'}"));
    assertThat(ok(hma.get("/c/bank/SIGNALS/content/" + added.get("id")), 200)
            .get("note")
            .stringValue())
        .isEqualTo("by hand");
    assertFails(hma.post("/c/bank/SIGNALS/signal", "{}"), 400, "No signals given");
    assertFails(hma.post("/c/bank/SIGNALS/signal", "{\"x\":\"1\"}"), 400, "No such SignalType");
    assertFails(hma.post("/c/bank/SIGNALS/signal", "{\"pdq\":\"1\"}"), 400, "invalid signal");
    assertFails(hma.post("/c/bank/ABSENT/signal", "{}"), 404, "not found");
  }

  @Test
  void getContent() throws Exception {
    createBank("CONTENT");
    long id = addSignal("CONTENT", PDQ);
    assertThat(ok(hma.get("/c/bank/CONTENT/content/" + id), 200))
        .isEqualTo(json("{'id':" + id + ",'disable_until_ts':1,'original_media_uri':null,"
            + "'bank':{'name':'CONTENT','matching_enabled_ratio':1.0}}"));
    assertThat(ok(hma.get("/c/bank/CONTENT/content/" + id + "?include_signals=true"), 200)
            .get("signals"))
        .isEqualTo(json("{'pdq':'" + PDQ + "'}"));
    assertFails(hma.get("/c/bank/CONTENT/content/999999"), 404, "content '999999' not found");
    assertFails(hma.get("/c/bank/ABSENT/content/" + id), 404, "bank 'ABSENT' not found");
    assertFails(hma.get("/c/bank/CONTENT/content/x"), 404, "no such path");
  }

  @Test
  void aContentIsFoundWhicheverOfTheCallersBanksThePathNames() throws Exception {
    createBank("ONE");
    createBank("TWO");
    long id = addSignal("ONE", PDQ);
    assertThat(ok(hma.get("/c/bank/TWO/content/" + id), 200)
            .get("bank")
            .get("name")
            .stringValue())
        .isEqualTo("ONE");
  }

  @Test
  void putContentDisablesAndEnables() throws Exception {
    createBank("DISABLED");
    long id = addSignal("DISABLED", PDQ);
    String path = "/c/bank/DISABLED/content/" + id;
    long tomorrow = System.currentTimeMillis() / 1000 + 86_400;
    for (String until : new String[] {"0", "\"" + tomorrow + "\"", String.valueOf(tomorrow)}) {
      JsonNode changed = ok(hma.put(path, "{\"disable_until_ts\":" + until + "}"), 200);
      assertThat(changed.get("disable_until_ts").asString()).isEqualTo(until.replace("\"", ""));
      assertThat(ok(lookUp(PDQ, "&banks=DISABLED"), 200)).isEqualTo(json("{}"));
    }
    ok(hma.put(path, "{\"disable_until_ts\":1,\"note\":\"again\"}"), 200);
    assertThat(ok(lookUp(PDQ, "&banks=DISABLED"), 200).size()).isEqualTo(1);
    assertThat(ok(hma.get(path), 200).get("note").stringValue()).isEqualTo("again");
    assertFails(hma.put(path, "{\"disable_until_ts\":-1}"), 400, "non-negative");
    assertFails(hma.put(path, "{\"disable_until_ts\":99999999999}"), 400, "5 years");
    assertThat(hma.put(path, "{\"disable_until_ts\":\"soon\"}").statusCode()).isEqualTo(422);
  }

  @Test
  void deleteContent() throws Exception {
    createBank("REMOVED");
    long id = addSignal("REMOVED", PDQ);
    String path = "/c/bank/REMOVED/content/" + id;
    assertThat(ok(hma.delete(path), 200)).isEqualTo(json("{'deleted':1}"));
    assertThat(ok(hma.delete(path), 200)).isEqualTo(json("{'deleted':0}"));
    assertThat(hma.get(path).statusCode()).isEqualTo(404);
    assertThat(ok(lookUp(PDQ, "&banks=REMOVED"), 200)).isEqualTo(json("{}"));
    long again = addSignal("REMOVED", PDQ);
    assertThat(ok(lookUp(PDQ, "&banks=REMOVED"), 200).get("REMOVED").get(0).get("bank_content_id"))
        .isEqualTo(json(String.valueOf(again)));
  }

  @Test
  void signalTypes() throws Exception {
    assertThat(ok(hma.get("/c/signal_type"), 200).valueStream().map(type -> type.get("name")))
        .containsExactly(json("'pdq'"), json("'video_md5'"));
    createBank("TYPES");
    ok(hma.post("/c/bank/TYPES/signal", "{\"video_md5\":\"" + "cd".repeat(16) + "\"}"), 200);
    String path = "/m/lookup?signal_type=video_md5&signal=" + "cd".repeat(16);
    assertThat(hma.put("/c/signal_type/video_md5", "{\"enabled_ratio\":0}").statusCode())
        .isEqualTo(204);
    assertThat(ok(hma.get("/c/signal_type"), 200).get(1))
        .isEqualTo(json("{'name':'video_md5','enabled_ratio':0.0}"));
    assertFails(hma.get(path), 400, "not enabled");
    assertThat(
            hma.put("/c/signal_type/video_md5", "{\"enabled_ratio\":\"1.0\"}").statusCode())
        .isEqualTo(204);
    assertThat(ok(hma.get(path), 200).size()).isEqualTo(1);
    assertFails(hma.put("/c/signal_type/pdq", "{}"), 400, "enabled_ratio is required");
    assertFails(hma.put("/c/signal_type/pdq", "{\"enabled_ratio\":2}"), 400, "0 to 1");
    assertFails(hma.put("/c/signal_type/x", "{\"enabled_ratio\":1}"), 400, "No such SignalType");
  }

  @Test
  void signalTypeIndex() throws Exception {
    createBank("INDEXED");
    addSignal("INDEXED", PDQ);
    JsonNode pdq = ok(hma.get("/c/signal_type/index"), 200).get("pdq");
    assertThat(pdq.get("db_size")).isEqualTo(pdq.get("index_size"));
    assertThat(pdq.get("db_size").longValue()).isPositive();
    assertThat(pdq.get("index_out_of_date").booleanValue()).isFalse();
    assertThat(pdq.has("newest_db_item") && pdq.has("index_built_to")).isTrue();
  }

  @Test
  void contentTypes() throws Exception {
    assertThat(ok(hma.get("/c/content_type"), 200))
        .isEqualTo(json("[{'name':'photo','enabled':true},{'name':'video','enabled':true}]"));
  }

  @Test
  void aBodyThatIsNoJsonIsRefused() throws Exception {
    byte[] body = "{\"name\":\"FORGED\"}".getBytes(StandardCharsets.UTF_8);
    assertFails(hma.send("POST", "/c/banks", "text/plain", body), 415, "application/json");
    assertFails(hma.post("/c/banks", "{"), 400, "must be a JSON object");
    assertFails(
        hma.post("/c/banks", "{\"name\":\"" + "A".repeat(1024 * 1024) + "\"}"), 413, "bytes");
  }

  private static HttpResponse<String> lookUp(String pdq, String more) throws Exception {
    return hma.get("/m/lookup?signal_type=pdq&signal=" + pdq + more);
  }

  private static void createBank(String name) throws Exception {
    ok(hma.post("/c/banks", "{\"name\":\"" + name + "\"}"), 201);
  }

  private static long addSignal(String bank, String pdq) throws Exception {
    return ok(hma.post("/c/bank/" + bank + "/signal", "{\"pdq\":\"" + pdq + "\"}"), 200)
        .get("id")
        .longValue();
  }
}
