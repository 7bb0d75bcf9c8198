package io.callrelay.access;

import io.callrelay.access.oidc.CodeFlow;
import io.callrelay.access.oidc.LogInOutcome;
import io.callrelay.access.oidc.LogInOutcome.Proven;
import io.callrelay.access.oidc.LogInOutcome.Refused;
import io.callrelay.access.oidc.LogInOutcome.Why;
import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.platform.EventLog;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * {@code GET /console/oidc/callback}: the OpenID provider sends a browser back. Whoever it vouches
 * for gets a session as {@link LogInServlet} makes them; every other is told why by the log-in
 * page.
 */
@WebServlet("/console/oidc/callback")
public class OidcCallbackServlet extends OidcServlet {
  private static final long serialVersionUID = 1L;
  private static final EventLog LOG = EventLog.of(OidcCallbackServlet.class);

  @Inject private transient Sessions sessions;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public OidcCallbackServlet() {}

  @Override
  void step(HttpServletRequest request, HttpServletResponse response, CodeFlow flow) {
    LogInOutcome outcome = flow.end(OidcCookie.sentWith(request), request.getParameterMap());
    response.addCookie(OidcCookie.gone(flow));
    if (outcome instanceof Proven proven) {
      letIn(request, response, flow, proven);
    } else if (outcome instanceof Refused refused) {
      OidcBrowser.refuse(request, response, flow, refused);
    }
  }

  private void letIn(
      HttpServletRequest request, HttpServletResponse response, CodeFlow flow, Proven proven) {
    try {
      SessionCookie.sentWith(request).ifPresent(sessions::end);
      String cookie = sessions.beginAs(proven.user(), proven.role());
      LOG.info("logged-in")
          .with("user", proven.user())
          .with("role", proven.role().word())
          .with("address", request.getRemoteAddr())
          .tell("Somebody logged in to the console by OpenID Connect");
      response.addCookie(SessionCookie.of(cookie, request.isSecure() || OidcCookie.isSecure(flow)));
      OidcBrowser.send(response, flow.console());
    } catch (LedgerUnavailable e) {
      OidcBrowser.refuse(
          request, response, flow, new Refused(Why.LEDGER, String.valueOf(e.getMessage())));
    }
  }
}
