package io.callrelay.simulator.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptBookTest {
  private static final String CALLER = "9841012345";
  private static final String DID = "02269112345";

  private final TurnedClock clock = new TurnedClock();
  private final ScriptBook book = new ScriptBook(clock);

  private int status(String callId) {
    return answer(callId, CALLER).response().status();
  }

  private Answer answer(String callId, String caller) {
    return book.next(new CallFacts(Optional.of(callId), Optional.of(caller), Optional.of(DID)));
  }

  private static String answering(int status) {
    return "{\"steps\":[{\"answer\":\"status\",\"status\":" + status + "}]}";
  }

  private static List<Integer> statuses(List<Answer> answers) {
    return answers.stream().map(answer -> answer.response().status()).toList();
  }

  private List<Answer> answers(String callId, int count) {
    return IntStream.range(0, count).mapToObj(i -> answer(callId, CALLER)).toList();
  }

  @Test
  void forced_goes_before_the_call_its_caller_its_did_the_steering_digits_and_the_default()
      throws BadInput {
    String steered = "919999999503";
    book.assign("default", "", answering(501));
    book.steerByCaller(true);
    assertThat(answer("1", steered).response().status()).isEqualTo(503);
    book.assign("dids", "345", answering(502));
    assertThat(answer("2", steered).response().status()).isEqualTo(502);
    book.assign("callers", "9503", answering(504));
    assertThat(answer("3", steered).response().status()).isEqualTo(504);
    book.assign("calls", "4", answering(505));
    assertThat(answer("4", steered).response().status()).isEqualTo(505);
    book.assign("forced", "", answering(506));
    assertThat(answer("4", steered).response().status()).isEqualTo(506);

    assertThat(book.assigned().stream().map(one -> one.scope().word()).distinct())
        .containsExactly("forced", "calls", "callers", "dids", "steering", "default");
  }

  @Test
  void each_scope_is_cleared_alone() throws BadInput {
    book.assign("default", "", answering(501));
    book.assign("callers", "98*", answering(502));
    book.assign("forced", "", answering(503));

    assertThat(book.clear("forced", "")).isTrue();
    assertThat(status("a")).isEqualTo(502);
    assertThat(book.clear("callers", "98*")).isTrue();
    assertThat(status("a")).isEqualTo(501);
    assertThat(book.clear("callers", "98*")).isFalse();
    assertThat(book.clear("default", "")).isTrue();
    assertThat(status("a")).isEqualTo(200);
  }

  @Test
  void clearing_all_leaves_the_steering_digits_on() {
    book.steerByCaller(true);
    book.setDefault(List.of(Answer.status(501)));
    book.clear();

    assertThat(status("a")).isEqualTo(200);
    assertThat(answer("b", "009404").response().status()).isEqualTo(404);
    book.steerByCaller(false);
    assertThat(answer("c", "009404").response().status()).isEqualTo(200);
  }

  @Test
  void a_named_script_counts_its_uses_at_all_its_places() throws BadInput {
    book.assign("default", "", "{\"use\":\"refuse-3-then-accept\"}");
    book.assign("calls", "b", "{\"use\":\"refuse-3-then-accept\"}");

    assertThat(answers("a", 5).stream().map(Answer::accepts))
        .containsExactly(false, false, false, true, true);
    answer("b", CALLER);
    assertThat(book.named())
        .filteredOn(entry -> entry.used() > 0)
        .extracting(NamedScripts.Entry::name, NamedScripts.Entry::used)
        .containsExactly(tuple("refuse-3-then-accept", 6L));
    assertThat(book.assigned()).extracting(Assigned::used).containsExactly(1L, 5L);
  }

  @Test
  void an_unknown_name_is_refused_with_the_names_there_are() {
    assertThatThrownBy(() -> book.assign("default", "", "{\"use\":\"refuse-3\"}"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no script \"refuse-3\"")
        .hasMessageContaining("refuse-3-then-accept, refusing-30s");
  }

  @Test
  void a_name_can_be_added_replaced_and_taken_back() throws BadInput {
    book.define("mine", answering(418));
    book.define("accept", answering(500));
    book.assign("default", "", "{\"use\":\"mine\"}");
    assertThat(status("a")).isEqualTo(418);
    book.assign("default", "", "{\"use\":\"accept\"}");
    assertThat(status("a")).isEqualTo(500);

    assertThat(book.undefine("mine")).isTrue();
    assertThat(book.undefine("accept")).isTrue();
    assertThat(book.undefine("refuse")).isFalse();
    book.assign("default", "", "{\"use\":\"accept\"}");
    assertThat(status("a")).isEqualTo(200);
  }

  @Test
  void a_script_that_repeats_begins_again_after_its_last_step() throws BadInput {
    book.assign(
        "default",
        "",
        "{\"repeat\":true,\"steps\":[{\"answer\":\"status\",\"status\":503,\"times\":2},{\"answer\":\"success\"}]}");

    assertThat(statuses(answers("a", 7))).containsExactly(503, 503, 200, 503, 503, 200, 503);
  }

  @Test
  void an_outage_ends_when_its_time_is_over_and_each_call_takes_the_next_phase_from_its_first_step()
      throws BadInput {
    book.assign(
        "default",
        "",
        "{\"phases\":[{\"for\":\"PT30S\",\"steps\":[{\"answer\":\"status\",\"status\":503}]},"
            + "{\"steps\":[{\"answer\":\"status\",\"status\":429},{\"answer\":\"success\"}]}]}");

    assertThat(status("a")).isEqualTo(503);
    clock.turn(Duration.ofMillis(29_999));
    assertThat(status("a")).isEqualTo(503);
    clock.turn(Duration.ofMillis(1));
    assertThat(statuses(answers("a", 3))).containsExactly(429, 200, 200);
    assertThat(status("b")).isEqualTo(429);
  }

  @Test
  void phases_can_count_from_the_first_attempt_of_each_call() throws BadInput {
    book.assign(
        "default",
        "",
        "{\"since\":\"first-attempt\",\"phases\":[{\"for\":\"PT30S\",\"steps\":[{\"answer\":\"status\",\"status\":503}]},"
            + "{\"steps\":[{\"answer\":\"success\"}]}]}");

    clock.turn(Duration.ofHours(1));
    assertThat(status("a")).isEqualTo(503);
    clock.turn(Duration.ofSeconds(20));
    assertThat(status("b")).isEqualTo(503);
    clock.turn(Duration.ofSeconds(10));
    assertThat(status("a")).isEqualTo(200);
    assertThat(status("b")).isEqualTo(503);
  }

  @Test
  void steering_digits_begin_their_outage_when_the_call_first_comes() {
    book.steerByCaller(true);
    clock.turn(Duration.ofHours(1));

    assertThat(answer("a", "+919930").delivery()).isInstanceOf(Delivery.Cut.class);
    clock.turn(Duration.ofSeconds(31));
    assertThat(answer("a", "+919930")).isEqualTo(Answer.success());
  }

  @Test
  void connections_are_refused_in_their_phase_and_only_of_the_script_that_counts() throws BadInput {
    book.assign("default", "", "{\"use\":\"refusing-30s\"}");
    assertThat(book.refusesConnections()).isTrue();
    book.assign("forced", "", "{\"use\":\"accept\"}");
    assertThat(book.refusesConnections()).isFalse();
    book.clear("forced", "");
    assertThat(book.refusesConnections()).isTrue();
    clock.turn(Duration.ofSeconds(30));
    assertThat(book.refusesConnections()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"calls", "callers", "dids"})
  void what_closes_the_port_for_everybody_cannot_be_for_some(String word) {
    assertThatThrownBy(() -> book.assign(word, "1", "{\"use\":\"refusing-30s\"}"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("for everybody");
  }

  @Test
  void a_date_to_retry_after_is_counted_from_the_answer() throws BadInput {
    book.assign("default", "", "{\"use\":\"retry-after-date\"}");
    clock.turn(Duration.ofDays(9));

    assertThat(answer("a", CALLER).response().headers())
        .filteredOn(header -> header.isNamed("Retry-After"))
        .extracting(header -> header.value())
        .containsExactly("Sat, 01 Nov 2025 04:38:01 GMT");
  }
}
