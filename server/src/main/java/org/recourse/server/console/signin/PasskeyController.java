package org.recourse.server.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Optional;
import org.recourse.casework.staff.Passkey;
import org.recourse.casework.staff.StaffAct;
import org.recourse.casework.staff.StaffId;
import org.recourse.casework.staff.StaffMember;
import org.recourse.casework.staff.StaffStore;
import org.recourse.server.console.access.RequiresAct;
import org.recourse.server.console.access.StaffCaller;
import org.recourse.server.console.access.WithoutSignIn;
import org.recourse.server.console.session.ConsoleSession;
import org.recourse.server.console.session.SessionCookie;
import org.recourse.server.faces.Face;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.JsonNode;

/// Passkeys: what the pages' script asks and sends. What was asked is kept in the session, and
/// answered once.
@Controller
@RequestMapping(Face.IN_CONSOLE)
class PasskeyController {

  private static final Logger LOG = LoggerFactory.getLogger(PasskeyController.class);
  private static final int LONGEST_LABEL = 60;
  private static final String TO_MAKE = PublicKeyCredentialCreationOptions.class.getName();
  private static final String TO_USE = PublicKeyCredentialRequestOptions.class.getName();

  private final Passkeys passkeys;
  private final StaffStore staff;
  private final SignInLimits limits;
  private final SessionCookie cookie;
  private final InstantSource clock;

  PasskeyController(
      Passkeys passkeys,
      StaffStore staff,
      SignInLimits limits,
      SessionCookie cookie,
      InstantSource clock) {
    this.passkeys = passkeys;
    this.staff = staff;
    this.limits = limits;
    this.cookie = cookie;
    this.clock = clock;
  }

  @PostMapping("/signin/passkey/options")
  @WithoutSignIn
  ResponseEntity<String> toSignIn(HttpServletRequest request, HttpServletResponse response) {
    return toUse(cookie.ofOrNew(request, response), Optional.empty());
  }

  @PostMapping("/signin/passkey")
  @WithoutSignIn
  ResponseEntity<Void> signIn(
      HttpServletRequest request, HttpServletResponse response, @RequestBody JsonNode body) {
    limits.count(request);
    Optional<StaffMember> member = cookie
        .of(request)
        .flatMap(session -> used(session, body))
        .flatMap(staff::find)
        .filter(one -> !one.disabled());
    if (member.isEmpty()) {
      LOG.info("event=STAFF_SIGN_IN_REFUSED");
      return refused();
    }
    LOG.info("event=STAFF_SIGNED_IN staff={}", member.get().id().number());
    cookie.signIn(request, response, member.get().id());
    return done();
  }

  @PostMapping("/again/passkey/options")
  @RequiresAct(StaffAct.OWN_ACCOUNT)
  ResponseEntity<String> toShowAgain(StaffCaller caller, HttpServletRequest request) {
    return toUse(cookie.of(request).orElseThrow(), Optional.of(caller));
  }

  @PostMapping("/again/passkey")
  @RequiresAct(StaffAct.OWN_ACCOUNT)
  ResponseEntity<Void> showAgain(
      StaffCaller caller, HttpServletRequest request, @RequestBody JsonNode body) {
    limits.count(request);
    ConsoleSession session = cookie.of(request).orElseThrow();
    if (!used(session, body).equals(Optional.of(caller.id()))) {
      return refused();
    }
    session.refresh(clock.instant());
    return done();
  }

  @PostMapping("/invitation/passkey/options")
  @WithoutSignIn
  ResponseEntity<String> toAccept(HttpServletRequest request) {
    Optional<ConsoleSession> session = cookie.of(request);
    Optional<StaffMember> member = session.flatMap(this::invited);
    return member.isEmpty() ? refused() : toMake(session.orElseThrow(), member.get());
  }

  @PostMapping("/invitation/passkey")
  @WithoutSignIn
  ResponseEntity<Void> accept(
      HttpServletRequest request, HttpServletResponse response, @RequestBody JsonNode body) {
    limits.count(request);
    Optional<ConsoleSession> session = cookie.of(request);
    Optional<StaffMember> member = session.flatMap(this::invited);
    Optional<Passkey> made = member.flatMap(one -> made(session.orElseThrow(), body, one.id()));
    if (made.isEmpty()
        || !staff.accept(digest(session.orElseThrow()), made.get(), clock.instant())) {
      return refused();
    }
    StaffId who = member.orElseThrow().id();
    LOG.info("event=STAFF_INVITATION_ACCEPTED staff={}", who.number());
    cookie.signIn(request, response, who);
    return done();
  }

  @PostMapping("/account/signin/passkeys/options")
  @RequiresAct(StaffAct.OWN_SIGN_IN)
  ResponseEntity<String> toAdd(StaffCaller caller, HttpServletRequest request) {
    return toMake(cookie.of(request).orElseThrow(), caller.member());
  }

  @PostMapping("/account/signin/passkeys")
  @RequiresAct(StaffAct.OWN_SIGN_IN)
  ResponseEntity<Void> add(
      StaffCaller caller, HttpServletRequest request, @RequestBody JsonNode body) {
    Optional<Passkey> made = made(cookie.of(request).orElseThrow(), body, caller.id());
    made.ifPresent(staff::addPasskey);
    return made.isEmpty() ? refused() : done();
  }

  private Optional<StaffMember> invited(ConsoleSession session) {
    return AcceptedInvitation.in(session)
        .flatMap(accepted -> staff.invited(accepted.digest(), clock.instant()));
  }

  private static String digest(ConsoleSession session) {
    return AcceptedInvitation.in(session).orElseThrow().digest();
  }

  private ResponseEntity<String> toMake(ConsoleSession session, StaffMember member) {
    PublicKeyCredentialCreationOptions asked = passkeys.toMake(member);
    session.note(TO_MAKE, asked);
    return json(asked);
  }

  private Optional<Passkey> made(ConsoleSession session, JsonNode body, StaffId owner) {
    String label = body.path("label").asString("").strip();
    String cut = label.substring(0, Math.min(label.length(), LONGEST_LABEL));
    return session
        .take(TO_MAKE, PublicKeyCredentialCreationOptions.class)
        .flatMap(asked ->
            passkeys.made(asked, body.path("credential").toString(), cut, owner, clock.instant()));
  }

  private ResponseEntity<String> toUse(ConsoleSession session, Optional<StaffCaller> caller) {
    PublicKeyCredentialRequestOptions asked = passkeys.toUse(caller);
    session.note(TO_USE, asked);
    return json(asked);
  }

  private Optional<StaffId> used(ConsoleSession session, JsonNode body) {
    return session
        .take(TO_USE, PublicKeyCredentialRequestOptions.class)
        .flatMap(asked -> passkeys.used(asked, body.path("credential").toString()));
  }

  private ResponseEntity<String> json(Object options) {
    return ResponseEntity.ok()
        .header("Content-Type", "application/json")
        .body(passkeys.text(options));
  }

  private static ResponseEntity<Void> done() {
    return ResponseEntity.noContent().build();
  }

  private static <T> ResponseEntity<T> refused() {
    return ResponseEntity.unprocessableContent().build();
  }
}
