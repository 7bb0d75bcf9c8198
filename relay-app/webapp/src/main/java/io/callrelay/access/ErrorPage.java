package io.callrelay.access;

import io.callrelay.platform.http.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What is answered outside the API where nothing is, on servers whose own page would show an
 * exception; their descriptors name it. Asked for directly, it is not there either.
 */
@WebServlet("/error")
public class ErrorPage extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** For the container. */
  public ErrorPage() {}

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer given
            ? given
            : HttpServletResponse.SC_NOT_FOUND;
    JsonAnswers.write(response, Problem.ofStatus(status, "There is nothing at this address."));
  }
}
