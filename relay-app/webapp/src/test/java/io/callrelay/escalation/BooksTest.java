package io.callrelay.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.escalation.IncidentPolicy.Look;
import io.callrelay.ledger.Incident;
import io.callrelay.ledger.IncidentBook;
import io.callrelay.ledger.Notice;
import io.callrelay.ledger.Notice.Kind;
import io.callrelay.ledger.Notice.Recipient;
import io.callrelay.ledger.SwitchedLedger;
import io.callrelay.platform.TurnedClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Nodes, crashes and a ledger that goes away, on a real one. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BooksTest {
  private static final Instant NOON = Reports.NOON;
  private static final Recipient ANNA = new Recipient(Channel.MAIL, "anna@example.com");

  private final SwitchedLedger ledger = SwitchedLedger.empty();
  private final Node here = new Node("node-1", ledger);
  private final Node there = new Node("node-2", ledger.anotherNode());

  @Test
  void what_two_nodes_see_is_raised_and_told_once() {
    here.look(NOON, lasting(new Cause.DiskFull()));
    there.look(NOON.plusSeconds(1), lasting(new Cause.DiskFull()));

    assertThat(incidents()).hasSize(1);
    assertThat(here.claim(NOON.plusSeconds(2))).hasSize(1);
    assertThat(there.claim(NOON.plusSeconds(2))).isEmpty();
  }

  @Test
  void an_incident_that_one_node_still_sees_is_not_ended_by_another() {
    there.look(NOON);
    here.look(NOON, lasting(new Cause.DiskFull()));
    here.look(NOON.plusSeconds(120), lasting(new Cause.DiskFull()));
    there.look(NOON.plusSeconds(130));
    assertThat(incidents()).allMatch(Incident::open);

    there.look(NOON.plusSeconds(180));
    assertThat(incidents()).noneMatch(Incident::open);
  }

  @Test
  void a_crash_between_raising_and_sending_loses_nothing_and_repeats_nothing() {
    here.look(NOON, lasting(new Cause.DiskFull()));

    Node restarted = new Node("node-1", ledger.anotherNode());
    restarted.look(NOON.plusSeconds(30), lasting(new Cause.DiskFull()));

    assertThat(incidents()).hasSize(1);
    List<Notice> claimed = restarted.claim(NOON.plusSeconds(31));
    assertThat(claimed).extracting(Notice::kind).containsExactly(Kind.RAISED);
    restarted.books.current().orElseThrow().settle(claimed.get(0).sent(NOON.plusSeconds(32)));
    assertThat(restarted.claim(NOON.plusSeconds(9000))).isEmpty();
  }

  @Test
  void that_the_ledger_is_down_is_told_of_while_it_is_down_and_known_when_it_is_back() {
    here.look(NOON, lasting(new Cause.DiskFull()));
    here.sendAll(NOON);
    ledger.goDown();

    here.look(NOON.plusSeconds(60), lasting(new Cause.LedgerDown()), lasting(new Cause.DiskFull()));
    List<Notice> told = here.sendAll(NOON.plusSeconds(60));
    assertThat(told).singleElement().extracting(Notice::kind).isEqualTo(Kind.RAISED);
    assertThat(here.books.open())
        .extracting(Incident::cause)
        .containsExactlyInAnyOrder("disk", "ledger");

    ledger.comeBack();
    here.look(NOON.plusSeconds(70), lasting(new Cause.DiskFull()));
    assertThat(incidents())
        .filteredOn(Incident::open)
        .extracting(Incident::cause)
        .containsExactlyInAnyOrder("disk", "ledger");
    Incident outage =
        incidents().stream().filter(i -> i.cause().equals("ledger")).findAny().orElseThrow();
    assertThat(ledger.incidents().notices(outage.id()))
        .extracting(Notice::id)
        .containsExactly(told.get(0).id());

    here.look(NOON.plusSeconds(200), lasting(new Cause.DiskFull()));
    assertThat(here.sendAll(NOON.plusSeconds(200)))
        .extracting(Notice::kind)
        .containsExactly(Kind.OVER);
  }

  @Test
  void two_nodes_that_were_without_the_ledger_end_with_one_incident_and_all_that_was_told() {
    here.look(NOON);
    there.look(NOON);
    ledger.goDown();
    there.ledger.goDown();
    here.look(NOON.plusSeconds(60), lasting(new Cause.LedgerDown()));
    there.look(NOON.plusSeconds(61), lasting(new Cause.LedgerDown()));
    here.sendAll(NOON.plusSeconds(61));
    there.sendAll(NOON.plusSeconds(61));

    ledger.comeBack();
    there.ledger.comeBack();
    here.look(NOON.plusSeconds(70));
    there.look(NOON.plusSeconds(71));

    assertThat(incidents()).hasSize(1);
    assertThat(ledger.incidents().notices(incidents().get(0).id())).hasSize(2);
    assertThat(here.claim(NOON.plusSeconds(80))).isEmpty();
  }

  @Test
  void after_a_start_memory_is_not_used_before_the_ledger_had_its_time_to_open() {
    ledger.goDown();
    TurnedClock clock = new TurnedClock(NOON);
    Books books = new Books(ledger.ledger(), ledger.incidents(), clock);

    assertThat(books.current()).isEmpty();
    clock.turn(Duration.ofMinutes(1));
    assertThat(books.current()).containsInstanceOf(IncidentsInMemory.class);
  }

  @Test
  void a_mail_that_was_claimed_from_the_ledger_and_sent_while_it_was_away_is_known_as_sent() {
    here.look(NOON, lasting(new Cause.DiskFull()));
    Notice claimed = here.claim(NOON).get(0);
    ledger.goDown();
    here.books.current().orElseThrow().settle(claimed.sent(NOON.plusSeconds(1)));
    ledger.comeBack();
    here.books.current();

    assertThat(ledger.incidents().notices(claimed.incidents().get(0)))
        .singleElement()
        .satisfies(notice -> assertThat(notice.unsent()).isFalse());
  }

  private List<Incident> incidents() {
    return ledger.incidents().page(false, Optional.empty(), 50).items();
  }

  private static Sighting lasting(Cause cause) {
    return new Sighting(cause, NOON.minusSeconds(60), true, 0, "seen");
  }

  /** A relay, as far as incidents go. */
  private static final class Node {
    private final Reviewing policy =
        new Reviewing(
            new IncidentPolicy(Duration.ofMinutes(1), Duration.ofMinutes(16)),
            new NoticePolicy(List.of(ANNA), Duration.ofHours(1), Duration.ofDays(1)));
    private final String name;
    private final SwitchedLedger ledger;
    private final Books books;

    private Node(String name, SwitchedLedger ledger) {
      this.name = name;
      this.ledger = ledger;
      this.books =
          new Books(ledger.ledger(), ledger.incidents(), Clock.fixed(NOON, ZoneOffset.UTC));
    }

    void look(Instant now, Sighting... seen) {
      IncidentBook book = books.current().orElseThrow();
      Look look = new Look(now, name, List.of(seen), books.inMemory().isEmpty(), books.since());
      books.known(book.review(now.minus(policy.recent()), known -> policy.review(known, look)));
    }

    List<Notice> claim(Instant now) {
      return books.current().orElseThrow().claim(now, now.plusSeconds(1200), 50);
    }

    List<Notice> sendAll(Instant now) {
      List<Notice> claimed = claim(now);
      claimed.forEach(notice -> books.current().orElseThrow().settle(notice.sent(now)));
      return claimed;
    }
  }
}
