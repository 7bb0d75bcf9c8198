package io.callrelay.ledger;

import io.callrelay.call.CallId;
import java.util.Collection;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;

/** The rows of some calls. */
final class CallRows {
  private CallRows() {}

  /**
   * Asks for the rows of these calls, in the order of their ids, so that nodes lock in one order.
   * Most groups are of one call, and Hibernate translates a list of parameters anew every time.
   */
  static SelectionQuery<CallRecord> of(Session session, Collection<CallId> ids) {
    List<CallId> distinct = ids.stream().distinct().toList();
    if (distinct.size() == 1) {
      return session
          .createSelectionQuery("from CallRecord where callId = :id", CallRecord.class)
          .setParameter("id", distinct.get(0));
    }
    return session
        .createSelectionQuery(
            "from CallRecord where callId in :ids order by callId", CallRecord.class)
        .setParameterList("ids", distinct);
  }
}
