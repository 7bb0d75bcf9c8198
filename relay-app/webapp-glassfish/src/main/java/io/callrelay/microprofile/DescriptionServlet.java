package io.callrelay.microprofile;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;

/**
 * {@code GET /openapi}: the description of the API, which was made when the WAR was built. YAML, or
 * JSON for who asks for it by {@code ?format=JSON} or by {@code Accept}.
 */
@WebServlet({"/openapi", "/openapi/"})
public class DescriptionServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String JSON = "application/json";

  /** For the container. */
  public DescriptionServlet() {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    boolean json = wantsJson(request);
    String file = "/WEB-INF/openapi." + (json ? "json" : "yaml");
    try (InputStream description = getServletContext().getResourceAsStream(file)) {
      if (description == null) {
        throw new ServletException(file + " is not in the WAR");
      }
      response.setContentType(json ? JSON : "application/yaml");
      response.setCharacterEncoding("UTF-8");
      description.transferTo(response.getOutputStream());
    }
  }

  private static boolean wantsJson(HttpServletRequest request) {
    String format = request.getParameter("format");
    if (format != null) {
      return format.equalsIgnoreCase("JSON");
    }
    String accept = Objects.requireNonNullElse(request.getHeader("Accept"), "");
    return accept.toLowerCase(Locale.ROOT).contains(JSON);
  }
}
