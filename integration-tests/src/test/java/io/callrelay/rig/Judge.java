package io.callrelay.rig;

import static io.callrelay.support.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.ledger.CallHistory;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Joins what telephony was told, what the ledger says and what True Pulse has. An acknowledged call
 * must have been delivered; and of every call posted, acknowledged or not, the ledger must say
 * DELIVERED if True Pulse has it, and only then.
 */
public final class Judge {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** No machine is so slow. */
  private static final int LEAST_PER_SECOND = 50;

  /** The request was on its way, and no whole answer came. */
  private static final Set<String> UNKNOWN_OUTCOME =
      Set.of("DEADLINE", "CONNECTION_LOST", "TRUNCATED", "NOT_HTTP");

  private final SimulatedTruePulse truePulse;
  private final RelayClient relay;

  public Judge(SimulatedTruePulse truePulse, RelayClient relay) {
    this.truePulse = truePulse;
    this.relay = relay;
  }

  /**
   * What was found, when nothing is wrong.
   *
   * @param acknowledged calls that were answered 202 or 200
   * @param unacknowledged calls that were refused or got no answer
   * @param deliveredAnyway those of them that True Pulse has nevertheless
   * @param attempts all that the ledger has recorded
   * @param unknownOutcomes those of them after which nobody could know whether True Pulse had taken
   *     the call
   * @param duplicates calls that True Pulse was told of again after it had them, and how often
   */
  public record Finding(
      int acknowledged,
      int unacknowledged,
      int deliveredAnyway,
      int attempts,
      int unknownOutcomes,
      Map<String, Long> duplicates) {
    public long extraPosts() {
      return duplicates.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** Waits until all that was acknowledged has arrived at True Pulse. */
  public void awaitDelivered(Collection<Post> posts) {
    List<String> acknowledged = ids(posts, true);
    Duration patience = PATIENCE.plusSeconds(acknowledged.size() / LEAST_PER_SECOND);
    within(patience, () -> assertThat(notAccepted(acknowledged)).as("not delivered").isEmpty());
  }

  /** Waits until all that was acknowledged has arrived, and nothing is under way any more. */
  public Finding judge(Collection<Post> posts) {
    awaitDelivered(posts);
    within(PATIENCE, this::requireNothingUnderWay);
    List<String> acknowledged = ids(posts, true);
    List<String> others = ids(posts, false);
    Map<String, JsonNode> ledger = new HashMap<>();
    List<String> all = posts.stream().map(Post::callId).toList();
    // Connections that stood still with the ledger may still break under the first look-ups.
    within(PATIENCE, () -> ledger.putAll(relay.journeys(all)));
    requireTruth(posts, ledger);
    return new Finding(
        acknowledged.size(),
        others.size(),
        others.size() - notAccepted(others).size(),
        ledger.values().stream().mapToInt(call -> call.get("attemptCount").asInt()).sum(),
        ledger.values().stream().mapToInt(Judge::unknownOutcomes).sum(),
        duplicates(posts));
  }

  private static List<String> ids(Collection<Post> posts, boolean acknowledged) {
    Set<String> taken =
        posts.stream()
            .filter(Post::isAcknowledged)
            .map(Post::callId)
            .collect(Collectors.toUnmodifiableSet());
    return posts.stream()
        .map(Post::callId)
        .distinct()
        .filter(id -> taken.contains(id) == acknowledged)
        .toList();
  }

  private List<String> notAccepted(List<String> ids) {
    return ids.stream().filter(id -> !truePulse.isAccepted(id)).toList();
  }

  private void requireNothingUnderWay() {
    JsonNode status = relay.status();
    assertThat(status.at("/ledger/up").asBoolean()).as("ledger up").isTrue();
    assertThat(status.at("/calls/QUEUED").asInt()).as("queued").isZero();
    assertThat(status.at("/calls/RETRYING").asInt()).as("retrying").isZero();
    assertThat(status.at("/calls/DELIVERED").asLong())
        .as("delivered, in the ledger")
        .isEqualTo(truePulse.summary().acceptedCalls());
  }

  private void requireTruth(Collection<Post> posts, Map<String, JsonNode> ledger) {
    for (Post post : posts) {
      String id = post.callId();
      Optional<String> state =
          Optional.ofNullable(ledger.get(id)).map(call -> call.get("state").asText());
      if (truePulse.isAccepted(id)) {
        assertThat(state).as("%s, which True Pulse has", id).contains("DELIVERED");
      } else {
        assertThat(state)
            .as("%s, which True Pulse has not", id)
            .isNotEqualTo(Optional.of("DELIVERED"));
      }
    }
    assertThat(truePulse.summary().withViolations()).as("webhooks that break S5").isZero();
  }

  /** How many attempts of a call ended so that nobody could know whether it had been taken. */
  public static int unknownOutcomes(JsonNode call) {
    int unknown = 0;
    for (JsonNode attempt : call.get("attempts")) {
      unknown += UNKNOWN_OUTCOME.contains(attempt.get("reason").asText()) ? 1 : 0;
    }
    return unknown;
  }

  private Map<String, Long> duplicates(Collection<Post> posts) {
    return posts.stream()
        .map(Post::callId)
        .distinct()
        .flatMap(id -> truePulse.call(id).stream())
        .filter(call -> call.duplicates() + call.conflicts() > 0)
        .collect(
            Collectors.toMap(CallHistory::callId, call -> call.duplicates() + call.conflicts()));
  }
}
