package org.recourse.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.recourse.casework.staff.Role;
import org.recourse.server.console.ConsoleUnderTest;
import org.recourse.server.console.ConsoleUnderTest.Member;
import org.recourse.server.intake.IntakeUnderTest;
import org.recourse.server.intake.browser.Requester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Leads a browser to every page of the staff's, in every state in which it looks different.
final class EveryStaffPage {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String MAIN = "document.getElementById('main')";

  // Of decisions, one in twenty is decided again by somebody else.
  private static final int MOST_DECISIONS = 400;

  // More than may be tried at once with one name.
  private static final int MOST_SIGN_INS = 6;

  private final Devtools browser;
  private final HouseUnderTest house;
  private final ConsoleUnderTest console;
  private final Screens screens;

  EveryStaffPage(Devtools browser, HouseUnderTest house, Screens screens) {
    this.browser = browser;
    this.house = house;
    this.console = house.console();
    this.screens = screens;
  }

  /// Goes everywhere.
  void visit() throws Exception {
    signedOut();
    Member all = console.member("who does everything", Role.OPERATOR, Role.LEAD, Role.REVIEWER);
    Member auditor = console.member("who audits", Role.AUDITOR);
    house.signIn(browser, auditor);
    open("record", "/record");
    open("figures", "/figures");
    house.signIn(browser, all);
    open("queue", "/queue");
    open("approvals", "/approvals");
    open("appeals", "/appeals");
    open("samples", "/samples");
    open("requests", "/requests");
    open("home", "/");
    notices();
    looks(all);
    requests();
    cases(console.member("who stands by", Role.CASEWORKER));
    house.signIn(browser, auditor);
    open("record-one", "/record");
    open("figures-some", "/figures");
    house.signIn(browser, all);
    account();
    staff(all);
  }

  private void signedOut() throws Exception {
    open("signin", "/signin");
    send("/signin", Map.of("name", "nobody", "password", "long enough", "code", "123456"));
    screens.at("signin-refused");
    trouble(422);
    for (int i = 0; i < MOST_SIGN_INS; i++) {
      browser.open(console.origin() + "/signin");
      send("/signin", Map.of("name", "anybody", "password", "long enough", "code", "123456"));
    }
    screens.at("problem-too-often");
    trouble(429);
    browser.open("about:blank");
    browser.send(console.origin() + "/signin", Map.of());
    screens.at("problem-from-elsewhere");
    trouble(403);
    open("invitation", "/invitation");
    send("/invitation", Map.of("token", "rci_wrong"));
    screens.at("invitation-refused");
    JsonNode invited = console.invite("somebody new", Role.REVIEWER);
    // Else only what is behind the # would change.
    browser.open("about:blank");
    browser.open(invited.get("link").stringValue());
    browser.go("document.querySelector('form button').click()");
    screens.at("invitation-accept");
    send("/invitation/password", Map.of("password", ConsoleUnderTest.PASSWORD, "code", "000000"));
    screens.at("invitation-accept-refused");
  }

