package org.recourse.server.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recourse.casework.staff.StaffAct;
import org.recourse.casework.staff.StaffMember;
import org.recourse.server.console.access.NextPage;
import org.recourse.server.console.access.RequiresAct;
import org.recourse.server.console.access.StaffCaller;
import org.recourse.server.console.access.WithoutSignIn;
import org.recourse.server.console.session.SessionCookie;
import org.recourse.server.console.signin.PasswordSignIn.Typed;
import org.recourse.server.faces.Face;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// In, out, and once more for what is dangerous.
@Controller
@RequestMapping(Face.IN_CONSOLE)
class SignInController {

  private static final Logger LOG = LoggerFactory.getLogger(SignInController.class);
  private static final String PAGE = "console/signin";
  private static final String AGAIN = "console/again";

  private final ObjectProvider<PasswordSignIn> passwords;
  private final SignInLimits limits;
  private final SessionCookie cookie;
  private final InstantSource clock;

  SignInController(
      ObjectProvider<PasswordSignIn> passwords,
      SignInLimits limits,
      SessionCookie cookie,
      InstantSource clock) {
    this.passwords = passwords;
    this.limits = limits;
    this.cookie = cookie;
    this.clock = clock;
  }

  @GetMapping("/signin")
  @WithoutSignIn
  String page(HttpServletRequest request, HttpServletResponse response) {
    var _ = cookie.ofOrNew(request, response);
    return PAGE;
  }

  @PostMapping("/signin")
  @WithoutSignIn
  String signIn(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam String name,
      @RequestParam String password,
      @RequestParam String code,
      Model model) {
    limits.count(request, name);
    Optional<StaffMember> member = passwords.getObject().check(new Typed(name, password, code));
    if (member.isEmpty()) {
      LOG.info("event=STAFF_SIGN_IN_REFUSED");
      return refused(PAGE, response, model);
    }
    LOG.info("event=STAFF_SIGNED_IN staff={}", member.get().id().number());
    cookie.signIn(request, response, member.get().id());
    return "redirect:/";
  }

  @PostMapping("/signout")
  @WithoutSignIn
  String signOut(HttpServletRequest request, HttpServletResponse response) {
    cookie.signOut(request, response);
    // Nothing of what was read stays in this browser. Not "cookies": that would sign him out of
    // everything else under the same domain.
    response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
    return "redirect:/signin";
  }

  @GetMapping("/again")
  @RequiresAct(StaffAct.OWN_ACCOUNT)
  String again(@RequestParam(required = false) @Nullable String next, Model model) {
    model.addAttribute("next", NextPage.of(next));
    return AGAIN;
  }

  @PostMapping("/again")
  @RequiresAct(StaffAct.OWN_ACCOUNT)
  String again(
      StaffCaller caller,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam String password,
      @RequestParam String code,
      @RequestParam String next,
      Model model) {
    limits.count(request, "staff " + caller.getName());
    model.addAttribute("next", NextPage.of(next));
    if (!passwords.getObject().check(caller.id(), new Typed("", password, code))) {
      LOG.info("event=STAFF_SIGN_IN_REFUSED staff={}", caller.getName());
      return refused(AGAIN, response, model);
    }
    cookie.of(request).ifPresent(session -> session.refresh(clock.instant()));
    return "redirect:" + NextPage.of(next);
  }

  private static String refused(String page, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("refused", true);
    return page;
  }
}
