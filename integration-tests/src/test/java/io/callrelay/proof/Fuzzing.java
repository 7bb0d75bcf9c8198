package io.callrelay.proof;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.callrelay.rig.RawConnection;
import io.callrelay.rig.RawConnection.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Sends fuzzed requests over a few connections, and keeps what came back. */
final class Fuzzing implements AutoCloseable {
  private static final int CONNECTIONS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int port;
  private final String series;
  private final long seed;
  private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
  private final AtomicInteger number = new AtomicInteger();
  private final Map<Integer, Integer> answers = new ConcurrentSkipListMap<>();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<String> hanging = ConcurrentHashMap.newKeySet();
  private final AtomicInteger unanswered = new AtomicInteger();
  private int sent;

  /**
   * @param series what the ids of its calls begin with, as long as they are not spoiled
   * @param seed repeats them
   */
  Fuzzing(int port, String series, long seed) {
    this.port = port;
    this.series = series;
    this.seed = seed;
  }

  /** Sends so many more; returns when all are answered, or will not be. */
  void send(int many) {
    int first = sent;
    sent += many;
    number.set(first);
    List<CompletableFuture<Void>> senders =
        Stream.generate(() -> CompletableFuture.runAsync(() -> sendUpTo(first + many), threads))
            .limit(CONNECTIONS)
            .toList();
    senders.forEach(CompletableFuture::join);
  }

  private void sendUpTo(int last) {
    try {
      RawConnection connection = new RawConnection(port, PATIENCE);
      for (int next = number.incrementAndGet(); next <= last; next = number.incrementAndGet()) {
        String id = series + "-" + next;
        if (!exchange(connection, FuzzedRequest.of(id, chance(next)), id)) {
          connection.close();
          connection = new RawConnection(port, PATIENCE);
        }
      }
      connection.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Random numbers of neighbouring seeds would begin alike. */
  private Random chance(int request) {
    return new Random(new SplittableRandom(seed + request).nextLong());
  }

  /** Returns whether another request may follow on the connection. */
  private boolean exchange(RawConnection connection, FuzzedRequest request, String id) {
    int due = request.requests();
    try {
      connection.send(request.bytes());
      boolean open = true;
      while (open && due > 0) {
        Answer answer = connection.next();
        due--;
        take(answer, id);
        open = !answer.last();
      }
      unanswered.addAndGet(due);
      return request.sound() && open;
    } catch (SocketTimeoutException e) {
      hanging.add(id);
      return false;
    } catch (IOException closed) {
      unanswered.addAndGet(due);
      return false;
    }
  }

  private void take(Answer answer, String id) throws IOException {
    answers.merge(answer.status(), 1, Integer::sum);
    if (answer.status() == 200 || answer.status() == 202) {
      acknowledged.add(JSON.readTree(answer.body()).at("/tpCallID").asText());
    } else if (answer.status() == 500) {
      System.out.println("500 to " + id + ": " + answer.body());
    }
  }

  /** How many answers there were of each status. */
  Map<Integer, Integer> answers() {
    return answers;
  }

  /** The calls that the relay has taken, by the ids that it read. */
  Set<String> acknowledged() {
    return acknowledged;
  }

  /** How many requests the relay has answered by closing the connection. */
  int unanswered() {
    return unanswered.get();
  }

  /** Requests to which neither an answer came nor an end. */
  Set<String> hanging() {
    return hanging;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
