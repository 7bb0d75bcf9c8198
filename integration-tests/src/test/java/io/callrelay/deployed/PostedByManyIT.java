package io.callrelay.deployed;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.support.LedgerDatabase;
import io.callrelay.support.PostedCall;
import io.callrelay.support.RelayApi;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One call, posted a thousand times by twenty clients at once. */
@ExtendWith(OnTheDeployedRelay.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PostedByManyIT {
  private static final int CLIENTS = 20;
  private static final int POSTS_EACH = 50;

  private final RelayApi relay;
  private final SimulatedTruePulse truePulse;
  private final LedgerDatabase ledger;

  PostedByManyIT(RelayApi relay, SimulatedTruePulse truePulse, LedgerDatabase ledger) {
    this.relay = relay;
    this.truePulse = truePulse;
    this.ledger = ledger;
  }

  @Test
  void the_same_call_a_thousand_times_is_one_row_one_delivery_and_one_answer() throws Exception {
    relay.pause();
    eventually(() -> assertThat(relay.status().getString("delivery.state")).isEqualTo("PAUSED"));
    PostedCall call = PostedCall.answered();

    List<Response> answers = byAllClients(() -> relay.post(call));

    assertThat(answers).hasSize(CLIENTS * POSTS_EACH);
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 202).hasSize(1);
    assertThat(answers).extracting(Response::statusCode).containsOnly(200, 202);
    assertThat(answers)
        .extracting(Response::asString)
        .containsOnly("{\"tpCallID\":\"%s\",\"state\":\"QUEUED\"}".formatted(call.id()));
    relay.resume();
    eventually(() -> assertThat(relay.state(call.id())).isEqualTo("DELIVERED"));
    assertThat(truePulse.postsOnTheWire(call.id())).isEqualTo(1);
    assertThat(rows(call)).isEqualTo(1);
  }

  @Test
  void of_different_calls_under_one_id_one_stands_and_the_others_are_conflicts() throws Exception {
    PostedCall call = PostedCall.answered();

    List<Response> answers =
        byAllClients(() -> relay.post(call.with("tpDTMF", Thread.currentThread().getName())));

    assertThat(answers).filteredOn(answer -> answer.statusCode() == 202).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(POSTS_EACH - 1);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 409)
        .hasSize((CLIENTS - 1) * POSTS_EACH);
    eventually(() -> assertThat(relay.state(call.id())).isEqualTo("DELIVERED"));
    assertThat(truePulse.postsOnTheWire(call.id())).isEqualTo(1);
    assertThat(rows(call)).isEqualTo(1);
  }

  private long rows(PostedCall call) {
    return (long)
        ledger
            .rows(
                "SELECT COUNT(*) AS n FROM calls WHERE tp_call_id = ?",
                (Object) call.id().getBytes(StandardCharsets.UTF_8))
            .get(0)
            .get("n");
  }

  private static List<Response> byAllClients(Callable<Response> post)
      throws InterruptedException, ExecutionException {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    CyclicBarrier start = new CyclicBarrier(CLIENTS);
    Callable<List<Response>> client =
        () -> {
          start.await();
          List<Response> answers = new ArrayList<>();
          for (int i = 0; i < POSTS_EACH; i++) {
            answers.add(post.call());
          }
          return answers;
        };
    try {
      List<Response> all = new ArrayList<>();
      for (Future<List<Response>> answers :
          clients.invokeAll(Stream.generate(() -> client).limit(CLIENTS).toList())) {
        all.addAll(answers.get());
      }
      return all;
    } finally {
      clients.shutdownNow();
    }
  }
}
