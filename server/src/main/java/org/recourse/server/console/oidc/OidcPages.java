package org.recourse.server.console.oidc;

import jakarta.servlet.http.HttpServletRequest;
import org.recourse.casework.staff.StaffStore;
import org.recourse.server.console.access.StaffCaller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// Tells the pages of signing in whether another service is offered, and linked.
@ControllerAdvice("org.recourse.server.console.signin")
class OidcPages {

  private final Oidc oidc;
  private final StaffStore staff;

  OidcPages(Oidc oidc, StaffStore staff) {
    this.oidc = oidc;
    this.staff = staff;
  }

  @ModelAttribute("oidc")
  boolean isOffered() {
    return oidc.provider().isPresent();
  }

  @ModelAttribute("oidcLinked")
  boolean isLinked(HttpServletRequest request) {
    return oidc.provider().isPresent()
        && request.getUserPrincipal() instanceof StaffCaller caller
        && staff.isLinked(caller.id());
  }
}
