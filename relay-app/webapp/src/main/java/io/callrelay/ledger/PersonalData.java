package io.callrelay.ledger;

import io.callrelay.call.Call;
import io.callrelay.call.CallField;
import io.callrelay.call.PersonNumber;
import io.callrelay.verdict.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger holds of a person's number: found, erased, and purged by age. Everything is done
 * in small batches, each a transaction of its own, so that calls go on beside it.
 *
 * <p>Every method fails with {@link LedgerUnavailable} when the database does not answer.
 */
@ApplicationScoped
public class PersonalData {
  /**
   * A part of the calls of a number.
   *
   * @param next where the next part begins; empty when this was the last
   */
  public record Part<T>(List<T> items, Optional<UUID> next) {}

  /**
   * What became of something that held the number.
   *
   * @param what the {@code tpCallID}, or which body of the quarantine
   * @param kept why it was not erased, or not wholly; empty when it was
   */
  public record Erased(String what, String state, Optional<String> kept) {}

  private static final String OF_TAIL =
      "SELECT id FROM calls WHERE %s = :tail AND id > :after ORDER BY id LIMIT :most";

  /** Below every key. */
  static final UUID FIRST = new UUID(0, 0);

  /** As the database compares them: UUID compares its halves as signed numbers. */
  private static final Comparator<UUID> BY_TEXT = Comparator.comparing(UUID::toString);

  private final LedgerDatabase database;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected PersonalData() {
    this(null);
  }

  @Inject
  PersonalData(LedgerDatabase database) {
    this.database = database;
  }

  /** The next calls in which the number calls or is called, with all their attempts. */
  public Part<Journey> export(PersonNumber number, Optional<UUID> after, int most) {
    return database.reading(
        session -> {
          List<UUID> candidates = candidates(session, number, after, most);
          List<Journey> journeys =
              rows(session, candidates, LockMode.NONE).stream()
                  .filter(row -> concerns(row.view().call(), number))
                  .map(row -> Ledger.journey(session, row))
                  .toList();
          return new Part<>(journeys, next(candidates, most));
        });
  }

  /**
   * Overwrites the number in the next calls that are delivered or withdrawn, in their raw bodies
   * and in all their answers. A call that is still to be delivered keeps it: True Pulse must be
   * told.
   */
  public Part<Erased> erase(PersonNumber number, Optional<UUID> after, int most) {
    return database.inTransaction(
        session -> {
          List<UUID> candidates = candidates(session, number, after, most);
          List<Erased> erased =
              rows(session, candidates, LockMode.PESSIMISTIC_WRITE).stream()
                  .filter(row -> concerns(row.view().call(), number))
                  .map(row -> erase(session, row, number))
                  .toList();
          return new Part<>(erased, next(candidates, most));
        });
  }

  private static List<UUID> candidates(
      Session session, PersonNumber number, Optional<UUID> after, int most) {
    List<UUID> candidates = new ArrayList<>();
    for (String column : List.of("caller_tail", "did_tail")) {
      candidates.addAll(
          session
              .createNativeQuery(OF_TAIL.formatted(column), UUID.class)
              .setParameter("tail", number.tail())
              .setParameter("after", after.orElse(FIRST))
              .setParameter("most", most)
              .list());
    }
    return candidates.stream().distinct().sorted(BY_TEXT).limit(most).toList();
  }

  private static Optional<UUID> next(List<UUID> candidates, int most) {
    return candidates.size() < most
        ? Optional.empty()
        : Optional.of(candidates.get(candidates.size() - 1));
  }

  private static List<CallRecord> rows(Session session, List<UUID> ids, LockMode lock) {
    return ids.isEmpty()
        ? List.of()
        : session
            .createSelectionQuery("from CallRecord where id in :ids order by id", CallRecord.class)
            .setParameterList("ids", ids)
            .setHibernateLockMode(lock)
            .list();
  }

  private static boolean concerns(Call call, PersonNumber number) {
    return number.is(call.callerNumber()) || number.is(call.didNumber());
  }

