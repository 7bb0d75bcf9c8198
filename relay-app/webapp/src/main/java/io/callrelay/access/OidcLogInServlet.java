package io.callrelay.access;

import io.callrelay.access.oidc.CodeFlow;
import io.callrelay.access.oidc.LogInOutcome;
import io.callrelay.access.oidc.LogInOutcome.Begun;
import io.callrelay.access.oidc.LogInOutcome.Refused;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** {@code GET /console/oidc/login} sends a browser to the OpenID provider. */
@WebServlet("/console/oidc/login")
public class OidcLogInServlet extends OidcServlet {
  private static final long serialVersionUID = 1L;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public OidcLogInServlet() {}

  @Override
  void step(HttpServletRequest request, HttpServletResponse response, CodeFlow flow) {
    LogInOutcome outcome = flow.begin();
    if (outcome instanceof Begun begun) {
      response.addCookie(OidcCookie.of(begun.cookie(), flow));
      OidcBrowser.send(response, begun.provider());
    } else if (outcome instanceof Refused refused) {
      OidcBrowser.refuse(request, response, flow, refused);
    }
  }
}
