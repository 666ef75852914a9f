package org.recourse.server.partner;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recourse.hub.Hub;
import org.recourse.hub.Quota;
import org.recourse.hub.QuotaKind;
import org.recourse.hub.QuotaPeriod;
import org.recourse.hub.TenantStore;
import org.recourse.server.access.Caller;
import org.recourse.server.limits.Quotas;
import org.recourse.server.problem.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Who says something of the caller's tenant's entries.
@RestController
@RequestMapping("/api/v1/sources")
class SourceController {

  private final Hub hub;
  private final TenantStore tenants;
  private final Quotas quotas;

  SourceController(Hub hub, TenantStore tenants, Quotas quotas) {
    this.hub = hub;
    this.tenants = tenants;
    this.quotas = quotas;
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

  /// How much a source may ask in a time.
  ///
  /// @param kind `LOOK_UPS`, `ADDS` or `MEDIA`
  /// @param period `MINUTE` or `DAY`, from its beginning in UTC
  /// @param most how much, 0 or more
  record QuotaJson(
      @Nullable String kind,
      @Nullable String period,
      @Nullable Long most) {}

  /// What is sent for quotas.
  ///
  /// @param quotas all that are to be, at most one of a kind and period; empty for none
  record NewQuotas(@Nullable List<QuotaJson> quotas) {}

  /// A quota and how much of it is used.
  ///
  /// @param kind of what
  /// @param period in what time
  /// @param most how much may be asked
  /// @param used how much was asked since the period began
  /// @param endsAt when the period ends, seconds since 1970
  record QuotaUseJson(QuotaKind kind, QuotaPeriod period, long most, long used, long endsAt) {
    static QuotaUseJson of(Quotas.Standing standing) {
      return new QuotaUseJson(
          standing.quota().kind(),
          standing.quota().period(),
          standing.quota().most(),
          standing.used(),
          standing.endsAt().getEpochSecond());
    }
  }

  /// Lists who says something of the tenant's entries.
  @GetMapping
  List<SourceJson> sources(Caller caller) {
    return tenants.sources().stream()
        .filter(source -> source.tenant().equals(caller.key().tenant()))
        .map(source -> new SourceJson(source.id().number(), source.name(), source.local()))
        .toList();
  }

  /// Takes back everything that a source ever said.
  @PostMapping("/{name}/rollback")
  RolledBack rollBack(Caller caller, @PathVariable String name) {
    return new RolledBack(hub.rollBack(find(caller, name).id()));
  }

  /// Shows a source's quotas and what of them is used.
  @GetMapping("/{name}/quotas")
  List<QuotaUseJson> quotas(Caller caller, @PathVariable String name) {
    return shown(find(caller, name));
  }

  /// Sets a source's quotas in place of those it has.
  @PutMapping("/{name}/quotas")
  List<QuotaUseJson> setQuotas(
      Caller caller, @PathVariable String name, @RequestBody NewQuotas given) {
    TenantStore.Source source = find(caller, name);
    List<Quota> wanted = new ArrayList<>();
    for (QuotaJson one : Given.or(given.quotas(), List.<QuotaJson>of())) {
      if (one == null || one.most() == null) {
        throw ProblemException.invalid("a quota needs kind, period and most");
      }
      wanted.add(new Quota(
          Given.oneOf("kind", QuotaKind.class, one.kind()),
          Given.oneOf("period", QuotaPeriod.class, one.period()),
          one.most()));
    }
    long distinct = wanted.stream()
        .map(quota -> quota.kind() + " " + quota.period())
        .distinct()
        .count();
    if (distinct < wanted.size()) {
      throw ProblemException.invalid("quotas has two of one kind and period");
    }
    quotas.set(source, wanted);
    return shown(source);
  }

  private List<QuotaUseJson> shown(TenantStore.Source source) {
    return quotas.of(source).stream().map(QuotaUseJson::of).toList();
  }

  private TenantStore.Source find(Caller caller, String name) {
    return tenants
        .source(caller.key().tenant(), name)
        .orElseThrow(() -> ProblemException.notFound("source"));
  }
}
