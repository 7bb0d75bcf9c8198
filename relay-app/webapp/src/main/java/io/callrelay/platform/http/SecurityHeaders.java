package io.callrelay.platform.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Tells browsers what no page of the relay does: run a script that is not a file of its own, stand
 * in another site's frame, tell other sites where it was. Answers of the API are kept in no cache,
 * files of the console are asked for anew each time.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class SecurityHeaders implements Filter {
  private static final String OF_THE_API = "default-src 'none'; frame-ancestors 'none'";
  private static final String OF_THE_CONSOLE =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";
  private static final String A_YEAR = "max-age=31536000; includeSubDomains";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest asked
        && response instanceof HttpServletResponse answer) {
      boolean ofTheApi = asked.getRequestURI().startsWith(RelayApi.ROOT + "/");
      answer.setHeader("Content-Security-Policy", ofTheApi ? OF_THE_API : OF_THE_CONSOLE);
      answer.setHeader("Cache-Control", ofTheApi ? "no-store" : "no-cache");
      answer.setHeader("X-Content-Type-Options", "nosniff");
      answer.setHeader("X-Frame-Options", "DENY");
      answer.setHeader("Referrer-Policy", "no-referrer");
      answer.setHeader("Cross-Origin-Opener-Policy", "same-origin");
      answer.setHeader("Cross-Origin-Resource-Policy", "same-origin");
      if (asked.isSecure()) {
        answer.setHeader("Strict-Transport-Security", A_YEAR);
      }
    }
    chain.doFilter(request, response);
  }
}
