package io.callrelay.ledger;

import io.callrelay.call.CallId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;

/** The rows of some calls. */
final class CallRows {
  /** Questions by how many ids they have room for. */
  private static final Map<Integer, String> QUESTIONS = new ConcurrentHashMap<>();

  private CallRows() {}

  /**
   * Asks for the rows of these calls, in the order of their ids, so that nodes lock in one order.
   * Hibernate translates a question anew every time when one of its parameters could be a list, as
   * the only one of an IN could, and others only once: so there is a question for 1, 2, 4, 8, ...
   * ids, and the last id fills what room is left.
   */
  static SelectionQuery<CallRecord> of(Session session, Collection<CallId> ids) {
    List<CallId> distinct = ids.stream().distinct().toList();
    int room = roomFor(distinct.size());
    SelectionQuery<CallRecord> query =
        session.createSelectionQuery(
            QUESTIONS.computeIfAbsent(room, CallRows::question), CallRecord.class);
    for (int i = 0; i < room; i++) {
      query.setParameter(i + 1, distinct.get(Math.min(i, distinct.size() - 1)));
    }
    return query;
  }

  private static int roomFor(int ids) {
    return ids <= 1 ? 1 : Integer.highestOneBit(ids - 1) << 1;
  }

  private static String question(int room) {
    if (room == 1) {
      return "from CallRecord where callId = ?1";
    }
    return IntStream.rangeClosed(1, room)
        .mapToObj(place -> "?" + place)
        .collect(
            Collectors.joining(", ", "from CallRecord where callId in (", ") order by callId"));
  }
}