  private static Erased erase(Session session, CallRecord row, PersonNumber number) {
    CallView view = row.view();
    String id = view.call().id().value();
    if (view.state() != CallState.DELIVERED && view.state() != CallState.WITHDRAWN) {
      return new Erased(
          id,
          view.state().name(),
          Optional.of("it is not delivered yet, and True Pulse must be told"));
    }
    eraseCall(session, row, number);
    eraseAttempts(session, row.id(), number);
    return number.isIn(id)
        ? new Erased(
            id, view.state().name(), Optional.of("the number is erased but for its tpCallID"))
        : new Erased(id, view.state().name(), Optional.empty());
  }

  private static void eraseCall(Session session, CallRecord row, PersonNumber number) {
    Call call = row.view().call();
    session
        .createNativeMutationQuery(
            "UPDATE calls SET caller_number = :caller, did_number = :did, dtmf = :dtmf,"
                + " customer_name = :customer, recording_path = :path, raw_body = :raw WHERE id ="
                + " :id")
        .setParameter("caller", whole(call, CallField.CALLER_NUMBER, number))
        .setParameter("did", whole(call, CallField.DID_NUMBER, number))
        .setParameter("dtmf", number.erasedFrom(call.dtmf()))
        .setParameter("customer", number.erasedFrom(call.customerName()))
        .setParameter("path", number.erasedFrom(call.recordingPath()))
        .setParameter(
            "raw", row.rawBody().map(raw -> bytes(raw, number)).orElse(null), byte[].class)
        .setParameter("id", row.id())
        .executeUpdate();
  }

  private static String whole(Call call, CallField field, PersonNumber number) {
    String value = call.value(field);
    return number.is(value) ? PersonNumber.ERASED : value;
  }

  /** A body in which digits may be written as escapes is not looked through but replaced. */
  private static byte[] bytes(byte[] body, PersonNumber number) {
    String text = new String(body, StandardCharsets.UTF_8);
    String erased = text.contains("\\u") ? PersonNumber.ERASED : number.erasedFrom(text);
    return erased.equals(text) ? body : erased.getBytes(StandardCharsets.UTF_8);
  }

  private static void eraseAttempts(Session session, UUID call, PersonNumber number) {
    for (AttemptRecord attempt :
        session
            .createSelectionQuery("from AttemptRecord where callRow = :call", AttemptRecord.class)
            .setParameter("call", call)
            .setReadOnly(true)
            .list()) {
      session
          .createNativeMutationQuery(
              "UPDATE attempts SET detail = :detail, content_type = :type, retry_after = :after,"
                  + " answer = :answer WHERE id = :id")
          .setParameter("detail", number.erasedFrom(attempt.past().detail()))
          .setParameter("type", header(attempt, Answer::contentType, number), String.class)
          .setParameter(
              "after",
              header(attempt, answer -> String.join(", ", answer.retryAfter()), number),
              String.class)
          .setParameter(
              "answer",
              attempt.past().answer().map(answer -> bytes(answer.body(), number)).orElse(null),
              byte[].class)
          .setParameter("id", attempt.id())
          .executeUpdate();
    }
  }

  private static @Nullable String header(
      AttemptRecord attempt, Function<Answer, String> header, PersonNumber number) {
    return attempt.past().answer().map(header).map(number::erasedFrom).orElse(null);
  }

  /**
   * Deletes the next calls that were delivered before an instant, with their attempts.
   *
   * @return how many
   */
  public int purgeDeliveredBefore(Instant before, int most) {
    return database.inTransaction(
        session -> {
          List<UUID> ids =
              session
                  .createSelectionQuery(
                      "select id from CallRecord where state = DELIVERED and deliveredAt < :before"
                          + " order by deliveredAt",
                      UUID.class)
                  .setParameter("before", before)
                  .setMaxResults(most)
                  .list();
          if (ids.isEmpty()) {
            return 0;
          }
          session
              .createMutationQuery("delete from AttemptRecord where callRow in :ids")
              .setParameterList("ids", ids)
              .executeUpdate();
          return session
              .createMutationQuery("delete from CallRecord where id in :ids and state = DELIVERED")
              .setParameterList("ids", ids)
              .executeUpdate();
        });
  }
}
