package io.callrelay.access;

import io.callrelay.platform.http.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How the log-in's servlets take and give JSON. */
final class JsonAnswers {
  private JsonAnswers() {}

  static boolean isJson(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).matches("application/json *(;.*)?");
  }

  static void write(HttpServletResponse response, String object) throws IOException {
    write(response, 200, MediaType.APPLICATION_JSON, object);
  }

  static void write(HttpServletResponse response, Problem problem) throws IOException {
    problem
        .waiting()
        .ifPresent(
            wait -> response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
    write(response, problem.status(), Problem.MEDIA_TYPE, problem.json());
  }

  private static void write(HttpServletResponse response, int status, String type, String json)
      throws IOException {
    response.setStatus(status);
    response.setContentType(type);
    response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
  }
}
