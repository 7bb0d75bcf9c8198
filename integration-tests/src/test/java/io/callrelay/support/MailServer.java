package io.callrelay.support;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.server.SMTPServer;

/** A real SMTP server that takes every mail and keeps it. */
public final class MailServer implements AutoCloseable {
  private final SMTPServer server;
  private final List<MimeMessage> mails = new CopyOnWriteArrayList<>();

  private MailServer() {
    server =
        SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .messageHandler((context, from, to, data) -> mails.add(message(data)))
            .build();
    server.start();
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
    return new MailServer();
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
