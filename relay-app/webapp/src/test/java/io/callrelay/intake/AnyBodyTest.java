package io.callrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.call.CallField;
import io.callrelay.call.CallPayload;
import io.callrelay.call.CallReading;
import io.callrelay.call.PostedJson;
import io.callrelay.ledger.LedgerEntry;
import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.ledger.LedgerEntry.Rejected;
import io.callrelay.ledger.Recorded;
import io.callrelay.platform.Json;
import io.callrelay.platform.Waiting;
import io.callrelay.queue.QueuedCall;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/** Whatever is posted, telephony gets one answer, and what it is refused is never sent on. */
class AnyBodyTest {
  private static final Set<Integer> DOCUMENTED = Set.of(202, 400, 413, 415, 422);
  private static final int LONGEST_ANSWER = 32 * 1024;

  /** Telephony's headers, as far as they matter. */
  record Head(String contentType, int lengthOff) {}

  private final List<QueuedCall> sent = new ArrayList<>();
  private final List<LedgerEntry> written = new ArrayList<>();
  private final AcceptingCalls accepting =
      new AcceptingCalls(
          new CallReading(ZoneOffset.UTC),
          new Neighbours(
              id -> CompletableFuture.completedFuture(Optional.empty()),
              entry -> {
                written.add(entry);
                return CompletableFuture.completedFuture(new Recorded(Optional.empty()));
              },
              call -> {
                sent.add(call);
                return CompletableFuture.completedFuture(null);
              },
              entry -> {
                throw new AssertionError("the ledger is well");
              }),
          Clock.systemUTC(),
          Patience.usual(new Waiting()));

  @Property(tries = 100_000, shrinking = ShrinkingMode.BOUNDED)
  void a_body_is_taken_or_refused_and_never_both(
      @ForAll("bodies") byte[] body, @ForAll("heads") Head head) throws IOException {
    sent.clear();
    written.clear();

    Response answer = post(body, head);

    assertThat(answer.getStatus()).isIn(DOCUMENTED);
    if (answer.getStatus() == 202) {
      assertThat(sent).hasSize(1);
      assertThat(written).hasOnlyElementsOfType(Accepted.class).hasSize(1);
      requireSpecified(sent.get(0));
    } else {
      assertThat(sent).isEmpty();
      assertThat(written)
          .hasOnlyElementsOfType(Rejected.class)
          .hasSize(answer.getStatus() == 422 ? 1 : 0);
    }
    requireJson((byte[]) answer.getEntity());
  }

  private Response post(byte[] body, Head head) {
    MediaType type = head.contentType() == null ? null : MediaType.valueOf(head.contentType());
    int length = head.lengthOff() < 0 ? -1 : body.length + head.lengthOff();
    PostedBody posted =
        PostedBody.read(type, length, new ByteArrayInputStream(body), Duration.ofSeconds(10));
    return posted
        .problem()
        .map(problem -> problem.response())
        .orElseGet(() -> Answers.of(accepting.accept("pbx", posted.bytes())));
  }

  /** What is sent can be read again, and keeps to the bounds of S5. */
  private static void requireSpecified(QueuedCall queued) {
    assertThat(CallPayload.read(CallPayload.of(queued.call()))).isEqualTo(queued.call());
    for (CallField field : CallField.values()) {
      String value = queued.call().value(field);
      assertThat(value.codePointCount(0, value.length())).isLessThanOrEqualTo(field.maxLength());
      assertThat(field.required() && value.isEmpty()).as(field.jsonName()).isFalse();
    }
  }

  private static void requireJson(byte[] entity) throws IOException {
    assertThat(entity.length).isLessThan(LONGEST_ANSWER);
    try (var json = Json.parser(new String(entity, StandardCharsets.UTF_8))) {
      while (json.nextToken() != null) {
        // To its end, or the parser says what is wrong.
      }
    }
  }

  @Provide
  Arbitrary<byte[]> bodies() {
    Arbitrary<Mangling> manglings =
        Combinators.combine(
                Arbitraries.of(Mangling.Way.class),
                Arbitraries.integers().between(0, 1_000_000),
                Arbitraries.integers().between(0, 1_000_000))
            .as(Mangling::new);
    return manglings
        .list()
        .ofMaxSize(4)
        .map(
            all -> {
              byte[] body = PostedJson.sample().bytes();
              for (Mangling mangling : all) {
                body = mangling.of(body);
              }
              return body;
            });
  }

  @Provide
  Arbitrary<Head> heads() {
    Arbitrary<String> types =
        Arbitraries.frequencyOf(
            Tuple.of(12, Arbitraries.just("application/json")),
            Tuple.of(
                1,
                Arbitraries.of(
                        "application/json;charset=UTF-8",
                        "application/json; charset=iso-8859-1",
                        "APPLICATION/JSON",
                        "application/json;v=1",
                        "application/merge-patch+json",
                        "text/plain",
                        "*/*")
                    .injectNull(0.1)));
    Arbitrary<Integer> lengths =
        Arbitraries.frequency(Tuple.of(8, 0), Tuple.of(1, -1), Tuple.of(1, 70_000));
    return Combinators.combine(types, lengths).as(Head::new);
  }
}
