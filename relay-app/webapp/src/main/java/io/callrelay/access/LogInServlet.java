package io.callrelay.access;

import io.callrelay.access.LoggingIn.Outcome;
import io.callrelay.ledger.ConsoleUser;
import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.platform.EventLog;
import io.callrelay.platform.Json;
import io.callrelay.platform.http.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code POST /console/login} with {@code {"user":"…","password":"…"}}: 200 with name, roles and
 * CSRF token, and the session's cookie. Every log-in is a new session; one that the browser had is
 * ended. Only JSON is taken, which a form of another site cannot send, and nothing that a browser
 * says came from another site.
 */
@WebServlet("/console/login")
public class LogInServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final EventLog LOG = EventLog.of(LogInServlet.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  @Inject private transient LoggingIn loggingIn;
  @Inject private transient Sessions sessions;
  @Inject private transient OtherSites others;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public LogInServlet() {}

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (others.sent(request::getHeader)) {
      JsonAnswers.write(response, OtherSites.refusal());
      return;
    }
    Optional<Body> body =
        JsonAnswers.isJson(request) ? Body.read(request.getInputStream()) : Optional.empty();
    if (body.isEmpty()) {
      JsonAnswers.write(response, noBody());
      return;
    }
    try {
      answer(request, response, body.get());
    } catch (LedgerUnavailable e) {
      JsonAnswers.write(response, ledgerDown());
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, Body body)
      throws IOException {
    Outcome outcome =
        loggingIn.prove(body.text("user"), body.text("password"), request.getRemoteAddr());
    if (outcome instanceof Outcome.Proven proven) {
      letIn(request, response, proven.user());
    } else if (outcome instanceof Outcome.NotNow notNow) {
      JsonAnswers.write(response, tooMany(notNow.delay()));
    } else {
      JsonAnswers.write(response, wrong());
    }
  }

  private void letIn(HttpServletRequest request, HttpServletResponse response, ConsoleUser user)
      throws IOException {
    SessionCookie.sentWith(request).ifPresent(sessions::end);
    String cookie = sessions.begin(user.name());
    LOG.info("logged-in")
        .with("user", user.name())
        .with("address", request.getRemoteAddr())
        .tell("A user logged in to the console");
    response.addCookie(SessionCookie.of(cookie, request.isSecure()));
    JsonAnswers.write(
        response,
        Json.object(
            json -> WhoAmI.write(json, user.name(), user.role().included(), Optional.of(cookie))));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader(HttpHeaders.ALLOW, "POST");
    JsonAnswers.write(response, Problem.ofStatus(405, "This address takes POST only."));
  }

  private static Problem noBody() {
    return Problem.of(
        415,
        "not-json",
        "The body must be JSON",
        "Send {\"user\":\"…\",\"password\":\"…\"} as application/json.");
  }

  private static Problem wrong() {
    return Problem.of(
        401, "log-in-refused", "Not logged in", "There is no such user with this password.");
  }

  /** 429, saying how long to wait. */
  static Problem tooMany(Duration wait) {
    return Problem.of(
            429,
            "too-many-log-ins",
            "Too many tries",
            "Wait as long as Retry-After says, and try again.")
        .retryAfter(wait.plusSeconds(1));
  }

  private static Problem ledgerDown() {
    return Problem.of(
            503,
            "ledger-unavailable",
            "The ledger does not answer",
            "Nobody can log in meanwhile. Calls go on being accepted and delivered.")
        .retryAfter(LOOK_AGAIN);
  }
}
