package io.callrelay.access;

import io.callrelay.access.oidc.CodeFlow;
import io.callrelay.access.oidc.RelyingParty;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** A step of the log-in by OpenID Connect, or 404 where nobody logs in so. */
abstract class OidcServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient RelyingParty relyingParty;

  @SuppressWarnings("NullAway.Init") // the container fills it in
  OidcServlet() {}

  @Override
  protected final void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<CodeFlow> flow = relyingParty.flow();
    if (flow.isPresent()) {
      step(request, response, flow.get());
    } else {
      OidcBrowser.notOffered(response);
    }
  }

  abstract void step(HttpServletRequest request, HttpServletResponse response, CodeFlow flow);
}
