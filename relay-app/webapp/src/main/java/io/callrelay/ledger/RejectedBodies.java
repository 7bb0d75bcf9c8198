package io.callrelay.ledger;

import io.callrelay.call.PersonNumber;
import io.callrelay.ledger.PersonalData.Erased;
import io.callrelay.ledger.PersonalData.Part;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.type.StandardBasicTypes;

/**
 * A person's number in the bodies of the quarantine, which nobody could read into fields: so every
 * body is looked through. Fails as {@link PersonalData} does.
 */
@ApplicationScoped
public class RejectedBodies {
  /** A body that holds the number. */
  public record Held(UUID id, String state, String body) {}

  private static final String OPEN = "OPEN";
  private static final String PAGE =
      "SELECT id, state, raw_body FROM quarantine WHERE id > :after ORDER BY id LIMIT :most";

  private final LedgerDatabase database;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected RejectedBodies() {
    this(null);
  }

  @Inject
  RejectedBodies(LedgerDatabase database) {
    this.database = database;
  }

  /** Those among the next bodies that hold the number. */
  public Part<Held> export(PersonNumber number, Optional<UUID> after, int most) {
    return database.reading(session -> holding(session, number, after, most));
  }

  /**
   * Overwrites the number in the next bodies that have been dealt with; one that is open is kept.
   */
  public Part<Erased> erase(PersonNumber number, Optional<UUID> after, int most) {
    return database.inTransaction(
        session -> {
          Part<Held> holding = holding(session, number, after, most);
          List<Erased> erased =
              holding.items().stream().map(held -> erase(session, held, number)).toList();
          return new Part<>(erased, holding.next());
        });
  }

  private static Part<Held> holding(
      Session session, PersonNumber number, Optional<UUID> after, int most) {
    List<Object[]> rows =
        session
            .createNativeQuery(PAGE, Object[].class)
            .addScalar("id", UUID.class)
            .addScalar("state", StandardBasicTypes.STRING)
            .addScalar("raw_body", StandardBasicTypes.BINARY)
            .setParameter("after", after.orElse(PersonalData.FIRST))
            .setParameter("most", most)
            .list();
    List<Held> held =
        rows.stream()
            .map(row -> new Held((UUID) row[0], (String) row[1], utf8((byte[]) row[2])))
            .filter(body -> number.isIn(body.body()))
            .toList();
    return new Part<>(
        held, rows.size() < most ? Optional.empty() : Optional.of((UUID) rows.get(most - 1)[0]));
  }

  private static String utf8(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static Erased erase(Session session, Held held, PersonNumber number) {
    String what = "quarantine/" + held.id();
    if (held.state().equals(OPEN)) {
      return new Erased(
          what, OPEN, Optional.of("it is in quarantine: resubmit or discard it first"));
    }
    session
        .createNativeMutationQuery("UPDATE quarantine SET raw_body = :body WHERE id = :id")
        .setParameter("body", number.erasedFrom(held.body()).getBytes(StandardCharsets.UTF_8))
        .setParameter("id", held.id())
        .executeUpdate();
    return new Erased(what, held.state(), Optional.empty());
  }
}
