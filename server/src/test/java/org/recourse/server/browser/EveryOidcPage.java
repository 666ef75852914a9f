package org.recourse.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recourse.casework.staff.Role;
import org.recourse.server.console.ConsoleSettings;
import org.recourse.server.console.ConsoleUnderTest;
import org.recourse.server.console.ConsoleUnderTest.Member;
import org.recourse.server.console.StaffBrowser;
import org.recourse.server.console.oidc.Elsewhere;
import org.recourse.server.console.oidc.OidcSettings;
import org.recourse.server.network.Network;
import tools.jackson.databind.JsonNode;

/// Leads a browser to the staff's pages that look different where one can sign in through another
/// organisation's service.
final class EveryOidcPage {

  private final Devtools browser;
  private final Screens screens;

  EveryOidcPage(Devtools browser, Screens screens) {
    this.browser = browser;
    this.screens = screens;
  }

  /// Goes everywhere, on a server of its own in an empty folder.
  void visit(Path folder) throws Exception {
    try (Elsewhere there = Elsewhere.start()) {
      OidcSettings settings = new OidcSettings(
          there.issuer(),
          Elsewhere.CLIENT,
          Elsewhere.SECRET,
          List.of(Network.parse("127.0.0.0/8")));
      try (ConsoleUnderTest console = ConsoleUnderTest.start(
          folder,
          all -> all.reviewing(new ConsoleSettings(0, Optional.empty(), Optional.of(settings))))) {
        Templates.watch();
        visit(console, there);
      }
    }
  }

  private void visit(ConsoleUnderTest console, Elsewhere there) throws Exception {
    open(console, "/signin", "oidc-signin");
    JsonNode invited = console.invite("somebody new", Role.REVIEWER);
    browser.open("about:blank");
    browser.open(invited.get("link").stringValue());
    browser.go("document.querySelector('form button').click()");
    screens.at("oidc-invitation-accept");
    browser.open(console.origin() + "/oidc/back");
    assertThat(browser.status()).isEqualTo(422);
    screens.at("oidc-refused");
    Member member = console.member("who links", Role.REVIEWER);
    browser.call("Network.clearBrowserCookies", Map.of());
    member.browser().handTo(browser);
    open(console, "/account/signin", "oidc-unlinked");
    HttpResponse<String> back = comesBack(member.browser(), there);
    assertThat(back.headers().firstValue("Refresh")).isPresent();
    browser.show(back.body());
    screens.at("oidc-go-on");
    open(console, "/account/signin", "oidc-linked");
    open(console, "/again?next=/account/signin", "oidc-again");
  }

  private static HttpResponse<String> comesBack(StaffBrowser browser, Elsewhere there)
      throws Exception {
    String address = browser.get("/oidc/link").headers().firstValue("Location").orElseThrow();
    return browser.comeBack(there.visit(address, "a subject"));
  }

  private void open(ConsoleUnderTest console, String path, String name) throws Exception {
    browser.open(console.origin() + path);
    screens.at(name);
  }
}
