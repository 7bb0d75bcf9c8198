package io.callrelay.platform.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Answers a {@code Content-Type} that is none. JAX-RS looks at that header before any filter of its
 * own, and leaves such a request to the container's error page.
 */
@WebFilter(urlPatterns = RelayApi.ROOT + "/*", asyncSupported = true)
public class UnreadableContentTypes implements Filter {
  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String contentType = request.getContentType();
    if (contentType == null || isReadable(contentType)) {
      chain.doFilter(request, response);
    } else {
      HttpServletResponse answer = (HttpServletResponse) response;
      Problem problem =
          Problem.of(
              415,
              "not-json",
              "The body must be JSON",
              "The Content-Type cannot be read; it must be application/json.");
      answer.setStatus(problem.status());
      answer.setContentType(Problem.MEDIA_TYPE);
      answer.getOutputStream().write(problem.json().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static boolean isReadable(String contentType) {
    if (contentType.equals(MediaType.APPLICATION_JSON)) {
      return true;
    }
    try {
      MediaType.valueOf(contentType);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
