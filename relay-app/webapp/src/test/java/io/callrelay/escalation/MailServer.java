package io.callrelay.escalation;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A real SMTP server in this JVM, on the loopback. */
final class MailServer implements AutoCloseable {
  static final String USER = "relay";
  static final String PASSWORD = "secret of the mail server";

  /** A mail as the server took it. */
  record Mail(String from, String to, MimeMessage message) {}

  private final SMTPServer server;
  private final List<Mail> mails = new CopyOnWriteArrayList<>();
  private volatile Optional<RejectException> refusal = Optional.empty();

  private MailServer(int port, Optional<SSLContext> tls) {
    SMTPServer.Builder builder =
        SMTPServer.port(port)
            .bindAddress(InetAddress.getLoopbackAddress())
            .hostName("localhost")
            .messageHandler((context, from, to, data) -> take(from, to, data));
    tls.ifPresent(
        context ->
            builder
                .enableTLS()
                .requireTLS()
                .startTlsSocketFactory(context)
                .requireAuth()
                .authenticationHandlerFactory(
                    new EasyAuthenticationHandlerFactory(
                        (user, password, session) -> {
                          if (!user.equals(USER) || !password.equals(PASSWORD)) {
                            throw new LoginFailedException();
                          }
                        })));
    server = builder.build();
    server.start();
  }

  /** One that takes everything from everybody. */
  static MailServer open() {
    return new MailServer(0, Optional.empty());
  }

  /** The same on a port. */
  static MailServer openOn(int port) {
    return new MailServer(port, Optional.empty());
  }

  /** One that insists on STARTTLS and a log-in. */
  static MailServer guarded(SSLContext tls) {
    return new MailServer(0, Optional.of(tls));
  }

  private void take(String from, String to, byte[] data) throws RejectException {
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    mails.add(new Mail(from, to, message(data)));
  }

  private static MimeMessage message(byte[] data) {
    try {
      return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(data));
    } catch (MessagingException e) {
      throw new IllegalStateException("the mail cannot be read", e);
    }
  }

  /** From now on mails are refused. */
  void refuse(int code, String words) {
    refusal = Optional.of(new RejectException(code, words));
  }

  int port() {
    return server.getPortAllocated();
  }

  List<Mail> mails() {
    return mails;
  }

  @Override
  public void close() {
    server.stop();
  }
}
