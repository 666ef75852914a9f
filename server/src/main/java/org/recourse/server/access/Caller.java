package org.recourse.server.access;

import java.util.List;
import org.recourse.hub.ApiKey;
import org.recourse.hub.TenantStore.Source;
import org.recourse.server.limits.LimitedCaller;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// Who makes a call: the holder of a key.
public final class Caller extends AbstractAuthenticationToken implements LimitedCaller {

  private static final long serialVersionUID = 1;

  private final transient ApiKey key;

  /// The holder of this key.
  public Caller(ApiKey key) {
    super(authorities(key));
    this.key = key;
    setAuthenticated(true);
  }

  /// Returns the key.
  public ApiKey key() {
    return key;
  }

  @Override
  public String holder() {
    return "key " + key.number();
  }

  @Override
  public Source source() {
    return key.source();
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public Object getPrincipal() {
    return holder();
  }

  private static List<GrantedAuthority> authorities(ApiKey key) {
    return key.scopes().stream()
        .<GrantedAuthority>map(scope -> new SimpleGrantedAuthority(scope.name()))
        .toList();
  }
}
