package io.callrelay.access;

import io.callrelay.access.oidc.CodeFlow;
import io.callrelay.access.oidc.RelyingParty;
import io.callrelay.platform.Json;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code GET /console/oidc}: whether people may log in by OpenID Connect, for the log-in page. With
 * {@code label} and {@code address} of the button, or {@code {}}.
 */
@WebServlet("/console/oidc")
public class OidcOfferServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient RelyingParty relyingParty;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public OidcOfferServlet() {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<CodeFlow> flow = relyingParty.flow();
    JsonAnswers.write(
        response,
        Json.object(
            json -> {
              if (flow.isPresent()) {
                json.writeStringField("label", flow.get().label());
                json.writeStringField("address", flow.get().logIn().toASCIIString());
              }
            }));
  }
}
