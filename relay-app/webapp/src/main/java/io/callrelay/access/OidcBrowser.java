package io.callrelay.access;

import io.callrelay.access.oidc.CodeFlow;
import io.callrelay.access.oidc.LogInOutcome.Refused;
import io.callrelay.access.oidc.LogInOutcome.Why;
import io.callrelay.platform.EventLog;
import io.callrelay.platform.http.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.net.URI;

/**
 * Where a browser goes during a log-in by OpenID Connect: to the provider, or back to the console
 * at the address that the settings give. No request says where to, and none of its words come back.
 */
final class OidcBrowser {
  private static final EventLog LOG = EventLog.of(OidcBrowser.class);

  private OidcBrowser() {}

  static void send(HttpServletResponse response, URI address) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader(HttpHeaders.LOCATION, address.toASCIIString());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** Back to the log-in page, which has a sentence for the word that it is given. */
  static void refuse(
      HttpServletRequest request, HttpServletResponse response, CodeFlow flow, Refused refused) {
    LOG.warning("log-in-refused")
        .with("way", "openid-connect")
        .with("why", refused.why().word())
        .with("detail", refused.detail())
        .with("address", request.getRemoteAddr())
        .tell("Nobody was logged in by OpenID Connect");
    send(response, backWith(flow, refused.why()));
  }

  private static URI backWith(CodeFlow flow, Why why) {
    return flow.console().resolve("?refused=" + why.word());
  }

  /** For whoever asks although nobody logs in so. */
  static void notOffered(HttpServletResponse response) throws IOException {
    JsonAnswers.write(
        response, Problem.ofStatus(404, "Nobody logs in to this relay by OpenID Connect."));
  }
}
