package io.callrelay.ledger;

import static io.callrelay.ledger.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActsTest extends OnARealLedger {
  private static final Optional<String> ANY = Optional.empty();
  private static final Optional<Instant> ANY_TIME = Optional.empty();

  @Test
  void an_act_is_kept_with_who_what_why_and_what_came_of_it() {
    Act act = act("anna", "call-withdrawn", "9884420011");

    at(NOON).record(act);

    assertThat(all()).hasSize(1);
    Act.Recorded kept = all().get(0);
    assertThat(kept.act()).isEqualTo(act);
    assertThat(kept.at()).isEqualTo(NOON);
    assertThat(kept.node()).isEqualTo("node-1");
  }

  @Test
  void acts_are_found_by_each_of_their_marks() {
    at(NOON).record(act("anna", "call-withdrawn", "a"));
    at(NOON.plusSeconds(1)).record(act("ben", "call-retried", "a"));
    at(NOON.plusSeconds(2)).record(act("ben", "call-retried", "a "));

    assertThat(targets(new Acts.Filter(Optional.of("ben"), ANY, ANY, ANY_TIME, ANY_TIME)))
        .containsExactly("a ", "a");
    assertThat(
            targets(new Acts.Filter(ANY, Optional.of("call-withdrawn"), ANY, ANY_TIME, ANY_TIME)))
        .containsExactly("a");
    assertThat(targets(new Acts.Filter(ANY, ANY, Optional.of("a "), ANY_TIME, ANY_TIME)))
        .containsExactly("a ");
    assertThat(
            targets(
                new Acts.Filter(
                    ANY,
                    ANY,
                    ANY,
                    Optional.of(NOON.plusSeconds(1)),
                    Optional.of(NOON.plusSeconds(2)))))
        .containsExactly("a");
  }

  @Test
  void pages_are_newest_first_and_none_is_left_out_while_others_are_added() {
    for (int i = 0; i < 7; i++) {
      at(NOON.plusSeconds(i)).record(act("anna", "call-retried", "c" + i));
    }
    List<String> seen = new ArrayList<>();
    Optional<Cursor> cursor = Optional.empty();
    do {
      Page<Act.Recorded> page = at(NOON).page(Samples.ALL_ACTS, cursor, 3);
      page.items().forEach(recorded -> seen.add(recorded.act().on().id()));
      at(NOON.plusSeconds(100)).record(act("anna", "call-retried", "late"));
      cursor = page.next();
    } while (cursor.isPresent());

    assertThat(seen).containsExactly("c6", "c5", "c4", "c3", "c2", "c1", "c0");
  }

  @Test
  void foreign_text_is_printable_and_as_long_as_what_is_kept() {
    Act act = new Act("a\nb", "call-retried", target("c"), "r".repeat(600), "\u0000");

    at(NOON).record(act);

    assertThat(all().get(0).act().by()).isEqualTo("a\uFFFDb");
    assertThat(all().get(0).act().reason()).hasSize(500).endsWith("…");
    assertThatThrownBy(() -> act("anna", "x".repeat(41), "c"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Acts at(Instant time) {
    return new Acts(database, Clock.fixed(time, ZoneOffset.UTC), Samples.NODE);
  }

  private static List<Act.Recorded> all() {
    return at(NOON).page(Samples.ALL_ACTS, Optional.empty(), 100).items();
  }

  private static List<String> targets(Acts.Filter filter) {
    return at(NOON).page(filter, Optional.empty(), 100).items().stream()
        .map(recorded -> recorded.act().on().id())
        .toList();
  }

  private static Act act(String by, String action, String call) {
    return new Act(by, action, target(call), "a test", "done");
  }

  private static Act.Target target(String call) {
    return new Act.Target(Act.Kind.CALL, call);
  }
}