  private void notices() throws Exception {
    String found = house.notice("ADULT");
    house.locate(found, "41");
    String missing = house.notice("ADULT");
    house.notice("UNSURE");
    notice("notice", found);
    browser.run("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    screens.at("notice-opened");
    send("/notices/" + found + "/claim", Map.of());
    screens.at("notice-mine");
    send("/notices/" + found + "/release", Map.of());
    notice("notice-not-found", missing);
    send("/notices/" + missing + "/escalate", Map.of());
    notice("notice-escalated", missing);
    open("queue-full", "/queue");
    house.decide(found, "REFUSED", "NOT_THE_PERSON");
    notice("notice-decided", found);
    house.call(
        "POST", "/api/v1/notices/" + found + "/objections", "{\"item\":1,\"text\":\"It is me.\"}");
    open("appeals-one", "/appeals");
    browser.run("document.querySelector('details').open = true");
    screens.at("appeals-opened");
    near();
    sampled();
  }

  // Near copies are gone for good only when a second person says so.
  private void near() throws Exception {
    String near = house.notice("ADULT");
    house.call("PUT", "/api/v1/notices/" + near + "/items/1/location", """
        {"itemId": "44", "copies": [{"itemId": "58", "likeness": "NEAR"}], "hasUploader": true}""");
    house.decide(near, "REMOVED", "DECLARED");
    notice("notice-proposed", near);
  }

  private void sampled() throws Exception {
    for (int i = 0; i < MOST_DECISIONS; i++) {
      browser.open(console.origin() + "/samples");
      if (browser.run(MAIN + ".querySelectorAll('section').length + ''").equals("0")) {
        String notice = house.notice("ADULT");
        house.locate(notice, "sampled-" + i);
        house.decide(notice, "REMOVED", "DECLARED");
      } else {
        screens.at("samples-one");
        return;
      }
    }
    throw new AssertionError("no decision of " + MOST_DECISIONS + " was sampled");
  }

  private void looks(Member all) throws Exception {
    String shown = house.notice("ADULT");
    house.locateShown(shown, "42");
    Map<String, String> reason = Map.of("reason", "DECLARATIONS_UNCLEAR");
    notice("notice-showable", shown);
    browser.run("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    screens.at("notice-look-asked");
    send("/notices/" + shown + "/items/1/look", reason);
    browser.until("document.querySelector('img.shown').naturalWidth > 0");
    screens.at("look");
    browser.run("document.getElementById('larger').click()");
    browser.run("document.getElementById('sharp').click()");
    screens.at("look-larger");
    browser.open(console.origin() + "/notices/" + shown);
    send("/notices/" + shown + "/items/1/look", reason);
    screens.at("look-seen");
    unseen();
    rests(all);
  }

  // Where there is no picture, it is not open to anybody, or the platform does not show it.
  private void unseen() throws Exception {
    String missing = house.notice("ADULT");
    house.locate(missing, "71");
    notice("notice-nothing-to-show", missing);
    look(missing, "look-nothing");
    String young = house.notice("UNSURE");
    notice("notice-restricted", young);
    look(young, "look-not-allowed");
    String gone = house.notice("ADULT");
    house.locateGone(gone, "72");
    notice("notice-gone", gone);
    look(gone, "problem-not-shown");
    look(gone, "problem-not-shown-again");
    trouble(422);
  }

  private void look(String notice, String name) throws Exception {
    browser.send(
        console.origin() + "/notices/" + notice + "/items/1/look", Map.of("reason", "APPEAL"));
    screens.at(name);
  }

  // As after ten looks in a row, and after forty in a day.
  private void rests(Member all) throws Exception {
    String next = house.notice("ADULT");
    house.locateShown(next, "73", "a5".repeat(32));
    house.looked(all, 9, Duration.ofSeconds(1));
    notice("notice-after-many", next);
    look(next, "look-break");
    house.looked(all, 39, Duration.ofMinutes(20));
    notice("notice-after-all", next);
    look(next, "look-spent");
    house.forgetLooks(all);
  }

  // A requester who wants it is stood by.
  private void cases(Member caseworker) throws Exception {
    Map<String, String> answers = new HashMap<>(IntakeUnderTest.report());
    answers.put("c6", "yes");
    Requester she = new Requester(browser, house.intake(), "en");
    she.walk(answers);
    she.keep();
    house.signIn(browser, caseworker);
    open("cases", "/cases");
    browser.go("document.querySelector('td a').click()");
    browser.run("document.querySelector('details').open = true");
    screens.at("case");
    browser.run("document.querySelector('textarea').value = 'We read it, and are here.'");
    browser.go("document.querySelector('form[action$=\"/messages\"] button').click()");
    screens.at("case-written");
  }

  private void requests() throws Exception {
    browser.open(console.origin() + "/requests");
    browser.run("document.querySelector('details').open = true");
    screens.at("requests-form");
    send(
        "/requests",
        Map.of(
            "receivedOn", "2026-11-20",
            "authority", "A court",
            "basis", "An order of 19 November",
            "asked", "The address of whoever reported",
            "held", "Nothing: addresses are not kept",
            "outcome", "NOTHING_HELD"));
    screens.at("requests-one");
  }

  private void account() throws Exception {
    open("account", "/account");
    send("/account/opt-outs", Map.of("category", "AUTHENTIC"));
    screens.at("account-saved");
    open("account-signin", "/account/signin");
    open("again", "/again?next=/staff");
    send("/again", Map.of("password", "this is not it", "code", "123456"));
    screens.at("again-refused");
    open("problem", "/nothing/here");
    trouble(404);
    browser.send(console.origin() + "/account/opt-outs", Map.of("category", "none of ours"));
    screens.at("problem-invalid");
    trouble(400);
  }

  private void trouble(int status) throws Exception {
    assertThat(browser.status()).isEqualTo(status);
  }

  private void staff(Member all) throws Exception {
    Member other = console.member("somebody who leaves", Role.REVIEWER);
    open("staff", "/staff");
    send("/staff/find", Map.of("name", "nobody of this name"));
    screens.at("staff-nobody");
    send("/staff", Map.of("name", "one more", "role", "REVIEWER"));
    screens.at("invited");
    browser.send(console.origin() + "/staff", Map.of("name", "one more", "role", "REVIEWER"));
    screens.at("problem-taken");
    trouble(409);
    open("member", "/staff/" + other.number());
    send("/staff/" + other.number() + "/removal", Map.of("reason", "She left the team."));
    screens.at("member-proposed");
    open("approvals-own", "/approvals");
    open("member-self", "/staff/" + all.number());
    house.signIn(browser, house.lead());
    open("approvals-others", "/approvals");
    open("problem-forbidden", "/requests");
    trouble(403);
    house.signIn(browser, all);
    browser.open(console.origin() + "/staff/" + other.number());
    send("/staff/" + other.number() + "/disable", Map.of());
    screens.at("member-disabled");
  }

  private void notice(String name, String notice) throws Exception {
    open(name, "/notices/" + notice);
  }

  private void open(String name, String path) throws Exception {
    browser.open(console.origin() + path);
    screens.at(name);
  }

  // Fills the form that goes there, and sends it.
  private void send(String action, Map<String, String> fields) throws Exception {
    browser.go("""
        {
          const form = document.querySelector('form[action="%s"]');
          for (const [name, value] of Object.entries(%s)) {
            for (const field of form.querySelectorAll(`[name="${name}"]`)) {
              if (field.type === 'checkbox') {
                field.checked = field.value === value;
              } else {
                field.value = value;
              }
            }
          }
          form.querySelector('button').click();
        }""".formatted(action, JSON.writeValueAsString(fields)));
  }
}
