package io.callrelay.standalone;

import io.callrelay.platform.OutboundTls;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Whether True Pulse's endpoint is there, through the proxy if there is one, and shows a
 * certificate that is trusted. Nothing is posted, so nobody can tell whether it takes calls.
 */
final class CheckedEndpoint {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final int LONGEST_HEAD = 8192;

  private CheckedEndpoint() {}

  static String look(Settings settings) throws StartFailure {
    URI url = settings.url(Setting.TRUEPULSE_URL);
    boolean tls = url.getScheme().equals("https");
    int port = url.getPort() < 0 ? (tls ? HTTPS : HTTP) : url.getPort();
    Optional<InetSocketAddress> proxy = settings.hostAndPort(Setting.TRUEPULSE_PROXY);
    String place = "%s:%d".formatted(url.getHost(), port);
    try (Met met =
        proxy.isPresent()
            ? Met.at(proxy.get().getHostString(), proxy.get().getPort(), Setting.TRUEPULSE_PROXY)
            : Met.at(url.getHost(), port, Setting.TRUEPULSE_URL)) {
      if (!tls) {
        return (proxy.isPresent() ? "the proxy" : place) + " answers; calls travel unencrypted";
      }
      if (proxy.isPresent()) {
        askForATunnel(met.socket(), place);
      }
      return place + " answers with a certificate that is trusted: " + agree(met, settings, url);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw StartFailure.because(
          "relay.truepulse.url: no encrypted connection comes about with " + place, e);
    }
  }

  private static String agree(Met met, Settings settings, URI url)
      throws StartFailure, IOException, NoSuchAlgorithmException {
    SSLContext context;
    try {
      context = OutboundTls.from(settings).orElse(SSLContext.getDefault());
    } catch (IllegalArgumentException e) {
      throw StartFailure.badSettings(List.of(String.valueOf(e.getMessage())));
    }
    try (SSLSocket secure =
        (SSLSocket)
            context.getSocketFactory().createSocket(met.socket(), url.getHost(), -1, true)) {
      SSLParameters parameters = secure.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secure.setSSLParameters(parameters);
      secure.startHandshake();
      return secure.getSession().getPeerPrincipal().getName();
    }
  }

  private static void askForATunnel(Socket socket, String place) throws IOException {
    socket
        .getOutputStream()
        .write(
            "CONNECT %1$s HTTP/1.1\r\nHost: %1$s\r\n\r\n"
                .formatted(place)
                .getBytes(StandardCharsets.US_ASCII));
    String head = head(socket.getInputStream());
    if (!head.matches("(?s)HTTP/1\\.[01] 2\\d\\d .*")) {
      throw new IOException("the proxy answers " + head.lines().findFirst().orElse("nothing"));
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < LONGEST_HEAD && head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    return head.toString();
  }
}
