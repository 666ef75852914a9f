package org.recourse.server.partner;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recourse.hub.TenantId;
import org.recourse.hub.TenantStore;
import org.recourse.server.access.Caller;
import org.recourse.server.access.KeyDesk;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The organisations that share this hub. Only the first, which set it up, sees and makes them;
/// what is another tenant's it does not see.
@RestController
@RequestMapping("/api/v1/tenants")
class TenantController {

  private final KeyDesk desk;
  private final TenantStore tenants;

  TenantController(KeyDesk desk, TenantStore tenants) {
    this.desk = desk;
    this.tenants = tenants;
  }

  /// What is sent for a new tenant.
  ///
  /// @param name what the organisation is called, 1 to 100 characters, unique
  record NewTenant(@Nullable String name) {}

  /// A tenant in an answer.
  ///
  /// @param tenant its number
  /// @param name what it is called
  record TenantJson(long tenant, String name) {}

  /// Lists the tenants.
  @GetMapping
  List<TenantJson> tenants(Caller caller) {
    checkFirst(caller);
    return tenants.tenants().stream()
        .map(tenant -> new TenantJson(tenant.id().number(), tenant.name()))
        .toList();
  }

  /// Makes a tenant and its operator's key.
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  KeyJson.Made make(Caller caller, @RequestBody NewTenant given) {
    checkFirst(caller);
    String name = Given.text("name", given.name());
    if (tenants.tenant(name).isPresent()) {
      throw new ProblemException(ProblemCode.NAME_TAKEN, "there is a tenant of this name");
    }
    return KeyJson.Made.of(desk.makeOperator(name));
  }

  private static void checkFirst(Caller caller) {
    if (!caller.key().tenant().equals(TenantId.FIRST)) {
      throw new ProblemException(
          ProblemCode.NOT_ALLOWED, "only who set this hub up sees and makes tenants");
    }
  }
}
