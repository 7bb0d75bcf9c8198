package io.callrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.call.CallField;
import io.callrelay.call.CallReading;
import io.callrelay.call.PostedJson;
import io.callrelay.intake.FakeNeighbours.Mood;
import io.callrelay.ledger.CallState;
import io.callrelay.platform.Waiting;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class ConcurrentPostsTest {
  private static final int CLIENTS = 20;
  private static final int POSTS_OF_EACH = 50;

  private final FakeNeighbours neighbours = new FakeNeighbours();
  private final AcceptingCalls accepting =
      new AcceptingCalls(
          new CallReading(ZoneOffset.UTC),
          neighbours.asNeighbours(),
          Clock.systemUTC(),
          Patience.usual(new Waiting()));
  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

  @AfterEach
  void sendClientsHome() {
    clients.shutdownNow();
  }

  @ParameterizedTest
  @EnumSource(
      value = Mood.class,
      names = {"WELL", "DOWN"})
  void one_call_posted_a_thousand_times_at_once_is_one_message(Mood ledger) throws Exception {
    neighbours.ledger(ledger);

    List<Acceptance> answers = post(client -> PostedJson.sample());

    assertThat(answers).filteredOn(Acceptance.Taken.class::isInstance).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> !(answer instanceof Acceptance.Taken))
        .allSatisfy(
            answer -> assertThat(((Acceptance.Known) answer).state()).isEqualTo(CallState.QUEUED));
    assertThat(neighbours.sent).hasSize(1);
    assertThat(neighbours.written.size() + neighbours.settled.size()).isEqualTo(1);
  }

  @Test
  void of_many_contents_under_one_id_one_is_taken_and_the_others_are_conflicts() throws Exception {
    List<Acceptance> answers =
        post(client -> PostedJson.sample().withText(CallField.DTMF, String.valueOf(client)));

    assertThat(answers).filteredOn(Acceptance.Taken.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(Acceptance.Known.class::isInstance).hasSize(POSTS_OF_EACH - 1);
    assertThat(answers)
        .filteredOn(Acceptance.Conflicting.class::isInstance)
        .hasSize(POSTS_OF_EACH * (CLIENTS - 1));
    assertThat(neighbours.sent).hasSize(1);
  }

  @Test
  void calls_of_other_ids_do_not_wait_for_one_that_hangs() throws Exception {
    CompletableFuture<Void> hanging = new CompletableFuture<>();
    Neighbours well = neighbours.asNeighbours();
    var first = new CountDownLatch(1);
    var partly =
        new AcceptingCalls(
            new CallReading(ZoneOffset.UTC),
            new Neighbours(
                well.find(),
                well.record(),
                call -> {
                  if (call.call().id().value().equals("slow")) {
                    first.countDown();
                    return hanging;
                  }
                  return well.send().apply(call);
                },
                well.settle()),
            Clock.systemUTC(),
            Patience.usual(new Waiting()));
    Future<Acceptance> slow =
        clients.submit(
            () -> partly.accept("pbx", PostedJson.sample().withText(CallField.ID, "slow").bytes()));
    first.await();

    assertThat(partly.accept("pbx", PostedJson.sample().bytes()))
        .isInstanceOf(Acceptance.Taken.class);
    hanging.complete(null);
    assertThat(slow.get()).isInstanceOf(Acceptance.Taken.class);
  }

  private List<Acceptance> post(IntFunction<PostedJson> bodyOfClient) throws Exception {
    var start = new CountDownLatch(1);
    List<Future<List<Acceptance>>> answers = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      byte[] body = bodyOfClient.apply(client).bytes();
      Callable<List<Acceptance>> posting =
          () -> {
            start.await();
            List<Acceptance> mine = new ArrayList<>();
            for (int i = 0; i < POSTS_OF_EACH; i++) {
              mine.add(accepting.accept("pbx", body));
            }
            return mine;
          };
      answers.add(clients.submit(posting));
    }
    start.countDown();
    List<Acceptance> all = new ArrayList<>();
    for (Future<List<Acceptance>> answer : answers) {
      all.addAll(answer.get());
    }
    return all;
  }
}
