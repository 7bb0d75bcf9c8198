package io.callrelay.escalation;

import static io.callrelay.escalation.Reports.notice;
import static io.callrelay.escalation.Reports.raised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.callrelay.escalation.MailServer.Mail;
import io.callrelay.escalation.MailSettings.Login;
import io.callrelay.escalation.MailSettings.Server;
import io.callrelay.escalation.SupportBundle.Attachment;
import io.callrelay.ledger.Notice;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real SMTP server. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MailChannelTest {
  private static final String ANNA = "anna@example.com";
  private static final SupportBundle NONE = (from, to, incident, most) -> Optional.empty();
  private static final byte[] ZIP = {80, 75, 5, 6};
  private static final SupportBundle SMALL =
      (from, to, incident, most) ->
          Optional.of(new Attachment("support.zip", ZIP, "The support bundle is attached."));

  @TempDir private Path directory;

  @Test
  void a_mail_has_a_text_a_page_and_the_bundle() throws Exception {
    try (MailServer server = MailServer.open()) {
      Notice notice = notice(raised(), ANNA);
      plain(server.port(), SMALL).send(raised(), notice);

      assertThat(server.mails()).singleElement().extracting(Mail::to).isEqualTo(ANNA);
      MimeMessage mail = server.mails().get(0).message();
      assertThat(mail.getSubject())
          .isEqualTo("[True Pulse Relay] True Pulse is unreachable, since 1 Mar 17:10 IST");
      assertThat(mail.getMessageID()).isEqualTo("<" + notice.id() + "@example.com>");
      assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      MimeMultipart parts = (MimeMultipart) mail.getContent();
      MimeMultipart texts = (MimeMultipart) parts.getBodyPart(0).getContent();
      assertThat(texts.getContentType()).startsWith("multipart/alternative");
      assertThat((String) texts.getBodyPart(0).getContent())
          .contains("1,842", "support@truepulse.com", "+91 7204464475", "20 minutes", "S8.3")
          .contains("https://relay.example.com/console/#/incidents/");
      assertThat((String) texts.getBodyPart(1).getContent())
          .contains("tel:+917204464475", "&lt;script&gt;")
          .doesNotContain("<script");
      assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("support.zip");
      assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(ZIP);
    }
  }

  @Test
  void a_mail_goes_out_where_the_server_hides_what_its_mail_library_is_made_of() throws Exception {
    URL nothing = Files.createFile(directory.resolve("mailcap")).toUri().toURL();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(
        new ClassLoader(before) {
          @Override
          public Enumeration<URL> getResources(String name) throws IOException {
            return name.equals("META-INF/mailcap")
                ? Collections.enumeration(List.of(nothing))
                : super.getResources(name);
          }
        });
    try (MailServer server = MailServer.open()) {
      plain(server.port(), SMALL).send(raised(), notice(raised(), ANNA));

      assertThat(server.mails()).hasSize(1);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void a_mail_goes_over_starttls_to_a_server_that_knows_the_relay() throws Exception {
    SSLContext tls = SelfSigned.in(directory);
    try (MailServer server = MailServer.guarded(tls)) {
      guarded(server.port(), MailServer.PASSWORD, Optional.of(tls))
          .send(raised(), notice(raised(), ANNA));

      assertThat(server.mails()).hasSize(1);
    }
  }

  @Test
  void with_a_wrong_password_nothing_is_sent_and_the_reason_is_told_without_it() throws Exception {
    SSLContext tls = SelfSigned.in(directory);
    try (MailServer server = MailServer.guarded(tls)) {
      NotSent why = refused(guarded(server.port(), "wrong-password", Optional.of(tls)));

      assertThat(why.why()).contains("535").doesNotContain("wrong-password");
      assertThat(server.mails()).isEmpty();
    }
  }

  @Test
  void a_server_whose_certificate_nobody_trusts_gets_no_mail() throws Exception {
    try (MailServer server = MailServer.guarded(SelfSigned.in(directory))) {
      NotSent why = refused(guarded(server.port(), MailServer.PASSWORD, Optional.empty()));

      assertThat(why.why()).containsIgnoringCase("certif");
      assertThat(server.mails()).isEmpty();
    }
  }

  @Test
  void a_server_that_offers_no_starttls_gets_neither_mail_nor_password() {
    try (MailServer server = MailServer.open()) {
      NotSent why = refused(guarded(server.port(), MailServer.PASSWORD, Optional.empty()));

      assertThat(why.why()).contains("STARTTLS");
      assertThat(server.mails()).isEmpty();
    }
  }

  @Test
  void a_mail_that_is_refused_is_told_with_the_servers_own_words() {
    try (MailServer server = MailServer.open()) {
      server.refuse(552, "message is too large");

      assertThat(refused(plain(server.port(), SMALL)).why()).contains("552", "too large");
    }
  }

  @Test
  void after_some_failures_the_mail_goes_without_its_attachment() throws Exception {
    try (MailServer server = MailServer.open()) {
      Notice tired = notice(raised(), ANNA);
      for (int attempt = 0; attempt < 4; attempt++) {
        tired = tired.claimed(Reports.NOON);
      }
      plain(server.port(), SMALL).send(raised(), tired);

      MimeMessage mail = server.mails().get(0).message();
      assertThat(((MimeMultipart) mail.getContent()).getCount()).isEqualTo(1);
    }
  }

  @Test
  void a_server_that_is_down_is_named() {
    int port;
    try (MailServer server = MailServer.open()) {
      port = server.port();
    }
    assertThat(refused(plain(port, NONE)).why()).contains("localhost:" + port);
  }

  private static NotSent refused(MailChannel channel) {
    NotSent why =
        catchThrowableOfType(NotSent.class, () -> channel.send(raised(), notice(raised(), ANNA)));
    assertThat(why).isNotNull();
    return why;
  }

  private static MailChannel plain(int port, SupportBundle bundle) {
    return channel(
        new Server("localhost", port, "none", Optional.empty()), bundle, Optional.empty());
  }

  private static MailChannel guarded(int port, String password, Optional<SSLContext> trust) {
    return channel(
        new Server(
            "localhost", port, "starttls", Optional.of(new Login(MailServer.USER, password))),
        NONE,
        trust);
  }

  private static MailChannel channel(
      Server server, SupportBundle bundle, Optional<SSLContext> trust) {
    return new MailChannel(
        new MailSettings(Optional.of(server), "relay@example.com", 100_000, Reports.INDIA),
        Optional.of(URI.create("https://relay.example.com/")),
        bundle,
        trust.map(SSLContext::getSocketFactory));
  }
}
