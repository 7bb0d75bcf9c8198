package io.callrelay.escalation;

import jakarta.activation.ActivationDataFlavor;
import jakarta.activation.CommandInfo;
import jakarta.activation.CommandMap;
import jakarta.activation.DataContentHandler;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.OutputStream;

/**
 * What a mail is made of, written without the handlers that the mail library finds by the class
 * loader of the thread: Open Liberty does not show them to applications, and then nothing is sent.
 */
final class MailParts {
  private static final CommandMap WRITING_ITSELF = new WritingItself();

  private MailParts() {}

  /** Makes parts the content of a message, or of a part. */
  static void put(MimeMultipart parts, Part into) throws MessagingException {
    DataHandler content = new DataHandler(parts, parts.getContentType());
    content.setCommandMap(WRITING_ITSELF);
    into.setDataHandler(content);
    parts.setParent(into);
  }

  /**
   * Makes a text the content of a part.
   *
   * @param type without a charset, which is UTF-8
   */
  static void put(String text, String type, Part into) throws MessagingException {
    try {
      into.setDataHandler(new DataHandler(new ByteArrayDataSource(text, type + "; charset=UTF-8")));
    } catch (IOException e) {
      throw new MessagingException("a text cannot be encoded", e);
    }
  }

  /** Knows one thing: that a multipart writes itself. */
  private static final class WritingItself extends CommandMap {
    @Override
    public CommandInfo[] getPreferredCommands(String type) {
      return new CommandInfo[0];
    }

    @Override
    public CommandInfo[] getAllCommands(String type) {
      return new CommandInfo[0];
    }

    @Override
    public CommandInfo getCommand(String type, String name) {
      throw new UnsupportedOperationException("nothing is done with a mail but sending it");
    }

    @Override
    public DataContentHandler createDataContentHandler(String type) {
      return new Multipart();
    }
  }

  private static final class Multipart implements DataContentHandler {
    @Override
    public ActivationDataFlavor[] getTransferDataFlavors() {
      return new ActivationDataFlavor[0];
    }

    @Override
    public Object getTransferData(ActivationDataFlavor flavor, DataSource source) {
      return source;
    }

    @Override
    public Object getContent(DataSource source) {
      return source;
    }

    @Override
    public void writeTo(Object parts, String type, OutputStream to) throws IOException {
      try {
        ((MimeMultipart) parts).writeTo(to);
      } catch (MessagingException e) {
        throw new IOException(e);
      }
    }
  }
}
