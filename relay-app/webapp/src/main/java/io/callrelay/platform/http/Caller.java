package io.callrelay.platform.http;

import io.callrelay.platform.Role;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Set;

/**
 * Whoever is known to have sent a request. Resources take it as {@code @Context SecurityContext};
 * its principal's name is what ledger, audit and log keep.
 *
 * @param name of the token or of the user
 * @param roles all that it has, with those that they include
 * @param way how it is known
 * @param secure whether the request came over TLS
 */
public record Caller(String name, Set<Role> roles, Way way, boolean secure)
    implements SecurityContext {

  /** How somebody is known. */
  public enum Way {
    /** By a bearer token (RFC 6750). */
    TOKEN,
    /** By having logged in to the console. */
    SESSION
  }

  /** Keeps its own copy of the roles. */
  public Caller {
    roles = Set.copyOf(roles);
  }

  /** Whether it has this role. */
  public boolean has(Role role) {
    return roles.contains(role);
  }

  @Override
  public Principal getUserPrincipal() {
    return () -> name;
  }

  /** By the role's word, for example {@code viewer}. */
  @Override
  public boolean isUserInRole(String role) {
    return Role.of(role).map(this::has).orElse(false);
  }

  @Override
  public boolean isSecure() {
    return secure;
  }

  @Override
  public String getAuthenticationScheme() {
    return way == Way.TOKEN ? "Bearer" : "Session";
  }
}
