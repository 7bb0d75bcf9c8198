package io.callrelay.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.escalation.MailSettings.Server;
import io.callrelay.ledger.Incident;
import io.callrelay.ledger.IncidentBook;
import io.callrelay.ledger.IncidentBook.Review;
import io.callrelay.ledger.Notice;
import io.callrelay.ledger.Notice.Kind;
import io.callrelay.ledger.Notice.Recipient;
import io.callrelay.platform.TurnedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TellingTest {
  private static final Recipient ANNA = new Recipient(Channel.MAIL, "anna@example.com");
  private static final Recipient ROOM = new Recipient(Channel.WEBHOOK, "hooks.example.com");

  private final TurnedClock clock = new TurnedClock(Reports.NOON);
  private final Incident incident = Reports.endpointAway();
  private final IncidentsInMemory book = new IncidentsInMemory(List.of(incident));

  @Test
  void a_server_that_was_down_gets_the_mail_when_it_is_up_again() {
    int port;
    try (MailServer server = MailServer.open()) {
      port = server.port();
    }
    Telling telling = telling(mail(port));
    due(Notice.due(Kind.RAISED, ANNA, List.of(incident.id()), clock.instant()));

    telling.tell();
    assertThat(only().sending().problem()).isPresent();
    assertThat(only().unsent()).isTrue();

    try (MailServer server = MailServer.openOn(port)) {
      telling.tell();
      assertThat(server.mails()).as("not before its time").isEmpty();
      clock.turn(Telling.waitAfter(1));
      telling.tell();
      assertThat(server.mails()).hasSize(1);
      assertThat(only().sending().sentAt()).contains(clock.instant());
      assertThat(only().sending().problem()).isEmpty();

      clock.turn(Duration.ofDays(1));
      telling.tell();
      assertThat(server.mails()).hasSize(1);
    }
  }

  @Test
  void the_distance_between_attempts_grows_to_half_an_hour_and_no_attempt_is_the_last() {
    assertThat(Telling.waitAfter(1)).isEqualTo(Duration.ofSeconds(15));
    assertThat(Telling.waitAfter(2)).isEqualTo(Duration.ofSeconds(30));
    assertThat(Telling.waitAfter(8)).isEqualTo(Duration.ofMinutes(30));
    assertThat(Telling.waitAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void a_node_that_dies_between_claiming_and_sending_leaves_the_mail_to_another() {
    due(Notice.due(Kind.RAISED, ANNA, List.of(incident.id()), clock.instant()));
    // The one that dies.
    assertThat(book.claim(clock.instant(), clock.instant().plusSeconds(1200), 9)).hasSize(1);

    try (MailServer server = MailServer.open()) {
      Telling another = telling(mail(server.port()));
      another.tell();
      assertThat(server.mails()).as("while it may still be sent").isEmpty();
      clock.turn(Duration.ofMinutes(20));
      another.tell();
      assertThat(server.mails()).hasSize(1);
    }
  }

  @Test
  void a_defect_in_one_message_keeps_no_other_from_being_sent() {
    due(Notice.due(Kind.RAISED, ROOM, List.of(incident.id()), clock.instant()));
    due(Notice.due(Kind.RAISED, ANNA, List.of(incident.id()), clock.instant()));
    Channel broken =
        new Channel() {
          @Override
          public String name() {
            return WEBHOOK;
          }

          @Override
          public void send(Report report, Notice notice) {
            throw new IllegalStateException("a defect");
          }
        };
    try (MailServer server = MailServer.open()) {
      telling(broken, mail(server.port())).tell();

      assertThat(server.mails()).hasSize(1);
      assertThat(book.notices())
          .filteredOn(Notice::unsent)
          .singleElement()
          .satisfies(
              notice ->
                  assertThat(notice.sending().problem()).get().asString().contains("a defect"));
    }
  }

  @Test
  void what_was_sent_while_the_ledger_went_down_is_not_sent_again() {
    due(Notice.due(Kind.RAISED, ANNA, List.of(incident.id()), clock.instant()));
    IncidentBook forgetful = new Forgetful();
    try (MailServer server = MailServer.open()) {
      Telling telling =
          new Telling(
              () -> Optional.of(forgetful), this::report, List.of(mail(server.port())), clock);
      org.assertj.core.api.Assertions.assertThatThrownBy(telling::tell)
          .isInstanceOf(IllegalStateException.class);
      assertThat(server.mails()).hasSize(1);
      assertThat(only().unsent()).isTrue();

      telling.tell();
      clock.turn(Duration.ofDays(1));
      telling.tell();
      assertThat(server.mails()).hasSize(1);
      assertThat(only().unsent()).isFalse();
    }
  }

  /** Cannot be written to the first time. */
  private final class Forgetful implements IncidentBook {
    private boolean down = true;

    @Override
    public List<Incident> review(
        Instant recent, java.util.function.Function<Known, Review> policy) {
      return book.review(recent, policy);
    }

    @Override
    public List<Notice> claim(Instant now, Instant until, int most) {
      return book.claim(now, until, most);
    }

    @Override
    public void settle(Notice notice) {
      if (down) {
        down = false;
        throw new IllegalStateException("down");
      }
      book.settle(notice);
    }

    @Override
    public List<Incident> find(java.util.Collection<UUID> ids) {
      return book.find(ids);
    }
  }

  private void due(Notice notice) {
    book.review(clock.instant(), known -> new Review(List.of(), List.of(notice)));
  }

  private Notice only() {
    assertThat(book.notices()).hasSize(1);
    return book.notices().get(0);
  }

  private Telling telling(Channel... channels) {
    return new Telling(() -> Optional.of(book), this::report, List.of(channels), clock);
  }

  private Report report(Notice notice, IncidentBook from) {
    return new Report(
        notice.kind(),
        from.find(notice.incidents()).stream()
            .map(found -> new Report.Story(found, List.of()))
            .toList(),
        clock.instant(),
        "relay-1");
  }

  private static MailChannel mail(int port) {
    Server server = new Server("localhost", port, "none", Optional.empty());
    return new MailChannel(
        new MailSettings(Optional.of(server), "relay@example.com", 100_000, Reports.INDIA),
        Optional.empty(),
        (from, to, of, most) -> Optional.empty(),
        Optional.empty());
  }
}
