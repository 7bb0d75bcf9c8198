package io.callrelay.escalation;

import io.callrelay.escalation.MailSettings.Login;
import io.callrelay.escalation.MailSettings.Server;
import io.callrelay.escalation.Report.Story;
import io.callrelay.escalation.SupportBundle.Attachment;
import io.callrelay.ledger.Notice;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import jakarta.activation.DataHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends mail over SMTP: plain text and HTML, with the support bundle attached. A message that is
 * sent twice has the same Message-ID, so that a mailbox may show it once.
 */
@ApplicationScoped
class MailChannel implements Channel {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final Duration BEFORE = Duration.ofMinutes(5);

  /** After so many failures the mail goes without its attachment: it may be what is refused. */
  private static final int TRIES_WITH_ATTACHMENT = 3;

  private final MailSettings settings;
  private final Optional<URI> link;
  private final SupportBundle bundle;
  private final Optional<SSLSocketFactory> trust;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected MailChannel() {
    this(null, Optional.empty(), null, Optional.empty());
  }

  @Inject
  MailChannel(Settings settings, SupportBundle bundle) {
    this(
        MailSettings.from(settings),
        settings.optionalUrl(Setting.SUPPORT_LINK),
        bundle,
        Optional.empty());
  }

  /**
   * @param trust makes connections that trust other certificates than this JVM does
   */
  MailChannel(
      MailSettings settings,
      Optional<URI> link,
      SupportBundle bundle,
      Optional<SSLSocketFactory> trust) {
    this.settings = settings;
    this.link = link;
    this.bundle = bundle;
    this.trust = trust;
  }

  @Override
  public String name() {
    return MAIL;
  }

  @Override
  public void send(Report report, Notice notice) throws NotSent {
    Server server =
        settings.server().orElseThrow(() -> new NotSent("no mail server is configured", null));
    try {
      Transport.send(message(report, notice, server));
    } catch (SendFailedException e) {
      throw new NotSent("the mail server refused the message: " + reasons(e), e);
    } catch (MessagingException e) {
      throw new NotSent(
          "the mail server %s:%d: %s".formatted(server.host(), server.port(), reasons(e)), e);
    }
  }

  /** What every exception in the chain says: the server's own words are mostly the last. */
  private static String reasons(MessagingException thrown) {
    StringBuilder words = new StringBuilder();
    for (Throwable next = thrown; next != null; next = cause(next)) {
      words.append(words.isEmpty() ? "" : ": ").append(String.valueOf(next.getMessage()).strip());
    }
    return words.toString();
  }

  private static @Nullable Throwable cause(Throwable thrown) {
    return thrown instanceof MessagingException mail && mail.getNextException() != null
        ? mail.getNextException()
        : thrown.getCause();
  }

  private Message message(Report report, Notice notice, Server server) throws MessagingException {
    Optional<Attachment> attachment =
        notice.sending().attempts() > TRIES_WITH_ATTACHMENT ? Optional.empty() : attachment(report);
    MailText text =
        new MailText(
            report,
            new Times(settings.zone()),
            link,
            attachment.map(Attachment::words).orElse("No support bundle is attached."));
    MimeMultipart parts = new MimeMultipart("mixed");
    parts.addBodyPart(alternatives(text));
    if (attachment.isPresent()) {
      parts.addBodyPart(file(attachment.get()));
    }
    MimeMessage message = new Identified(session(server), notice, settings.from());
    message.setFrom(new InternetAddress(settings.from()));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(notice.to().address()));
    message.setSubject(text.subject(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(report.at()));
    // No mailbox answers by itself: the sender is a program.
    message.setHeader("Auto-Submitted", "auto-generated");
    MailParts.put(parts, message);
    return message;
  }

  private Optional<Attachment> attachment(Report report) {
    return report.stories().stream()
        .min(Comparator.comparing(MailChannel::since))
        .flatMap(
            first ->
                bundle.attachment(
                    since(first).minus(BEFORE),
                    report.at(),
                    first.incident().id(),
                    settings.mostAttached()));
  }

  private static Instant since(Story story) {
    return story.incident().start().since();
  }

  private static MimeBodyPart alternatives(MailText text) throws MessagingException {
    MimeBodyPart plain = new MimeBodyPart();
    MailParts.put(text.plain(), "text/plain", plain);
    MimeBodyPart html = new MimeBodyPart();
    MailParts.put(new MailPage(text).html(), "text/html", html);
    MimeMultipart both = new MimeMultipart("alternative");
    both.addBodyPart(plain);
    both.addBodyPart(html);
    MimeBodyPart part = new MimeBodyPart();
    MailParts.put(both, part);
    return part;
  }

  private static MimeBodyPart file(Attachment attachment) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(
        new DataHandler(new ByteArrayDataSource(attachment.zip(), "application/zip")));
    part.setFileName(attachment.name());
    return part;
  }

  private Session session(Server server) {
    Properties mail = new Properties();
    mail.setProperty("mail.smtp.host", server.host());
    mail.setProperty("mail.smtp.port", Integer.toString(server.port()));
    mail.setProperty("mail.smtp.connectiontimeout", Long.toString(CONNECT.toMillis()));
    mail.setProperty("mail.smtp.timeout", Long.toString(ANSWER.toMillis()));
    mail.setProperty("mail.smtp.writetimeout", Long.toString(ANSWER.toMillis()));
    mail.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    mail.setProperty(
        "mail.smtp.starttls.enable", Boolean.toString(server.tls().equals("starttls")));
    mail.setProperty(
        "mail.smtp.starttls.required", Boolean.toString(server.tls().equals("starttls")));
    mail.setProperty("mail.smtp.ssl.enable", Boolean.toString(server.tls().equals("tls")));
    trust.ifPresent(factory -> mail.put("mail.smtp.ssl.socketFactory", factory));
    mail.setProperty("mail.smtp.auth", Boolean.toString(server.login().isPresent()));
    return Session.getInstance(mail, server.login().map(LoggingIn::new).orElse(null));
  }

  /** Logs in as configured. */
  private static final class LoggingIn extends Authenticator {
    private final Login login;

    private LoggingIn(Login login) {
      this.login = login;
    }

    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
      return new PasswordAuthentication(login.user(), login.password());
    }
  }

  /** A message that is known by its notice, however often it is sent. */
  private static final class Identified extends MimeMessage {
    private final String id;

    private Identified(Session session, Notice notice, String from) {
      super(session);
      this.id = "<" + notice.id() + from.substring(from.indexOf('@')) + ">";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
