package io.callrelay.simulator.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  private static String answering(int status) {
    return "{\"steps\":[{\"answer\":\"status\",\"status\":" + status + "}]}";
  }

  @Test
  void what_is_exported_brings_about_the_same_elsewhere() throws BadInput {
    book.define("mine", answering(418));
    book.assign("forced", "", "{\"use\":\"mine\"}");
    book.assign("callers", "98*", "{\"use\":\"flaky-20-percent\",\"seed\":9}");
    book.assign("dids", "345", "{\"steps\":[{\"answer\":\"html-page\",\"times\":2}]}");
    book.setForCall("c", List.of(Answer.error("no").drippingBody(2, Duration.ofMillis(7))));
    book.setDefault(
        List.of(
            Answer.success().delayedBy(Delay.uniform(Duration.ZERO, Duration.ofMillis(9))),
            Choice.of(new Choice.Option(2, Answer.redirect(307, "/x")))));
    book.steerByCaller(true);

    ScriptBook other = new ScriptBook();
    other.load(book.export().encode());

    assertThat(other.export()).isEqualTo(book.export());
    assertThat(other.assigned())
        .extracting(Assigned::scope, one -> one.script().schedule())
        .containsExactlyElementsOf(
            book.assigned().stream()
                .map(one -> tuple(one.scope(), one.script().schedule()))
                .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"scripts\":[{\"steps\":[{\"answer\":\"success\"}]}]} | scripts[0].name",
        "{\"scripts\":[{\"name\":\"a b\",\"steps\":[]}]} | scripts[0].name",
        "{\"scripts\":[{\"name\":\"a\",\"steps\":[]}]} | scripts[0].steps",
        "{\"callers\":{\"12x\":\"accept\"}} | callers.12x",
        "{\"callers\":{\"12\":\"none\"}} | callers.12",
        "{\"dids\":{\"12\":{\"steps\":[{\"answer\":\"x\"}]}}} | dids.12.steps[0].answer",
        "{\"dids\":{\"12\":{\"use\":\"refusing-30s\"}}} | dids.12",
        "{\"calls\":[]} | calls",
        "{\"default\":7} | default",
        "{\"default\":{\"use\":\"accept\",\"steps\":[]}} | default.steps",
        "{\"nobody\":\"accept\"} | nobody",
        "{\"steerByCaller\":\"yes\"} | steerByCaller",
        "{\"forced\":{\"phases\":[{\"steps\":[{\"answer\":\"success\"}]},{\"steps\":[]}]}} | forced.phases[0].for",
        "{\"forced\":{\"phases\":[{\"for\":\"30\",\"steps\":[]}]}} | forced.phases[0].for",
        "{\"forced\":{\"phases\":[{\"for\":\"PT1S\",\"steps\":[{\"answer\":\"success\"}]}]}} | forced.phases[0].for",
        "{\"forced\":{\"since\":\"now\",\"phases\":[{\"steps\":[{\"answer\":\"success\"}]}]}} | forced.since",
        "{\"forced\":{\"since\":\"set\",\"steps\":[{\"answer\":\"success\"}]}} | forced.since",
        "{\"forced\":{\"steps\":[{\"choose\":[]}]}} | forced.steps[0].choose",
        "{\"forced\":{\"steps\":[{\"choose\":[{\"answer\":\"success\",\"weight\":0}]}]}} | forced.steps[0].choose[0].weight",
        "{\"forced\":{\"steps\":[{\"answer\":\"success\",\"charset\":\"UTF-99\"}]}} | forced.steps[0].charset",
        "{\"forced\":{\"steps\":[{\"answer\":\"success\",\"delay\":{\"kind\":\"uniform\",\"minMs\":9,\"maxMs\":3}}]}} | forced.steps[0].delay.maxMs",
        "{\"forced\":{\"steps\":[{\"answer\":\"success\",\"delay\":{\"kind\":\"normal\"}}]}} | forced.steps[0].delay.kind",
        "{\"forced\":{\"steps\":[{\"answer\":\"success\",\"delay\":{\"kind\":\"lognormal\",\"medianMs\":9}}]}} | forced.steps[0].delay.sigma",
        "{\"forced\":{\"steps\":[{\"answer\":\"success\",\"retryAfterDateIn\":\"soon\"}]}} | forced.steps[0].retryAfterDateIn",
        "{\"forced\":{\"seed\":\"x\",\"steps\":[{\"answer\":\"success\"}]}} | forced.seed"
      })
  void a_file_that_cannot_be_used_changes_nothing_and_names_the_place(String json, String field)
      throws BadInput {
    book.assign("default", "", answering(501));

    assertThatThrownBy(() -> book.load(json))
        .isInstanceOfSatisfying(BadInput.class, bad -> assertThat(bad.field()).isEqualTo(field));
    assertThat(answer("a", "9841012345").response().status()).isEqualTo(501);
  }
}
