package io.callrelay.simulator.certification.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The stylesheet that comes with the suite; only it can get into a page unescaped. */
final class Stylesheet {
  private static final String RESOURCE = "/io/callrelay/simulator/certification/report.css";

  private final String css;

  private Stylesheet(String css) {
    this.css = css;
  }

  static Stylesheet ofTheReport() {
    try (InputStream resource = Stylesheet.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException("the stylesheet is not in the jar: " + RESOURCE);
      }
      return new Stylesheet(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " in the jar cannot be read", e);
    }
  }

  String css() {
    return css;
  }

  /** Allows this stylesheet and nothing else: no script, no image, no font, no network. */
  String contentSecurityPolicy() {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
      return "default-src 'none'; style-src 'sha256-"
          + Base64.getEncoder().encodeToString(sum)
          + "'; base-uri 'none'; form-action 'none'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
