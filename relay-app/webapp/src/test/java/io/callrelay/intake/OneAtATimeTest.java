package io.callrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callrelay.call.Call;
import io.callrelay.call.CallField;
import io.callrelay.call.CallReading;
import io.callrelay.call.PostedJson;
import io.callrelay.call.ReadCall;
import io.callrelay.ledger.CallState;
import io.callrelay.platform.Waiting;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OneAtATimeTest {
  private static final Call CALL = read(PostedJson.sample());
  private static final Call OTHER = read(PostedJson.sample().withText(CallField.DTMF, "9"));
  private static final Acceptance TAKEN = new Acceptance.Taken(CALL.id());
  private static final Acceptance UNAVAILABLE =
      new Acceptance.NotDurable(Optional.of(CALL.id().value()), "down");

  private final OneAtATime oneAtATime = new OneAtATime(Duration.ofSeconds(30), new Waiting());

  @Test
  void whoever_comes_second_is_answered_by_what_the_first_came_to() throws Exception {
    assertThat(second(CALL, TAKEN, OneAtATimeTest::neverAgain))
        .isEqualTo(new Acceptance.Known(CALL.id(), CallState.QUEUED));
    assertThat(second(OTHER, TAKEN, OneAtATimeTest::neverAgain))
        .isEqualTo(new Acceptance.Conflicting(CALL.id(), List.of(CallField.DTMF)));
    assertThat(
            second(
                CALL,
                new Acceptance.Known(CALL.id(), CallState.DELIVERED),
                OneAtATimeTest::neverAgain))
        .isEqualTo(new Acceptance.Known(CALL.id(), CallState.DELIVERED));
    assertThat(second(CALL, UNAVAILABLE, OneAtATimeTest::neverAgain)).isEqualTo(UNAVAILABLE);
  }

  @Test
  void whoever_comes_second_looks_again_when_the_first_was_in_conflict() throws Exception {
    Acceptance conflict = new Acceptance.Conflicting(CALL.id(), List.of(CallField.DTMF));
    Acceptance known = new Acceptance.Known(CALL.id(), CallState.RETRYING);

    assertThat(second(OTHER, conflict, () -> known)).isEqualTo(known);
  }

  @Test
  void a_first_that_fails_by_a_defect_leaves_the_second_unanswered_and_nothing_behind()
      throws Exception {
    var inside = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    CompletableFuture<Acceptance> first =
        CompletableFuture.supplyAsync(
            () ->
                oneAtATime.accept(
                    CALL,
                    () -> {
                      inside.countDown();
                      await(goOn);
                      throw new IllegalStateException("a defect");
                    }));
    inside.await();
    CompletableFuture<Acceptance> second =
        CompletableFuture.supplyAsync(() -> oneAtATime.accept(CALL, () -> TAKEN));
    goOn.countDown();

    assertThatThrownBy(first::join).hasRootCauseMessage("a defect");
    assertThat(second.join()).isInstanceOfAny(Acceptance.NotDurable.class, Acceptance.Taken.class);
    assertThat(oneAtATime.size()).isZero();
    assertThat(oneAtATime.accept(CALL, () -> TAKEN)).isEqualTo(TAKEN);
  }

  @Test
  void nobody_waits_longer_than_agreed() throws Exception {
    var impatient = new OneAtATime(Duration.ofMillis(20), new Waiting());
    var inside = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    CompletableFuture<Acceptance> first =
        CompletableFuture.supplyAsync(
            () ->
                impatient.accept(
                    CALL,
                    () -> {
                      inside.countDown();
                      await(goOn);
                      return TAKEN;
                    }));
    inside.await();

    assertThat(impatient.accept(CALL, OneAtATimeTest::neverAgain))
        .isInstanceOf(Acceptance.NotDurable.class);
    goOn.countDown();
    assertThat(first.join()).isEqualTo(TAKEN);
    assertThat(impatient.size()).isZero();
  }

  /** The answer to a second post that comes while the first is under way. */
  private Acceptance second(Call call, Acceptance ofFirst, Supplier<Acceptance> accepting)
      throws Exception {
    var inside = new CountDownLatch(1);
    var answer = new CompletableFuture<Acceptance>();
    CompletableFuture<Acceptance> first =
        CompletableFuture.supplyAsync(
            () ->
                oneAtATime.accept(
                    CALL,
                    () -> {
                      inside.countDown();
                      return answer.join();
                    }));
    inside.await();
    var waiter = new Thread(() -> answers.complete(oneAtATime.accept(call, accepting)));
    answers = new CompletableFuture<>();
    waiter.start();
    // The second has joined the first when it waits for its outcome.
    org.awaitility.Awaitility.await().until(() -> waiter.getState() == Thread.State.TIMED_WAITING);
    answer.complete(ofFirst);
    first.join();
    return answers.join();
  }

  private volatile CompletableFuture<Acceptance> answers = new CompletableFuture<>();

  private static Acceptance neverAgain() {
    throw new AssertionError("accepted twice");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Call read(PostedJson posted) {
    return ((ReadCall.Valid) new CallReading(ZoneOffset.UTC).read(posted.bytes())).call();
  }
}
