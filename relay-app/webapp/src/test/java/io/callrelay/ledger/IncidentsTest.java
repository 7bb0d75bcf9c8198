package io.callrelay.ledger;

import static io.callrelay.ledger.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.ledger.Incident.Start;
import io.callrelay.ledger.IncidentBook.Known;
import io.callrelay.ledger.IncidentBook.Review;
import io.callrelay.ledger.Notice.Kind;
import io.callrelay.ledger.Notice.Recipient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IncidentsTest extends OnARealLedger {
  private static final Recipient ANNA = new Recipient("mail", "anna@example.com");
  private static final Recipient BEN = new Recipient("mail", "ben@example.com");

  private final Incidents incidents = new Incidents(database);

  @BeforeEach
  void emptyBook() {
    RealDatabase.execute(dataSource, "DELETE FROM incidents");
    RealDatabase.execute(dataSource, "DELETE FROM notice_incidents");
    RealDatabase.execute(dataSource, "DELETE FROM notices");
  }

  @Test
  void an_incident_is_found_as_it_was_written() {
    Incident incident = raised("disk");
    write(incident);
    Incident later = incident.seen(NOON.plusSeconds(10), 9, "worse").told(NOON.plusSeconds(10));

    write(later);

    assertThat(incidents.find(List.of(incident.id()))).containsExactly(later);
    write(later.over(NOON.plusSeconds(60)).told(NOON.plusSeconds(120)));
    assertThat(incidents.page(true, Optional.empty(), 10).items()).isEmpty();
    assertThat(incidents.page(false, Optional.empty(), 10).items())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.overAt()).contains(NOON.plusSeconds(60));
              assertThat(found.sight().mostCalls()).isEqualTo(9);
              assertThat(found.told().ofTheEnd()).isTrue();
            });
  }

  @Test
  void nodes_that_see_the_same_cause_at_the_same_time_raise_it_once() {
    Function<Known, Review> raiseUnlessKnown =
        known ->
            known.incidents().isEmpty()
                ? new Review(List.of(raised("disk")), List.of())
                : new Review(List.of(), List.of());

    List<CompletableFuture<List<Incident>>> nodes =
        IntStream.range(0, 8)
            .mapToObj(
                node ->
                    CompletableFuture.supplyAsync(
                        () -> incidents.review(NOON, raiseUnlessKnown), threads))
            .toList();

    List<UUID> seen =
        nodes.stream().flatMap(node -> await(node).stream()).map(Incident::id).distinct().toList();
    assertThat(seen).hasSize(1);
    assertThat(incidents.page(false, Optional.empty(), 10).items()).hasSize(1);
  }

  @Test
  void the_database_refuses_a_second_open_incident_of_a_cause_and_takes_one_that_follows() {
    Incident first = raised("disk");
    write(first);

    org.assertj.core.api.Assertions.assertThatThrownBy(() -> write(raised("disk")))
        .isInstanceOf(org.hibernate.exception.ConstraintViolationException.class);
    write(first.over(NOON));
    write(raised("disk"));
    assertThat(incidents.page(false, Optional.empty(), 10).items()).hasSize(2);
  }

  @Test
  void a_review_knows_what_is_open_what_is_untold_and_what_is_recent() {
    Incident open = raised("disk");
    Incident untold = raised("ledger").over(NOON);
    Incident finished = raised("broker").over(NOON).told(NOON);
    write(open, untold, finished);

    assertThat(known(NOON.plusSeconds(1)))
        .extracting(Incident::cause)
        .containsExactlyInAnyOrder("disk", "ledger");
    assertThat(known(NOON)).hasSize(3);
  }

  @Test
  void a_notice_is_claimed_by_one_node_and_by_another_when_that_one_is_gone() {
    Incident incident = raised("disk");
    Notice notice = Notice.due(Kind.RAISED, ANNA, List.of(incident.id()), NOON);
    incidents.review(NOON, known -> new Review(List.of(incident), List.of(notice)));

    List<Notice> claimed = claim(NOON);
    assertThat(claimed).extracting(Notice::id).containsExactly(notice.id());
    assertThat(claim(NOON.plusSeconds(299))).as("while the lease holds").isEmpty();
    List<Notice> again = claim(NOON.plusSeconds(300));
    assertThat(again).extracting(n -> n.sending().attempts()).containsExactly(2);

    incidents.settle(again.get(0).sent(NOON.plusSeconds(301)));
    assertThat(claim(NOON.plusSeconds(9999))).isEmpty();
    assertThat(incidents.notices(incident.id()))
        .singleElement()
        .satisfies(sent -> assertThat(sent.sending().sentAt()).contains(NOON.plusSeconds(301)));
  }

  @Test
  void nodes_that_claim_at_the_same_time_get_each_notice_once() {
    List<Notice> notices =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    Notice.due(
                        Kind.RAISED,
                        new Recipient("mail", i + "@x"),
                        List.of(UUID.randomUUID()),
                        NOON))
            .toList();
    incidents.review(NOON, known -> new Review(List.of(), notices));

    List<CompletableFuture<List<Notice>>> nodes =
        IntStream.range(0, 6)
            .mapToObj(node -> CompletableFuture.supplyAsync(() -> claim(NOON), threads))
            .toList();

    List<UUID> claimed =
        nodes.stream().flatMap(node -> await(node).stream()).map(Notice::id).toList();
    assertThat(claimed).doesNotHaveDuplicates();
    assertThat(claimed.size() + claim(NOON).size()).isEqualTo(20);
  }

  @Test
  void to_one_recipient_notices_go_one_after_the_other() {
    Notice first = Notice.due(Kind.RAISED, ANNA, List.of(UUID.randomUUID()), NOON);
    Notice second = Notice.due(Kind.OVER, ANNA, first.incidents(), NOON);
    Notice other = Notice.due(Kind.OVER, BEN, first.incidents(), NOON);
    incidents.review(NOON, known -> new Review(List.of(), List.of(first, second, other)));

    assertThat(claim(NOON)).extracting(Notice::id).containsExactly(first.id(), other.id());
    incidents.settle(first.claimed(NOON).failed("refused", NOON.plusSeconds(60)));
    assertThat(claim(NOON.plusSeconds(1))).isEmpty();
    incidents.settle(first.claimed(NOON).sent(NOON.plusSeconds(61)));
    assertThat(claim(NOON.plusSeconds(61))).extracting(Notice::id).containsExactly(second.id());
  }

  @Test
  void what_a_node_kept_in_memory_joins_what_the_ledger_has() {
    Incident here = raised("ledger");
    write(here);
    Incident there = raised("ledger").told(NOON);
    Notice notice = Notice.due(Kind.RAISED, ANNA, List.of(there.id()), NOON).sent(NOON);
    Incident over = raised("broker").over(NOON).told(NOON);

    incidents.adopt(List.of(there, over), List.of(notice));
    incidents.adopt(List.of(there, over), List.of(notice));

    assertThat(incidents.page(false, Optional.empty(), 10).items())
        .extracting(Incident::cause)
        .containsExactlyInAnyOrder("ledger", "broker");
    assertThat(incidents.notices(here.id())).extracting(Notice::id).containsExactly(notice.id());
    assertThat(incidents.find(List.of(here.id())).get(0).told()).isEqualTo(there.told());
  }

  @Test
  void what_memory_saw_last_of_a_known_incident_is_taken_over_unless_another_saw_it_later() {
    Incident disk = raised("disk");
    Incident broker = raised("broker");
    write(disk, broker.seen(NOON.plusSeconds(90), 1, "still there"));

    incidents.adopt(
        List.of(
            disk.seen(NOON.plusSeconds(60), 2, "seen later").over(NOON.plusSeconds(60)),
            broker.over(NOON.plusSeconds(60))),
        List.of());

    assertThat(incidents.page(true, Optional.empty(), 10).items())
        .extracting(Incident::cause)
        .containsExactly("broker");
  }

  private List<Incident> known(Instant recent) {
    List<Incident> known = new java.util.ArrayList<>();
    incidents.review(
        recent,
        found -> {
          known.addAll(found.incidents());
          return new Review(List.of(), List.of());
        });
    return known;
  }

  private List<Notice> claim(Instant now) {
    return incidents.claim(now, now.plusSeconds(300), 50);
  }

  private void write(Incident... changed) {
    incidents.review(NOON.minusSeconds(3600), known -> new Review(List.of(changed), List.of()));
  }

  private static Incident raised(String cause) {
    return Incident.raised(new Start(cause, NOON, NOON, "node-1"), 3, "seen");
  }
}
