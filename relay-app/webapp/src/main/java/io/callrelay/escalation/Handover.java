package io.callrelay.escalation;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;

/**
 * Hands messages over to their mail server. The mail library finds what writes the parts of a
 * message by the class loader of the thread, and not every application server shows it to its
 * applications; so for this while the thread has the library's own.
 */
final class Handover {
  private static final String PROTOCOL = "smtp";

  private Handover() {}

  /** Returns when the server has taken the message. */
  static void send(Message message) throws MessagingException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(
        message.getSession().getTransport(PROTOCOL).getClass().getClassLoader());
    try {
      Transport.send(message);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
