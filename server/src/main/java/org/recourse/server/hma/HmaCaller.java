package org.recourse.server.hma;

import java.util.List;
import java.util.Set;
import org.recourse.hub.ApiKey;
import org.recourse.hub.Scope;
import org.recourse.hub.TenantId;
import org.recourse.hub.TenantStore.Source;
import org.recourse.server.limits.LimitedCaller;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// Who makes a call on HMA's port: the holder of a key, or who comes from an allowed network.
final class HmaCaller extends AbstractAuthenticationToken implements LimitedCaller {

  private static final long serialVersionUID = 1;

  private final String name;
  private final transient Source source;

  private HmaCaller(String name, Source source, Set<Scope> scopes) {
    super(authorities(scopes));
    this.name = name;
    this.source = source;
    setAuthenticated(true);
  }

  static HmaCaller withKey(ApiKey key) {
    return new HmaCaller("key " + key.number(), key.source(), key.scopes());
  }

  /// Who needs no key.
  ///
  /// @param machine for which his calls are counted; kept in memory only
  static HmaCaller fromNetwork(String machine, Source source, Set<Scope> scopes) {
    return new HmaCaller("machine " + machine, source, scopes);
  }

  /// Returns whose banks he sees.
  TenantId tenant() {
    return source.tenant();
  }

  /// Returns for whom what he says counts.
  @Override
  public Source source() {
    return source;
  }

  @Override
  public String holder() {
    return name;
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public Object getPrincipal() {
    return name;
  }

  private static List<GrantedAuthority> authorities(Set<Scope> scopes) {
    return scopes.stream()
        .<GrantedAuthority>map(scope -> new SimpleGrantedAuthority(scope.name()))
        .toList();
  }
}
