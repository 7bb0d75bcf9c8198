package io.callrelay.simulator.control;

import io.vertx.core.http.HttpServerRequest;

/**
 * Something more on the control port: pages of its own, an API of its own, and a link in the web
 * page's navigation. Mount it with {@link ControlServer#mount}.
 *
 * <p>It gets every request whose path is {@code /NAME}, below {@code /NAME/}, {@code /api/NAME} or
 * below {@code /api/NAME/}, after the guard against other origins has let it pass, and with the
 * security headers (among them a Content-Security-Policy that allows scripts and styles from this
 * port only, none of them inline) already set. Its pages may use {@code /page/page.css} and the
 * modules beside it to look like the rest.
 */
public interface ControlExtension {
  /** The first part of its paths: lower-case letters, digits and hyphens. */
  String name();

  /** What the link to {@code /NAME} says. */
  String title();

  /**
   * Answers the request. Called on an event loop: never blocks. The body has not been read.
   *
   * @param path what follows {@code /NAME} or {@code /api/NAME}: "", or begins with a slash
   * @param api whether the path began with {@code /api/}
   */
  void handle(HttpServerRequest request, String path, boolean api);
}
