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
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Lets nobody unknown see the figures, which tell how much business is done, nor the API's
 * description, which tells where to knock. Both by token or log-in: figures for viewers, the
 * description for whoever posts calls too. The server's own figures and description lie below the
 * same addresses.
 */
@WebFilter(
    urlPatterns = {"/metrics", "/metrics/*", "/openapi", "/openapi/*"},
    asyncSupported = true)
public class GuardingServerPages implements Filter {
  private static final Set<Role> OF_FIGURES = EnumSet.of(Role.VIEWER);
  private static final Set<Role> OF_THE_DESCRIPTION = EnumSet.of(Role.VIEWER, Role.INTAKE);

  @Inject private KnownTokens tokens;
  @Inject private Sessions sessions;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public GuardingServerPages() {}

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest asked = (HttpServletRequest) request;
    HttpServletResponse answer = (HttpServletResponse) response;
    Optional<Set<Role>> roles = roles(asked);
    if (roles.isEmpty()) {
      answer.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"relay\"");
      JsonAnswers.write(answer, Problem.ofStatus(401, "Send a token, or log in."));
    } else if (Collections.disjoint(roles.get(), allowed(asked))) {
      JsonAnswers.write(answer, Problem.ofStatus(403, "This needs the role viewer."));
    } else {
      chain.doFilter(request, response);
    }
  }

  private static Set<Role> allowed(HttpServletRequest request) {
    return request.getServletPath().startsWith("/openapi") ? OF_THE_DESCRIPTION : OF_FIGURES;
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
