package io.callrelay.simulator.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScriptFilesTest {
  private final ScriptBook book = new ScriptBook();

  @Test
  void the_example_can_be_used_and_does_what_it_says() throws IOException, BadInput {
    book.load(Files.readString(Path.of("examples", "scripts.json")));

    assertThat(book.steersByCaller()).isTrue();
    assertThat(book.assigned())
        .filteredOn(one -> !(one.scope() instanceof Scope.Steering))
        .extracting(one -> one.scope().word() + " " + one.scope().key())
        .containsExactly(
            "calls QA-POISON-1", "callers +9198*", "callers 2345", "dids 345", "default ");
    assertThat(answer("c", "009841012345")).isEqualTo(Answer.acceptThenReset());
    assertThat(answer("QA-POISON-1", "009841012345").accepts()).isFalse();
  }

  private Answer answer(String callId, String caller) {
    return book.next(
        new CallFacts(Optional.of(callId), Optional.of(caller), Optional.of("02269112345")));
  }

  @Test
  void every_built_in_script_says_what_it_does_and_exports_as_its_name() throws BadInput {
    assertThat(book.named()).hasSizeGreaterThan(30).allMatch(NamedScripts.Entry::builtIn);
    for (NamedScripts.Entry entry : book.named()) {
      assertThat(entry.script().description()).as(entry.name()).isNotBlank();
      assertThat(entry.script().words()).as(entry.name()).isNotEmpty();
      book.assign("default", "", "{\"use\":\"" + entry.name() + "\"}");
      assertThat(book.export().getString("default")).isEqualTo(entry.name());
    }
  }

  @Test
  void the_steering_digits_are_four_and_none_hides_another() {
    assertThat(ScriptBook.steeringDigits())
        .hasSizeGreaterThan(20)
        .allSatisfy((digits, script) -> assertThat(digits.text()).matches("9\\d{3}"));
  }

  /** Calls that go on for ever are not what a person with a telephone wants, but for one script. */
  @Test
  void what_is_steered_ends_in_success_but_for_the_call_that_is_never_accepted() {
    TurnedClock clock = new TurnedClock();
    ScriptBook steered = new ScriptBook(clock);
    steered.steerByCaller(true);

    ScriptBook.steeringDigits()
        .keySet()
        .forEach(
            digits -> {
              CallFacts call =
                  new CallFacts(
                      Optional.of(digits.text()),
                      Optional.of("+91984101" + digits.text()),
                      Optional.empty());
              boolean accepted = steered.next(call).accepts();
              for (int attempt = 0; attempt < 40 && !accepted; attempt++) {
                clock.turn(Duration.ofSeconds(1));
                accepted = steered.next(call).accepts();
              }
              assertThat(accepted).as(digits.text()).isEqualTo(!digits.text().equals("9999"));
            });
  }
}
