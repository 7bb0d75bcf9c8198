package io.callrelay.platform.http;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/**
 * Whoever presented a known token.
 *
 * @param before what the container knew of the request
 * @param name of the token
 */
record Caller(SecurityContext before, String name) implements SecurityContext {
  @Override
  public Principal getUserPrincipal() {
    return () -> name;
  }

  @Override
  public boolean isUserInRole(String role) {
    return false;
  }

  @Override
  public boolean isSecure() {
    return before.isSecure();
  }

  @Override
  public String getAuthenticationScheme() {
    return "Bearer";
  }
}
