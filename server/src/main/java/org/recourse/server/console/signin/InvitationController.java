package org.recourse.server.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import org.recourse.casework.staff.StaffMember;
import org.recourse.casework.staff.StaffStore;
import org.recourse.server.console.access.WithoutSignIn;
import org.recourse.server.console.session.ConsoleSession;
import org.recourse.server.console.session.SessionCookie;
import org.recourse.server.faces.Face;
import org.recourse.server.staff.InvitationToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Somebody who is invited comes in for the first time, or again after he lost his device.
@Controller
@RequestMapping(Face.IN_CONSOLE + "/invitation")
class InvitationController {

  private static final Logger LOG = LoggerFactory.getLogger(InvitationController.class);
  private static final String PAGE = "console/invitation";
  private static final String ACCEPT = "console/accept";

  private final StaffStore staff;
  private final PasswordHashes hashing;
  private final SignInLimits limits;
  private final SessionCookie cookie;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  InvitationController(
      StaffStore staff,
      PasswordHashes staffPasswords,
      SignInLimits limits,
      SessionCookie cookie,
      InstantSource clock) {
    this.staff = staff;
    this.hashing = staffPasswords;
    this.limits = limits;
    this.cookie = cookie;
    this.clock = clock;
  }

  @GetMapping
  @WithoutSignIn
  String page(HttpServletRequest request, HttpServletResponse response) {
    var _ = cookie.ofOrNew(request, response);
    return PAGE;
  }

  @PostMapping
  @WithoutSignIn
  String open(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam String token,
      Model model) {
    limits.count(request);
    String digest = InvitationToken.sent(token).digest();
    Optional<StaffMember> invited = staff.invited(digest, clock.instant());
    if (invited.isEmpty()) {
      return refused(PAGE, "invitation", response, model);
    }
    ConsoleSession session = cookie.ofOrNew(request, response);
    session.note(AcceptedInvitation.NOTE, new AcceptedInvitation(digest));
    return "redirect:/invitation/accept";
  }

  @GetMapping("/accept")
  @WithoutSignIn
  String accept(HttpServletRequest request, Model model) {
    Optional<ConsoleSession> session = cookie.of(request);
    Optional<StaffMember> member = session.flatMap(this::invited);
    if (session.isEmpty() || member.isEmpty()) {
      return "redirect:/invitation";
    }
    NewTotp totp = session.get().noted(NewTotp.class.getName(), NewTotp.class).orElseGet(() -> {
      NewTotp made = NewTotp.make(random);
      session.get().note(NewTotp.class.getName(), made);
      return made;
    });
    show(model, member.get(), totp);
    return ACCEPT;
  }

  private Optional<StaffMember> invited(ConsoleSession session) {
    return AcceptedInvitation.in(session)
        .flatMap(accepted -> staff.invited(accepted.digest(), clock.instant()));
  }

  private static void show(Model model, StaffMember member, NewTotp totp) {
    model.addAttribute("pseudonym", member.pseudonym());
    model.addAttribute("secret", totp.grouped());
    model.addAttribute("address", totp.address(member.pseudonym()));
    model.addAttribute("shortest", NewPassword.SHORTEST);
  }

  @PostMapping("/password")
  @WithoutSignIn
  String withPassword(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam String password,
      @RequestParam String code,
      Model model) {
    limits.count(request);
    Optional<ConsoleSession> session = cookie.of(request);
    Optional<StaffMember> member = session.flatMap(this::invited);
    Optional<NewTotp> totp =
        session.flatMap(one -> one.noted(NewTotp.class.getName(), NewTotp.class));
    if (session.isEmpty() || member.isEmpty() || totp.isEmpty()) {
      return "redirect:/invitation";
    }
    show(model, member.get(), totp.get());
    if (!NewPassword.isGood(password)) {
      return refused(ACCEPT, "password", response, model);
    }
    Instant now = clock.instant();
    String secret = totp.get().secret();
    OptionalLong step = Totp.match(Base32.decode(secret), code, now);
    if (step.isEmpty()) {
      return refused(ACCEPT, "code", response, model);
    }
    String digest = AcceptedInvitation.in(session.get()).orElseThrow().digest();
    String hash = hashing.hash(NewPassword.normal(password));
    if (!staff.accept(digest, hash, secret, now)) {
      return "redirect:/invitation";
    }
    staff.useTotpStep(member.get().id(), step.getAsLong());
    LOG.info("event=STAFF_INVITATION_ACCEPTED staff={}", member.get().id().number());
    cookie.signIn(request, response, member.get().id());
    return "redirect:/";
  }

  private static String refused(
      String page, String what, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("refused", what);
    return page;
  }
}
