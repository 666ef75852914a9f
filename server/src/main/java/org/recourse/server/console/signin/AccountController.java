package org.recourse.server.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recourse.casework.staff.ContentCategory;
import org.recourse.casework.staff.Passkey;
import org.recourse.casework.staff.StaffAct;
import org.recourse.casework.staff.StaffCredentials;
import org.recourse.casework.staff.StaffStore;
import org.recourse.server.console.access.RequiresAct;
import org.recourse.server.console.access.StaffCaller;
import org.recourse.server.console.session.ConsoleSession;
import org.recourse.server.console.session.SessionCookie;
import org.recourse.server.faces.Face;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One's own account: what one is spared, and how one signs in.
@Controller
@RequestMapping(Face.IN_CONSOLE + "/account")
class AccountController {

  private static final Logger LOG = LoggerFactory.getLogger(AccountController.class);
  private static final String SIGN_IN = "console/account-signin";

  private final StaffStore staff;
  private final PasswordHashes hashing;
  private final SessionCookie cookie;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  AccountController(
      StaffStore staff, PasswordHashes hashing, SessionCookie cookie, InstantSource clock) {
    this.staff = staff;
    this.hashing = hashing;
    this.cookie = cookie;
    this.clock = clock;
  }

  /// One line of the page.
  ///
  /// @param credentialId which
  /// @param label what its owner calls it
  /// @param added the day on which it was made, UTC
  record PasskeyLine(String credentialId, String label, LocalDate added) {

    static PasskeyLine of(Passkey passkey) {
      LocalDate added = LocalDate.ofInstant(passkey.createdAt(), ZoneOffset.UTC);
      return new PasskeyLine(passkey.credentialId(), passkey.label(), added);
    }
  }

  @GetMapping
  @RequiresAct(StaffAct.OWN_ACCOUNT)
  String account(@RequestParam(required = false) @Nullable String saved, Model model) {
    model.addAttribute("categories", List.of(ContentCategory.values()));
    model.addAttribute("saved", saved != null);
    return "console/account";
  }

  @PostMapping("/opt-outs")
  @RequiresAct(StaffAct.OWN_ACCOUNT)
  String optOut(
      StaffCaller caller,
      @RequestParam(required = false) @Nullable List<ContentCategory> category) {
    staff.setOptOuts(caller.id(), category == null ? Set.of() : Set.copyOf(category));
    return "redirect:/account?saved";
  }

  @GetMapping("/signin")
  @RequiresAct(StaffAct.OWN_SIGN_IN)
  String signIn(StaffCaller caller, HttpServletRequest request, Model model) {
    show(caller, cookie.of(request).orElseThrow(), model);
    return SIGN_IN;
  }

  private NewTotp show(StaffCaller caller, ConsoleSession session, Model model) {
    NewTotp totp = session.noted(NewTotp.class.getName(), NewTotp.class).orElseGet(() -> {
      NewTotp made = NewTotp.make(random);
      session.note(NewTotp.class.getName(), made);
      return made;
    });
    model.addAttribute(
        "passkeys", staff.passkeys(caller.id()).stream().map(PasskeyLine::of).toList());
    model.addAttribute("hasPassword", hasPassword(caller));
    model.addAttribute("secret", totp.grouped());
    model.addAttribute("address", totp.address(caller.member().pseudonym()));
    model.addAttribute("shortest", NewPassword.SHORTEST);
    return totp;
  }

  private boolean hasPassword(StaffCaller caller) {
    Optional<StaffCredentials> kept = staff.credentials(caller.id());
    return kept.isPresent() && kept.get().passwordHash() != null;
  }

  @PostMapping("/signin/password")
  @RequiresAct(StaffAct.OWN_SIGN_IN)
  String setPassword(
      StaffCaller caller,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam String password,
      @RequestParam String code,
      Model model) {
    NewTotp totp = show(caller, cookie.of(request).orElseThrow(), model);
    if (!NewPassword.isGood(password)) {
      return refused("password", response, model);
    }
    Instant now = clock.instant();
    OptionalLong step = Totp.match(Base32.decode(totp.secret()), code, now);
    if (step.isEmpty()) {
      return refused("code", response, model);
    }
    String hash = hashing.hash(NewPassword.normal(password));
    staff.setPassword(caller.id(), hash, totp.secret(), now);
    staff.useTotpStep(caller.id(), step.getAsLong());
    LOG.info("event=STAFF_PASSWORD_SET staff={}", caller.getName());
    // All sessions ended, this one too: whoever else was in is out.
    cookie.signIn(request, response, caller.id());
    return "redirect:/account?saved";
  }

  private static String refused(String what, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("refused", what);
    return SIGN_IN;
  }

  @PostMapping("/signin/passkeys/remove")
  @RequiresAct(StaffAct.OWN_SIGN_IN)
  String remove(StaffCaller caller, @RequestParam String credential) {
    List<Passkey> his = staff.passkeys(caller.id());
    boolean last = his.size() == 1 && !hasPassword(caller);
    if (last) {
      return "redirect:/account/signin?last";
    }
    if (staff.removePasskey(caller.id(), credential)) {
      LOG.info("event=STAFF_PASSKEY_REMOVED staff={}", caller.getName());
    }
    return "redirect:/account/signin";
  }
}
