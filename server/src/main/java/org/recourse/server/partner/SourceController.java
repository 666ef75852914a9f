package org.recourse.server.partner;

import java.util.List;
import org.recourse.hub.Hub;
import org.recourse.hub.TenantStore;
import org.recourse.server.access.Caller;
import org.recourse.server.problem.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Who says something of the caller's tenant's entries.
@RestController
@RequestMapping("/api/v1/sources")
class SourceController {

  private final Hub hub;
  private final TenantStore tenants;

  SourceController(Hub hub, TenantStore tenants) {
    this.hub = hub;
    this.tenants = tenants;
  }

  /// A source in an answer.
  ///
  /// @param source its number
  /// @param name what it is called
  /// @param local whether it is the tenant's own reviewers
  record SourceJson(long source, String name, boolean local) {}

  /// What a rolling back did.
  ///
  /// @param changed how many entries it changed
  record RolledBack(int changed) {}

  @GetMapping
  List<SourceJson> sources(Caller caller) {
    return tenants.sources().stream()
        .filter(source -> source.tenant().equals(caller.key().tenant()))
        .map(source -> new SourceJson(source.id().number(), source.name(), source.local()))
        .toList();
  }

  @PostMapping("/{name}/rollback")
  RolledBack rollBack(Caller caller, @PathVariable String name) {
    TenantStore.Source source = tenants
        .source(caller.key().tenant(), name)
        .orElseThrow(() -> ProblemException.notFound("source"));
    return new RolledBack(hub.rollBack(source.id()));
  }
}
