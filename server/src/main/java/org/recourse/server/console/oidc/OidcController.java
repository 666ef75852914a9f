package org.recourse.server.console.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recourse.casework.staff.StaffAct;
import org.recourse.casework.staff.StaffCredentials;
import org.recourse.casework.staff.StaffStore;
import org.recourse.server.console.access.NextPage;
import org.recourse.server.console.access.RequiresAct;
import org.recourse.server.console.access.StaffCaller;
import org.recourse.server.console.access.WithoutSignIn;
import org.recourse.server.console.oidc.OidcFlow.Purpose;
import org.recourse.server.console.oidc.OidcFlows.Begun;
import org.recourse.server.console.session.ConsoleSession;
import org.recourse.server.console.session.SessionCookie;
import org.recourse.server.console.signin.AcceptedInvitation;
import org.recourse.server.console.signin.SignInLimits;
import org.recourse.server.faces.Face;
import org.recourse.server.problem.ProblemException;
import org.recourse.server.staff.ConsoleOrigin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// To the other organisation's service, and back.
@Controller
@RequestMapping(Face.IN_CONSOLE + "/oidc")
class OidcController {

  private static final Logger LOG = LoggerFactory.getLogger(OidcController.class);
  private static final String PAGE = "console/oidc";
  private static final String BACK = "/oidc/back";

  private final Oidc oidc;
  private final OidcFlows flows;
  private final OidcDesk desk;
  private final StaffStore staff;
  private final SignInLimits limits;
  private final SessionCookie cookie;
  private final ConsoleOrigin origin;

  OidcController(
      Oidc oidc,
      OidcFlows flows,
      OidcDesk desk,
      StaffStore staff,
      SignInLimits limits,
      SessionCookie cookie,
      ConsoleOrigin origin) {
    this.oidc = oidc;
    this.flows = flows;
    this.desk = desk;
    this.staff = staff;
    this.limits = limits;
    this.cookie = cookie;
    this.origin = origin;
  }

  @GetMapping("/signin")
  @WithoutSignIn
  String signIn(HttpServletRequest request, HttpServletResponse response, Model model) {
    return leave(new Purpose.SignIn(), request, response, model);
  }

  @GetMapping("/again")
  @RequiresAct(StaffAct.OWN_ACCOUNT)
  String again(
      StaffCaller caller,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(required = false) @Nullable String next,
      Model model) {
    ConsoleSession session = cookie.of(request).orElseThrow();
    Purpose purpose = new Purpose.Again(caller.id(), session, NextPage.of(next));
    return leave(purpose, request, response, model);
  }

  @GetMapping("/link")
  @RequiresAct(StaffAct.OWN_SIGN_IN)
  String link(
      StaffCaller caller, HttpServletRequest request, HttpServletResponse response, Model model) {
    return leave(new Purpose.Link(caller.id()), request, response, model);
  }

  @GetMapping("/invitation")
  @WithoutSignIn
  String invitation(HttpServletRequest request, HttpServletResponse response, Model model) {
    return cookie
        .of(request)
        .flatMap(AcceptedInvitation::in)
        .map(accepted -> leave(new Purpose.Invitation(accepted.digest()), request, response, model))
        .orElse("redirect:/invitation");
  }

  private String leave(
      Purpose purpose, HttpServletRequest request, HttpServletResponse response, Model model) {
    OidcProvider asked = offered();
    limits.count(request);
    Begun begun = flows.begin(purpose);
    try {
      URI address = asked.address(begun, back());
      OidcCookie.send(response, begun.flow().browser());
      return "redirect:" + address;
    } catch (OidcRefusedException e) {
      return refused(e.why().name(), response, model);
    }
  }

  private OidcProvider offered() {
    return oidc.provider().orElseThrow(() -> ProblemException.notFound("page"));
  }

  private URI back() {
    return URI.create(origin.uri().orElseThrow() + BACK);
  }

  /// Somebody comes back. Everything that the other service says is for this moment alone.
  @GetMapping("/back")
  @WithoutSignIn
  String back(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String iss,
      Model model) {
    OidcProvider asked = offered();
    limits.count(request);
    Optional<OidcFlow> flow = flows.end(state == null ? "" : state, OidcCookie.of(request));
    OidcCookie.forget(response);
    // Another service may not answer for this one (RFC 9207).
    if (flow.isEmpty() || code == null || (iss != null && !iss.equals(asked.issuer()))) {
      return refused("NOT_ASKED", response, model);
    }
    try {
      IdTokens.Checked checked = asked.redeem(code, flow.get(), back());
      return follow(desk.follow(flow.get(), checked), request, response, model);
    } catch (OidcRefusedException e) {
      return refused(e.why().name(), response, model);
    }
  }

  private String follow(
      OidcDesk.Step step, HttpServletRequest request, HttpServletResponse response, Model model) {
    return switch (step) {
      case OidcDesk.Step.In(var member) -> {
        LOG.info("event=STAFF_SIGNED_IN staff={} by=OIDC", member.id().number());
        cookie.signIn(request, response, member.id());
        yield on("/", response, model);
      }
      case OidcDesk.Step.On(var member, String next) -> {
        LOG.info("event=STAFF_SHOWED_AGAIN staff={} by=OIDC", member.number());
        yield on(next, response, model);
      }
      case OidcDesk.Step.No() -> refused("NOT_LINKED", response, model);
    };
  }

  // What follows a link from another site has no cookie of ours, even after a redirect: so he goes
  // on from a page of ours.
  private static String on(String next, HttpServletResponse response, Model model) {
    response.setHeader("Refresh", "0;url=" + next);
    model.addAttribute("next", next);
    return PAGE;
  }

  private static String refused(String why, HttpServletResponse response, Model model) {
    LOG.info("event=STAFF_SIGN_IN_REFUSED by=OIDC cause={}", why);
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("refused", true);
    return PAGE;
  }

  @PostMapping("/unlink")
  @RequiresAct(StaffAct.OWN_SIGN_IN)
  String unlink(StaffCaller caller) {
    if (staff.passkeys(caller.id()).isEmpty() && !hasPassword(caller)) {
      return "redirect:/account/signin?last";
    }
    staff.unlink(caller.id());
    LOG.info("event=STAFF_IDENTITY_UNLINKED staff={}", caller.getName());
    return "redirect:/account/signin";
  }

  private boolean hasPassword(StaffCaller caller) {
    Optional<StaffCredentials> kept = staff.credentials(caller.id());
    return kept.isPresent() && kept.get().passwordHash() != null;
  }
}
