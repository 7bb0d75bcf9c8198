package io.callrelay.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callrelay.delivery.TruePulseUnreachable.NotSent;
import io.callrelay.verdict.Attempt;
import io.callrelay.verdict.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Failures after which True Pulse certainly has not got the call, and may be asked again at once.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NotSentTest {
  private static final byte[] HANDSHAKE_REFUSED = {0x15, 3, 3, 0, 2, 2, 40};

  @Test
  void a_refused_connection() throws IOException {
    int port;
    try (ServerSocket closedAtOnce = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closedAtOnce.getLocalPort();
    }
    assertNotSent(URI.create("http://127.0.0.1:" + port), Reason.NO_CONNECTION);
  }

  @Test
  void a_host_that_nobody_knows() {
    String tooLongForAName = "x".repeat(64);
    assertNotSent(URI.create("http://" + tooLongForAName + ".invalid/"), Reason.UNKNOWN_HOST);
  }

  @Test
  void a_connection_that_is_not_accepted_in_time() throws IOException {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      fill(full, waiting);
      assertNotSent(URI.create("http://127.0.0.1:" + full.getLocalPort()), Reason.CONNECT_TIMEOUT);
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  /** Connects until nobody is let in any more. */
  private static void fill(ServerSocket server, List<Socket> waiting) throws IOException {
    for (int n = 0; n < 5; n++) {
      Socket socket = new Socket();
      waiting.add(socket);
      try {
        socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 100);
      } catch (SocketTimeoutException nobodyIsLetIn) {
        return;
      }
    }
  }

  @Test
  void a_refused_handshake() throws IOException {
    assertTlsFailure(socket -> socket.getOutputStream().write(HANDSHAKE_REFUSED), NotSent.class);
  }

  @Test
  void plain_http_where_tls_is_expected() throws IOException {
    assertTlsFailure(
        socket ->
            socket
                .getOutputStream()
                .write("HTTP/1.1 400 Bad\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
        NotSent.class);
  }

  /** Here the client cannot tell how far it came, and so does not claim to. */
  @Test
  void an_end_within_the_handshake_is_a_tls_failure_that_claims_nothing() throws IOException {
    assertTlsFailure(Socket::shutdownOutput, TruePulseUnreachable.class);
  }

  /** What a server does with a connection once the first bytes have come. */
  @FunctionalInterface
  private interface Reply {
    void to(Socket socket) throws IOException;
  }

  private static void assertTlsFailure(Reply reply, Class<? extends TruePulseUnreachable> told)
      throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread replying = new Thread(() -> replyToAll(server, reply));
      replying.start();
      assertUnreachable(
          URI.create("https://127.0.0.1:" + server.getLocalPort()), Reason.TLS_FAILURE, told);
    }
  }

  private static void replyToAll(ServerSocket server, Reply reply) {
    while (!server.isClosed()) {
      replyToOne(server, reply);
    }
  }

  private static boolean replyToOne(ServerSocket server, Reply reply) {
    try (Socket socket = server.accept()) {
      assertThat(socket.getInputStream().read()).isPositive();
      reply.to(socket);
      socket.getInputStream().readAllBytes();
      return true;
    } catch (IOException endedByTheOtherSide) {
      return false;
    }
  }

  private static void assertNotSent(URI endpoint, Reason reason) {
    assertUnreachable(endpoint, reason, NotSent.class);
  }

  private static void assertUnreachable(
      URI endpoint, Reason reason, Class<? extends TruePulseUnreachable> told) {
    Clock clock = Clock.systemUTC();
    DeliverySettings settings =
        new DeliverySettings(
            endpoint, Duration.ofMillis(400), Duration.ofSeconds(5), 1, Duration.ofSeconds(5));
    try (BoundedExchange exchange = new BoundedExchange(settings, Way.DIRECT, clock)) {
      GuardedTruePulse truePulse =
          new GuardedTruePulse(DeliveryBeans.webhookOver(exchange, settings), clock);
      AttemptUnderWay underWay = new AttemptUnderWay("{}", UUID.randomUUID(), clock.instant());

      assertThatThrownBy(() -> truePulse.post(underWay)).isExactlyInstanceOf(told);

      Attempt attempt = underWay.attempt("node-a").orElseThrow();
      assertThat(attempt.verdict().reason()).as(attempt.toString()).isEqualTo(reason);
      assertThat(attempt.verdict().detail()).isNotBlank();
      assertThat(attempt.answer()).isEmpty();
    }
  }
}
