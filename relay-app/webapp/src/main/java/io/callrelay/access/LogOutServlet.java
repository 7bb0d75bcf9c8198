package io.callrelay.access;

import io.callrelay.access.oidc.RelyingParty;
import io.callrelay.ledger.ConsoleSession;
import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.platform.Json;
import io.callrelay.platform.http.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * {@code POST /console/logout} with the session's cookie and CSRF token: 204, the session is over
 * on all nodes, and the browser forgets the cookie. Without a session it answers 204 too. Whoever
 * came from an OpenID provider that offers it gets 200 with the address where he logs out there:
 * {@code {"continue":"https://…"}}.
 */
@WebServlet("/console/logout")
public class LogOutServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Sessions sessions;
  @Inject private transient RelyingParty relyingParty;
  @Inject private transient OtherSites others;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public LogOutServlet() {}

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (others.sent(request::getHeader)) {
      JsonAnswers.write(response, OtherSites.refusal());
      return;
    }
    Optional<String> cookie = SessionCookie.sentWith(request);
    String csrf = request.getHeader(SessionCookie.CSRF_HEADER);
    if (cookie.isPresent() && (csrf == null || !SessionCookie.isCsrfToken(csrf, cookie.get()))) {
      JsonAnswers.write(
          response,
          Problem.of(403, "csrf", "Not logged out", "The header X-Relay-CSRF must come with it."));
      return;
    }
    try {
      Optional<ConsoleSession> session = cookie.flatMap(sessions::find);
      cookie.ifPresent(sessions::end);
      response.addCookie(SessionCookie.gone(request.isSecure()));
      answer(response, session.map(ConsoleSession::user).flatMap(relyingParty::logOut));
    } catch (LedgerUnavailable e) {
      JsonAnswers.write(
          response,
          Problem.of(
              503,
              "ledger-unavailable",
              "Logged out here only",
              "The ledger does not answer; try again, or close the browser."));
    }
  }

  private static void answer(HttpServletResponse response, Optional<URI> onwards)
      throws IOException {
    if (onwards.isPresent()) {
      String address = onwards.get().toASCIIString();
      JsonAnswers.write(response, Json.object(json -> json.writeStringField("continue", address)));
    } else {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
  }
}
