package io.callrelay.microprofile;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * {@code GET /health}, {@code /health/live}, {@code /health/ready} and {@code /health/started}: 200
 * when every check of that kind is up, 503 when one is down or fails.
 */
@WebServlet({"/health", "/health/*"})
public class HealthServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(HealthServlet.class.getName());

  @Inject @Liveness private transient Instance<HealthCheck> live;
  @Inject @Readiness private transient Instance<HealthCheck> ready;
  @Inject @Startup private transient Instance<HealthCheck> started;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public HealthServlet() {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Stream<HealthCheck>> checks =
        checks(Objects.requireNonNullElse(request.getPathInfo(), "/"));
    if (checks.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    HealthReport report = ask(checks.get());
    response.setStatus(
        report.up() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(report.json().getBytes(StandardCharsets.UTF_8));
  }

  private Optional<Stream<HealthCheck>> checks(String path) {
    return switch (path) {
      case "/" -> Optional.of(Stream.of(live, ready, started).flatMap(Instance::stream));
      case "/live" -> Optional.of(live.stream());
      case "/ready" -> Optional.of(ready.stream());
      case "/started" -> Optional.of(started.stream());
      default -> Optional.empty();
    };
  }

  static HealthReport ask(Stream<HealthCheck> checks) {
    List<HealthCheckResponse> answers = checks.map(HealthServlet::answer).toList();
    return new HealthReport(answers);
  }

  /** Who asks learns that a check failed; the log, why. */
  private static HealthCheckResponse answer(HealthCheck check) {
    try {
      return check.call();
    } catch (RuntimeException e) {
      String name = check.getClass().getName();
      LOG.log(Level.WARNING, "the health check " + name + " failed; it counts as down", e);
      return new HealthAnswerInTheMaking().name(name).down().build();
    }
  }
}
