package io.callrelay.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.ledger.Incident;
import io.callrelay.ledger.IncidentBook.Review;
import io.callrelay.ledger.Notice;
import io.callrelay.ledger.Notice.Kind;
import io.callrelay.ledger.Notice.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class NoticePolicyTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Recipient ANNA = new Recipient("mail", "anna@example.com");
  private static final Recipient BEN = new Recipient("mail", "ben@example.com");
  private static final long SEED = 20261101;

  private final NoticePolicy policy =
      new NoticePolicy(List.of(ANNA, BEN), Duration.ofHours(1), Duration.ofDays(1));

  @Test
  void a_new_incident_is_told_of_at_once_to_everybody_and_once() {
    Incident incident = raisedAt(NOON);

    Review first = after(NOON, incident);
    assertThat(first.notices())
        .extracting(Notice::kind, Notice::to, Notice::incidents)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Kind.RAISED, ANNA, List.of(incident.id())),
            org.assertj.core.groups.Tuple.tuple(Kind.RAISED, BEN, List.of(incident.id())));
    assertThat(after(NOON.plusSeconds(10), first.incidents().get(0)).notices()).isEmpty();
  }

  @Test
  void reminders_come_at_a_distance_that_doubles_up_to_the_longest() {
    assertThat(policy.distance(1)).isEqualTo(Duration.ofHours(1));
    assertThat(policy.distance(2)).isEqualTo(Duration.ofHours(2));
    assertThat(policy.distance(5)).isEqualTo(Duration.ofHours(16));
    assertThat(policy.distance(6)).isEqualTo(Duration.ofDays(1));
    assertThat(policy.distance(Integer.MAX_VALUE)).isEqualTo(Duration.ofDays(1));

    Incident told = raisedAt(NOON).told(NOON);
    assertThat(after(NOON.plus(Duration.ofMinutes(59)), told).notices()).isEmpty();
    assertThat(after(NOON.plus(Duration.ofHours(1)), told).notices())
        .extracting(Notice::kind)
        .containsOnly(Kind.REMINDER);
  }

  @Test
  void nobody_is_reminded_who_still_waits_for_a_message_about_the_same() {
    Incident told = raisedAt(NOON).told(NOON);
    Notice waiting = Notice.due(Kind.RAISED, ANNA, List.of(told.id()), NOON);

    Review review = policy.after(List.of(told), List.of(waiting), NOON.plus(Duration.ofHours(1)));

    assertThat(review.notices()).extracting(Notice::to).containsExactly(BEN);
  }

  @Test
  void an_incident_that_is_over_is_told_of_once_more_and_never_again() {
    Incident over = raisedAt(NOON).told(NOON).over(NOON.plusSeconds(30));

    Review review = after(NOON.plusSeconds(90), over);
    assertThat(review.notices()).extracting(Notice::kind).containsOnly(Kind.OVER).hasSize(2);
    assertThat(after(NOON.plus(Duration.ofDays(9)), review.incidents().get(0)).notices()).isEmpty();
  }

  @Test
  void an_incident_that_was_over_before_anybody_was_told_is_told_of_once() {
    assertThat(after(NOON, raisedAt(NOON).over(NOON)).notices())
        .extracting(Notice::kind)
        .containsOnly(Kind.OVER)
        .hasSize(2);
  }

  @Test
  void three_at_once_make_one_message() {
    Review review = after(NOON, raisedAt(NOON), raisedAt(NOON), raisedAt(NOON));

    assertThat(review.notices()).hasSize(2).allMatch(notice -> notice.kind() == Kind.DIGEST);
    assertThat(review.notices().get(0).incidents()).hasSize(3);
  }

  @Test
  void in_a_storm_the_next_message_is_ten_minutes_later_and_tells_of_all() {
    Incident first = raisedAt(NOON).told(NOON);
    Incident second = raisedAt(NOON.plusSeconds(60)).told(NOON.plusSeconds(60));
    Incident third = raisedAt(NOON.plusSeconds(120));
    Incident fourth = raisedAt(NOON.plusSeconds(180));

    assertThat(after(NOON.plusSeconds(180), first, second, third, fourth).notices()).isEmpty();
    Review later = after(NOON.plusSeconds(660), first, second, third, fourth);
    assertThat(later.notices()).hasSize(4).allMatch(notice -> notice.kind() == Kind.RAISED);
    assertThat(later.incidents()).extracting(Incident::id).containsExactly(third.id(), fourth.id());
  }

  @Test
  void with_nobody_to_tell_an_incident_is_told_of_all_the_same() {
    NoticePolicy silent = new NoticePolicy(List.of(), Duration.ofHours(1), Duration.ofDays(1));
    Review review = silent.after(List.of(raisedAt(NOON)), List.of(), NOON);

    assertThat(review.notices()).isEmpty();
    assertThat(review.incidents()).singleElement().extracting(i -> i.told().times()).isEqualTo(1);
  }

  @Test
  void whatever_happens_nothing_is_left_untold_and_nobody_gets_more_than_he_can_read() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    for (int history = 0; history < 200; history++) {
      Map<UUID, Incident> incidents = new LinkedHashMap<>();
      List<Notice> toAnna = new ArrayList<>();
      Instant now = NOON;
      for (int step = 0; step < 400; step++) {
        now = now.plusSeconds(10);
        if (step < 300 && random.nextInt(20) == 0) {
          put(incidents, raisedAt(now));
        }
        for (Incident incident : List.copyOf(incidents.values())) {
          if (incident.open() && random.nextInt(50) == 0) {
            put(incidents, incident.over(now));
          }
        }
        Review review = policy.after(List.copyOf(incidents.values()), List.of(), now);
        review.incidents().forEach(incident -> put(incidents, incident));
        review.notices().stream().filter(n -> n.to().equals(ANNA)).forEach(toAnna::add);
      }
      String as = "seed %d, history %d".formatted(SEED, history);
      assertThat(incidents.values()).as(as).allMatch(incident -> incident.told().times() > 0);
      assertThat(incidents.values().stream().filter(incident -> !incident.open()))
          .as(as)
          .allMatch(incident -> incident.told().ofTheEnd());
      assertThat(incidents.values())
          .as(as)
          .allSatisfy(
              incident ->
                  assertThat(toAnna.stream().filter(n -> n.incidents().contains(incident.id())))
                      .hasSize(incident.told().times()));
      for (Notice notice : toAnna) {
        Instant until = notice.createdAt().plus(NoticePolicy.STORM);
        assertThat(toAnna)
            .as("%s: messages within ten minutes", as)
            .filteredOn(n -> !n.createdAt().isBefore(notice.createdAt()))
            .filteredOn(n -> n.createdAt().isBefore(until))
            .hasSizeLessThanOrEqualTo(12);
      }
    }
  }

  private static void put(Map<UUID, Incident> incidents, Incident incident) {
    incidents.put(incident.id(), incident);
  }

  private Review after(Instant now, Incident... incidents) {
    return policy.after(List.of(incidents), List.of(), now);
  }

  private static Incident raisedAt(Instant at) {
    return Incident.raised(new Incident.Start("disk", at, at, "node-1"), 3, "seen");
  }
}
