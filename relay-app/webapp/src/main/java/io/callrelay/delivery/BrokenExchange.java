package io.callrelay.delivery;

import io.callrelay.verdict.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Reads why an exchange broke before an answer began. */
final class BrokenExchange {
  private static final int DEEPEST_CAUSE = 10;

  private BrokenExchange() {}

  static NoWholeAnswer read(Throwable broken, boolean handedOver) {
    Reason reason = reason(broken, handedOver);
    return NoWholeAnswer.because(reason, words(reason, broken), handedOver, broken);
  }

  private static Reason reason(Throwable broken, boolean handedOver) {
    if (has(broken, UnknownHostException.class) || has(broken, UnresolvedAddressException.class)) {
      return Reason.UNKNOWN_HOST;
    }
    if (has(broken, HttpConnectTimeoutException.class)) {
      return Reason.CONNECT_TIMEOUT;
    }
    if (isTlsFailure(broken, handedOver)) {
      return Reason.TLS_FAILURE;
    }
    if (has(broken, ConnectException.class) || has(broken, NoRouteToHostException.class)) {
      return Reason.NO_CONNECTION;
    }
    boolean notHttp = has(broken, ProtocolException.class) || !(broken instanceof IOException);
    return notHttp ? Reason.NOT_HTTP : Reason.CONNECTION_LOST;
  }

  private static boolean isTlsFailure(Throwable broken, boolean handedOver) {
    return has(broken, SSLHandshakeException.class)
        || has(broken, SSLPeerUnverifiedException.class)
        || (!handedOver && has(broken, SSLException.class));
  }

  private static boolean has(Throwable broken, Class<? extends Throwable> kind) {
    return Stream.iterate(broken, cause -> cause != null, Throwable::getCause)
        .limit(DEEPEST_CAUSE)
        .anyMatch(kind::isInstance);
  }

  private static String words(Reason reason, Throwable broken) {
    String message = broken.getMessage();
    String told = message == null ? broken.getClass().getSimpleName() : message;
    return switch (reason) {
      case UNKNOWN_HOST -> "the host is not known";
      case NO_CONNECTION -> "refused, or no way there: " + told;
      default -> told;
    };
  }
}
