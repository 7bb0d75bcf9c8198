package io.callrelay.deployed;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.deployed.RawConnection.Answered;
import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.support.PostedCall;
import io.callrelay.support.RelayApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that speak HTTP badly, slowly or not at all: everybody gets an answer, and never 500. */
@ExtendWith(OnTheDeployedRelay.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoughClientsIT {
  private static final int IDLE = Boolean.getBoolean("relay.long-tests") ? 10_000 : 2_000;
  private static final int MANGLED = 1_000;
  private static final int PIPELINED = 40;
  private static final int SLOW = 60;
  private static final int PIECES = 30;
  private static final long PAUSE_MILLIS = 100;
  private static final Set<Integer> DOCUMENTED = Set.of(202, 400, 413, 422);

  private final RelayApi relay;
  private final SimulatedTruePulse truePulse;

  RoughClientsIT(RelayApi relay, SimulatedTruePulse truePulse) {
    this.relay = relay;
    this.truePulse = truePulse;
  }

  @Test
  void requests_sent_all_at_once_are_each_answered_in_their_order() throws IOException {
    List<PostedCall> calls = new ArrayList<>();
    try (RawConnection connection = RawConnection.to(relay)) {
      for (int i = 0; i < PIPELINED; i++) {
        PostedCall call = PostedCall.answered();
        calls.add(i % 4 == 3 ? call.with("tpCallStatus", "Perhaps") : call);
      }
      for (PostedCall call : calls) {
        connection.send(RawConnection.post(relay, utf8(call.json())));
      }
      for (int i = 0; i < PIPELINED; i++) {
        Answered answer = connection.answer();
        assertThat(answer.status()).isEqualTo(i % 4 == 3 ? 422 : 202);
        assertThat(answer.body().contains(calls.get(i).id())).isEqualTo(answer.status() == 202);
      }
    }
    for (int i = 0; i < PIPELINED; i++) {
      requireOnlyIfTaken(calls.get(i).id(), i % 4 != 3);
    }
  }

  @Test
  void a_body_that_comes_in_drops_is_taken_and_others_pass_it() throws Exception {
    ScheduledExecutorService drops = Executors.newSingleThreadScheduledExecutor();
    List<RawConnection> connections = new ArrayList<>();
    try {
      List<PostedCall> slow = new ArrayList<>();
      List<CompletableFuture<Void>> sent = new ArrayList<>();
      for (int i = 0; i < SLOW; i++) {
        PostedCall call = PostedCall.answered();
        RawConnection connection = RawConnection.to(relay);
        connections.add(connection);
        slow.add(call);
        sent.add(inDrops(connection, utf8(call.json()), drops));
      }
      PostedCall quick = PostedCall.answered();
      relay.accept(quick);
      assertThat(sent).noneMatch(CompletableFuture::isDone);

      CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
      for (RawConnection connection : connections) {
        assertThat(connection.answer().status()).isEqualTo(202);
      }
      for (PostedCall call : slow) {
        requireOnlyIfTaken(call.id(), true);
      }
    } finally {
      drops.shutdownNow();
      closeAll(connections);
    }
  }

  private CompletableFuture<Void> inDrops(
      RawConnection connection, byte[] body, ScheduledExecutorService drops) throws IOException {
    connection.send(RawConnection.head(relay, body.length));
    CompletableFuture<Void> sent = new CompletableFuture<>();
    drop(connection, body, 0, drops, sent);
    return sent;
  }

  private static void drop(
      RawConnection connection,
      byte[] body,
      int piece,
      ScheduledExecutorService drops,
      CompletableFuture<Void> sent) {
    try {
      int from = body.length * piece / PIECES;
      int to = body.length * (piece + 1) / PIECES;
      connection.send(Arrays.copyOfRange(body, from, to));
    } catch (IOException e) {
      sent.completeExceptionally(e);
      return;
    }
    if (piece + 1 == PIECES) {
      sent.complete(null);
    } else {
      drops.schedule(
          () -> drop(connection, body, piece + 1, drops, sent),
          PAUSE_MILLIS,
          TimeUnit.MILLISECONDS);
    }
  }

  @Test
  void those_who_connect_and_say_nothing_are_in_nobodys_way() throws IOException {
    List<RawConnection> idle = new ArrayList<>();
    try {
      for (int i = 0; i < IDLE; i++) {
        idle.add(RawConnection.to(relay));
      }
      PostedCall call = PostedCall.answered();
      relay.accept(call);
      requireOnlyIfTaken(call.id(), true);

      PostedCall late = PostedCall.answered();
      RawConnection last = idle.get(IDLE - 1);
      last.send(RawConnection.post(relay, utf8(late.json())));
      assertThat(last.answer().status()).isEqualTo(202);
    } finally {
      closeAll(idle);
    }
    relay.readiness().then().statusCode(200);
  }

  @Test
  void a_client_that_goes_away_in_the_middle_leaves_nothing_behind() throws IOException {
    PostedCall call = PostedCall.answered();
    byte[] body = utf8(call.json());
    for (int i = 1; i <= 20; i++) {
      try (RawConnection connection = RawConnection.to(relay)) {
        connection.send(RawConnection.head(relay, body.length));
        connection.send(Arrays.copyOf(body, body.length * i / 21));
      }
    }
    relay.accept(call);

    requireOnlyIfTaken(call.id(), true);
    assertThat(truePulse.arrivals(call.id())).hasSize(1);
  }

  @Test
  void a_spoilt_body_is_taken_or_refused_and_never_both() throws IOException {
    long seed = Long.getLong("relay.seed", 20_251_023);
    SplittableRandom random = new SplittableRandom(seed);
    RawConnection connection = RawConnection.to(relay);
    try {
      for (int i = 0; i < MANGLED; i++) {
        String id = "spoilt-" + seed + "-" + i;
        byte[] body = spoilt(utf8(PostedCall.answered(id).json()), random);
        connection.send(RawConnection.post(relay, body));
        Answered answer = connection.answer();
        assertThat(answer.status()).as("seed %d, body %d", seed, i).isIn(DOCUMENTED);
        requireOnlyIfTaken(id, answer.status() == 202 && answer.body().contains("\"" + id + "\""));
        if (answer.last()) {
          connection.close();
          connection = RawConnection.to(relay);
        }
      }
    } finally {
      connection.close();
    }
  }

  private static byte[] spoilt(byte[] body, SplittableRandom random) {
    byte[] other = body.clone();
    for (int i = random.nextInt(3); i > 0; i--) {
      other[random.nextInt(other.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(other, random.nextInt(other.length + 9)) : other;
  }

  private void requireOnlyIfTaken(String id, boolean taken) {
    if (taken) {
      eventually(() -> assertThat(relay.state(id)).isEqualTo("DELIVERED"));
      assertThat(truePulse.arrivals(id)).isNotEmpty();
    } else {
      assertThat(truePulse.arrivals(id)).isEmpty();
    }
  }

  private static void closeAll(List<RawConnection> connections) throws IOException {
    for (RawConnection connection : connections) {
      connection.close();
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
