package io.callrelay.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

  @TempDir Path dataDir;

  @Test
  void a_message_that_was_sent_is_there_after_a_restart() throws Exception {
    try (StartedAdapter adapter = StartedAdapter.in(dataDir)) {
      adapter.send("first");
    }
    try (StartedAdapter adapter = StartedAdapter.in(dataDir)) {
      assertThat(adapter.drain()).containsExactly("first");
    }
  }

  @Test
  void a_batch_is_there_when_it_was_committed_and_only_then() throws Exception {
    try (StartedAdapter adapter = StartedAdapter.in(dataDir)) {
      adapter.inTransaction(
          (session, producer) -> {
            producer.send(session.createTextMessage("committed"));
            session.commit();
            producer.send(session.createTextMessage("rolled back"));
            session.rollback();
          });
      assertThat(adapter.drain()).containsExactly("committed");
    }
  }

  @Test
  void a_journal_of_nothing_but_zeros_is_set_aside_and_the_broker_takes_messages()
      throws Exception {
    try (StartedAdapter adapter = StartedAdapter.in(dataDir)) {
      adapter.send("lost");
    }
    for (Path file : journal(".amq")) {
      Files.write(file, new byte[Math.toIntExact(Files.size(file))]);
    }

    try (StartedAdapter adapter = StartedAdapter.in(dataDir)) {
      adapter.send("new");
      assertThat(adapter.drain()).containsExactly("new");
    }
    assertThat(journal(".unreadable")).isNotEmpty();
  }

  private List<Path> journal(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(dataDir)) {
      return files
          .filter(file -> file.getParent().endsWith("journal"))
          .filter(file -> file.getFileName().toString().endsWith(ending))
          .toList();
    }
  }

  @Test
  void a_nearly_full_disk_refuses_a_send_with_an_exception() throws Exception {
    try (StartedAdapter adapter =
        StartedAdapter.with(
            properties -> {
              properties.setDataDir(dataDir.toString());
              properties.setMinDiskFree(Long.toString(Long.MAX_VALUE));
            })) {
      await()
          .atMost(LONG_ENOUGH)
          .untilAsserted(
              () ->
                  assertThatThrownBy(() -> adapter.send("refused"))
                      .isInstanceOf(JMSRuntimeException.class)
                      .hasMessageContaining("is full"));
    }
  }

  @Test
  void a_message_whose_listener_fails_comes_again() throws Exception {
    AtomicInteger deliveries = new AtomicInteger();
    try (StartedAdapter adapter = StartedAdapter.in(dataDir)) {
      adapter.send("again");
      adapter.listen(
          1,
          message -> {
            if (deliveries.incrementAndGet() < 3) {
              throw new IllegalStateException("the listener fails");
            }
          });
      await().atMost(LONG_ENOUGH).until(() -> deliveries.get() == 3);
    }
    try (StartedAdapter adapter = StartedAdapter.in(dataDir)) {
      assertThat(adapter.drain()).isEmpty();
    }
  }

  @Test
  void as_many_messages_are_under_way_at_once_as_there_are_sessions() throws Exception {
    int sessions = 256;
    CountDownLatch underWay = new CountDownLatch(sessions);
    CountDownLatch release = new CountDownLatch(1);
    try (StartedAdapter adapter = StartedAdapter.in(dataDir)) {
      adapter.listen(
          sessions,
          message -> {
            underWay.countDown();
            waitFor(release);
          });
      adapter.inTransaction(
          (session, producer) -> {
            for (int i = 0; i < sessions; i++) {
              producer.send(session.createTextMessage("call " + i));
            }
            session.commit();
          });
      await().atMost(LONG_ENOUGH).until(() -> underWay.getCount() == 0);
      release.countDown();
    }
  }

  @Test
  void a_second_broker_on_the_same_directory_is_refused() throws Exception {
    try (StartedAdapter adapter = StartedAdapter.in(dataDir)) {
      assertThatThrownBy(() -> StartedAdapter.in(dataDir))
          .hasMessageContaining(dataDir.resolve("broker").toString());
      adapter.send("still there");
      assertThat(adapter.drain()).containsExactly("still there");
    }
  }

  @Test
  void a_broker_whose_files_vanish_is_started_again() throws Exception {
    AtomicInteger deliveries = new AtomicInteger();
    try (StartedAdapter adapter = StartedAdapter.in(dataDir)) {
      adapter.listen(4, message -> deliveries.incrementAndGet());
      adapter.send("before");
      await().atMost(LONG_ENOUGH).until(() -> deliveries.get() == 1);
      deleteAll(dataDir.resolve("broker"));
      await().atMost(LONG_ENOUGH).until(() -> refuses(adapter));
      await().atMost(LONG_ENOUGH).until(() -> !refuses(adapter));
      int soFar = deliveries.get();
      adapter.send("after");
      await().atMost(LONG_ENOUGH).until(() -> deliveries.get() > soFar);
    }
  }

  private static boolean refuses(StartedAdapter adapter) {
    try {
      adapter.send("probe");
      return false;
    } catch (JMSRuntimeException expected) {
      return true;
    }
  }

  private static void deleteAll(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("stopped while waiting", e);
    }
  }
}
