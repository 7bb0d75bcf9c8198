package io.callrelay.access;

import io.callrelay.access.oidc.CodeFlow;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * What a browser keeps while its person is at the OpenID provider. It comes back with the answer,
 * which another site's page brings along, so it is {@code Lax} where the session's is {@code
 * Strict}; it is sent to nothing but the two addresses of such a log-in.
 */
final class OidcCookie {
  /** The cookie's name. */
  static final String NAME = "relay-oidc";

  private OidcCookie() {}

  static Cookie of(String value, CodeFlow flow) {
    Cookie cookie = new Cookie(NAME, value);
    cookie.setHttpOnly(true);
    cookie.setSecure(isSecure(flow));
    cookie.setPath(flow.console().getPath() + "oidc");
    cookie.setMaxAge((int) flow.longest().toSeconds());
    cookie.setAttribute("SameSite", "Lax");
    return cookie;
  }

  /** To be sent to the browser so that it forgets the cookie. */
  static Cookie gone(CodeFlow flow) {
    Cookie cookie = of("", flow);
    cookie.setMaxAge(0);
    return cookie;
  }

  /** Whether browsers reach the console by https, whatever a proxy makes of it. */
  static boolean isSecure(CodeFlow flow) {
    return "https".equals(flow.console().getScheme());
  }

  /** The cookie that a browser sent. */
  static Optional<String> sentWith(HttpServletRequest request) {
    return Cookies.sentWith(request, NAME);
  }
}
