package io.callrelay.platform.metrics;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code GET /metrics}, for Prometheus. A servlet, because an exact path comes before the one that
 * a server with figures of its own takes: on Payara those are at {@code /metrics/}, with the slash.
 */
@WebServlet("/metrics")
public class MetricsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Metrics metrics;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public MetricsServlet() {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String accept = request.getHeader("Accept");
    response.setContentType(metrics.contentType(accept));
    response.setHeader("Cache-Control", "no-store");
    metrics.expose(accept, response.getOutputStream());
  }
}
