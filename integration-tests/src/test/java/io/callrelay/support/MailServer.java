package io.callrelay.support;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A real SMTP server that takes every mail and keeps it. */
public final class MailServer implements AutoCloseable {
  private final SMTPServer server;
  private final List<MimeMessage> mails = new CopyOnWriteArrayList<>();

  private final Deque<String> refusals = new ConcurrentLinkedDeque<>();

  private MailServer(UnaryOperator<SMTPServer.Builder> more) {
    server =
        more.apply(
                SMTPServer.port(0)
                    .bindAddress(InetAddress.getLoopbackAddress())
                    .messageHandler((context, from, to, data) -> take(data)))
            .build();
    server.start();
  }

  private void take(byte[] data) throws RejectException {
    String refusal = refusals.poll();
    if (refusal != null) {
      throw new RejectException(451, refusal);
    }
    mails.add(message(data));
  }

  private static MimeMessage message(byte[] data) {
    try {
      return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(data));
    } catch (MessagingException e) {
      throw new IllegalStateException("a mail cannot be read", e);
    }
  }

  /** Starts it on a free port of the loopback. */
  public static MailServer start() {
    return new MailServer(server -> server);
  }

  /** The same for those only who log in as this user. */
  public static MailServer start(String user, String password) {
    return new MailServer(
        server ->
            server
                .requireAuth()
                .authenticationHandlerFactory(
                    new EasyAuthenticationHandlerFactory(
                        (name, secret, context) -> {
                          if (!name.equals(user) || !secret.equals(password)) {
                            throw new LoginFailedException();
                          }
                        })));
  }

  /** Refuses the next mail for now, in these words. */
  public void refuseOnce(String words) {
    refusals.add(words);
  }

  /** Where it listens. */
  public int port() {
    return server.getPortAllocated();
  }

  /** What it has taken, the oldest first. */
  public List<MimeMessage> mails() {
    return mails;
  }

  /** Forgets what it has taken. */
  public void forget() {
    mails.clear();
  }

  @Override
  public void close() {
    server.stop();
  }
}
