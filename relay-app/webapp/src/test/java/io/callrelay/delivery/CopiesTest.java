package io.callrelay.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.callrelay.call.SampleCall;
import io.callrelay.platform.Waiting;
import io.callrelay.queue.QueuedCall;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CopiesTest {
  private static final UUID TICKET = UUID.randomUUID();
  private static final Instant ACCEPTED = Instant.parse("2025-10-23T04:37:31.050Z");

  private final Copies copies = new Copies(new Waiting());
  private final AtomicInteger attempts = new AtomicInteger();
  private final CountDownLatch firstIsAtTheGate = new CountDownLatch(1);
  private final CountDownLatch gateOpens = new CountDownLatch(1);

  @Test
  void a_copy_that_came_while_the_first_was_in_hand_is_dropped() throws Exception {
    var first = inBackground(this::waitAtTheGate);
    firstIsAtTheGate.await();
    Thread second = new Thread(() -> dealWith(attempts::incrementAndGet), "second copy");
    second.start();
    await().until(() -> second.getState() == Thread.State.WAITING);
    gateOpens.countDown();
    first.get(10, TimeUnit.SECONDS);
    second.join();
    assertThat(attempts).hasValue(1);
  }

  @Test
  void a_copy_is_dealt_with_when_the_first_was_not() throws Exception {
    var first =
        inBackground(
            () -> {
              waitAtTheGate();
              throw new IllegalStateException("goes back");
            });
    firstIsAtTheGate.await();
    gateOpens.countDown();
    assertThatThrownBy(() -> first.get(10, TimeUnit.SECONDS)).hasMessageContaining("goes back");
    copies.once(message(0), attempts::incrementAndGet);
    assertThat(attempts).hasValue(2);
  }

  @Test
  void the_next_message_of_a_call_is_no_copy() throws Exception {
    copies.once(message(0), () -> copies.once(message(1), attempts::incrementAndGet));
    assertThat(attempts).hasValue(1);
  }

  private void waitAtTheGate() throws InterruptedException {
    firstIsAtTheGate.countDown();
    gateOpens.await();
    attempts.incrementAndGet();
  }

  private CompletableFuture<Void> inBackground(Copies.Work work) {
    return CompletableFuture.runAsync(
        () -> dealWith(work), task -> new Thread(task, "first copy").start());
  }

  private void dealWith(Copies.Work work) {
    try {
      copies.once(message(0), work);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static QueuedCall message(int failedAttempts) {
    return new QueuedCall(
        SampleCall.withId("9884420011"), TICKET, ACCEPTED, "test", failedAttempts);
  }
}
