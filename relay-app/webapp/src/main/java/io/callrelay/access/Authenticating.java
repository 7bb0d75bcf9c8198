package io.callrelay.access;

import io.callrelay.ledger.ConsoleSession;
import io.callrelay.platform.EventLog;
import io.callrelay.platform.Printable;
import io.callrelay.platform.Role;
import io.callrelay.platform.http.Caller;
import io.callrelay.platform.http.Caller.Way;
import io.callrelay.platform.http.Problem;
import io.callrelay.platform.http.Refusal;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets nobody into the API of whom it is not known who it is: by a bearer token (RFC 6750) or, when
 * no {@code Authorization} header was sent, by a session's cookie. What they may do is told by
 * {@link io.callrelay.platform.http.AllowedTo}.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class Authenticating implements ContainerRequestFilter {
  private static final EventLog LOG = EventLog.of(Authenticating.class);
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  private KnownTokens tokens;
  private Sessions sessions;
  private SourceRates rates;
  private OtherSites others;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public Authenticating() {}

  @Inject
  Authenticating(KnownTokens tokens, Sessions sessions, SourceRates rates, OtherSites others) {
    this.tokens = tokens;
    this.sessions = sessions;
    this.rates = rates;
    this.others = others;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    Cookie cookie = authorization == null ? request.getCookies().get(SessionCookie.NAME) : null;
    if (cookie == null) {
      byToken(request, authorization);
    } else {
      bySession(request, cookie.getValue());
    }
  }

  private void byToken(ContainerRequestContext request, @Nullable String authorization) {
    Presented presented =
        Optional.ofNullable(authorization)
            .flatMap(Bearer::token)
            .map(tokens::find)
            .orElseGet(Presented.Unknown::new);
    if (presented instanceof Presented.Known known) {
      if (known.roles().contains(Role.INTAKE) && !rates.mayPass(known.name())) {
        request.abortWith(SourceRates.tooMany());
        return;
      }
      letIn(request, known.name(), known.roles(), Way.TOKEN);
    } else if (presented instanceof Presented.NotKnownYet) {
      refuse(request, "The ledger has not told yet whose token was presented", notKnownYet());
    } else {
      refuse(request, "No token, or an unknown one, was presented", Refusal.unknown());
    }
  }

  private void bySession(ContainerRequestContext request, String cookie) {
    Optional<ConsoleSession> session = sessions.find(cookie);
    if (session.isEmpty()) {
      refuse(request, "The cookie of a session that is over was presented", Refusal.unknown());
    } else if (!SAFE.contains(request.getMethod()) && others.sent(request::getHeaderString)) {
      refuse(
          request, "Another site's page sent a session's request", OtherSites.refusal().response());
    } else if (!SAFE.contains(request.getMethod()) && !carriesCsrfToken(request, cookie)) {
      refuse(request, "A session's request came without its CSRF token", withoutCsrfToken());
    } else {
      ConsoleSession known = session.get();
      letIn(request, known.user(), known.role().included(), Way.SESSION);
    }
  }

  private static boolean carriesCsrfToken(ContainerRequestContext request, String cookie) {
    String sent = request.getHeaderString(SessionCookie.CSRF_HEADER);
    return sent != null && SessionCookie.isCsrfToken(sent, cookie);
  }

  private static void letIn(
      ContainerRequestContext request, String name, Set<Role> roles, Way way) {
    boolean secure = request.getSecurityContext().isSecure();
    request.setSecurityContext(new Caller(name, roles, way, secure));
  }

  private static void refuse(ContainerRequestContext request, String words, Response answer) {
    LOG.warning("access-refused")
        .with("method", request.getMethod())
        .with("path", Printable.maskedDigits(request.getUriInfo().getPath()))
        .tell(words);
    request.abortWith(answer);
  }

  private static Response notKnownYet() {
    return Problem.of(
            503,
            "tokens-unknown",
            "It is not known yet whose token this is",
            "The ledger, which keeps the tokens, has not answered since the start. Send it again.")
        .retryAfter(LOOK_AGAIN)
        .response();
  }

  private static Response withoutCsrfToken() {
    return Problem.of(
            403,
            "csrf",
            "The request does not prove that the console made it",
            "Under a session every request that changes something carries the header X-Relay-CSRF"
                + " with the value 'csrf' of GET /api/v1/me.")
        .response();
  }
}
