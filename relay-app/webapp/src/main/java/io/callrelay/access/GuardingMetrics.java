package io.callrelay.access;

import io.callrelay.platform.Role;
import io.callrelay.platform.http.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Shows the figures to viewers only, by token or log-in, for they tell how much business is done.
 */
@WebFilter(urlPatterns = "/metrics")
public class GuardingMetrics implements Filter {
  @Inject private KnownTokens tokens;
  @Inject private Sessions sessions;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public GuardingMetrics() {}

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest asked = (HttpServletRequest) request;
    HttpServletResponse answer = (HttpServletResponse) response;
    Optional<Set<Role>> roles = roles(asked);
    if (roles.isEmpty()) {
      answer.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"relay\"");
      JsonAnswers.write(answer, Problem.ofStatus(401, "Send a viewer's token, or log in."));
    } else if (!roles.get().contains(Role.VIEWER)) {
      JsonAnswers.write(answer, Problem.ofStatus(403, "This needs the role viewer."));
    } else {
      chain.doFilter(request, response);
    }
  }

  private Optional<Set<Role>> roles(HttpServletRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization != null) {
      return Bearer.token(authorization)
          .map(tokens::find)
          .filter(Presented.Known.class::isInstance)
          .map(Presented.Known.class::cast)
          .map(Presented.Known::roles);
    }
    return SessionCookie.sentWith(request)
        .flatMap(sessions::find)
        .map(session -> session.role().included());
  }
}
