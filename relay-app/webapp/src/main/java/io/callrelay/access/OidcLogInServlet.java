package io.callrelay.access;

import io.callrelay.access.oidc.CodeFlow;
import io.callrelay.access.oidc.LogInOutcome;
import io.callrelay.access.oidc.LogInOutcome.Begun;
import io.callrelay.access.oidc.LogInOutcome.Refused;
import io.callrelay.access.oidc.RelyingParty;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** {@code GET /console/oidc/login} sends a browser to the OpenID provider. */
@WebServlet("/console/oidc/login")
public class OidcLogInServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient RelyingParty relyingParty;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public OidcLogInServlet() {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<CodeFlow> flow = relyingParty.flow();
    if (flow.isEmpty()) {
      OidcBrowser.notOffered(response);
      return;
    }
    LogInOutcome outcome = flow.get().begin();
    if (outcome instanceof Begun begun) {
      response.addCookie(OidcCookie.of(begun.cookie(), flow.get()));
      OidcBrowser.send(response, begun.provider());
    } else if (outcome instanceof Refused refused) {
      OidcBrowser.refuse(request, response, flow.get(), refused);
    }
  }
}
