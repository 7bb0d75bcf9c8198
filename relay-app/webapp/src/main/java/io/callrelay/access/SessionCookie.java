package io.callrelay.access;

import io.callrelay.platform.SecretHash;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * The cookie of who is logged in, out of reach for scripts and for other sites, and the token that
 * must come with every request that changes something: a page of another site can make a browser
 * send the cookie, but never that header.
 */
final class SessionCookie {
  /** The cookie's name. */
  static final String NAME = "relay-session";

  /** The header that carries {@link #csrfToken}. */
  static final String CSRF_HEADER = "X-Relay-CSRF";

  private SessionCookie() {}

  /** To be sent to the browser, which forgets it when it is closed. */
  static Cookie of(String value, boolean secure) {
    Cookie cookie = new Cookie(NAME, value);
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setPath("/");
    cookie.setAttribute("SameSite", "Strict");
    return cookie;
  }

  /** To be sent to the browser so that it forgets the cookie. */
  static Cookie gone(boolean secure) {
    Cookie cookie = of("", secure);
    cookie.setMaxAge(0);
    return cookie;
  }

  /** The cookie that a browser sent. */
  static Optional<String> sentWith(HttpServletRequest request) {
    return Cookies.sentWith(request, NAME);
  }

  /** What a session's requests must send in {@link #CSRF_HEADER}. It follows from the cookie. */
  static String csrfToken(String cookie) {
    return SecretHash.of("csrf:" + cookie).hex();
  }

  /** Whether the header's value is the session's. */
  static boolean isCsrfToken(String value, String cookie) {
    return SecretHash.of(value).matches(SecretHash.of(csrfToken(cookie)));
  }
}
