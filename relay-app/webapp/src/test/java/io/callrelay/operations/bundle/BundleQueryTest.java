package io.callrelay.operations.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.ledger.Incident;
import io.callrelay.ledger.IncidentBook.Review;
import io.callrelay.ledger.SwitchedLedger;
import io.callrelay.operations.bundle.BundleQuery.Parameters;
import io.callrelay.operations.bundle.BundleQuery.Wanted;
import io.callrelay.operations.bundle.BundleQuery.Wrong;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundleQueryTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final SwitchedLedger ledger = SwitchedLedger.empty();

  @Test
  void a_time_is_taken_as_it_is_and_never_reaches_beyond_now() {
    Contents contents =
        wanted(new Parameters("2026-03-10T11:00:00Z", "2026-03-10T13:00:00Z", null, null));

    assertThat(contents.range().from()).isEqualTo("2026-03-10T11:00:00Z");
    assertThat(contents.range().to()).isEqualTo(NOW);
    assertThat(contents.fullNumbers()).isFalse();
  }

  @Test
  void an_incident_stands_for_its_time_and_a_little_before_and_after() {
    Instant since = NOW.minusSeconds(7200);
    Incident incident =
        Incident.raised(new Incident.Start("disk", since, since, "node-1"), 0, "seen")
            .over(NOW.minusSeconds(3600));
    ledger.incidents().review(NOW, known -> new Review(List.of(incident), List.of()));

    Contents contents = wanted(new Parameters(null, null, incident.id().toString(), "full"));

    assertThat(contents.range().from()).isEqualTo(since.minus(BundleQuery.BEFORE));
    assertThat(contents.range().to()).isEqualTo(NOW.minusSeconds(3600).plus(BundleQuery.BEFORE));
    assertThat(contents.incident()).map(Incident::id).contains(incident.id());
    assertThat(contents.fullNumbers()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "from, -, 2026-03-10T11:00:00Z, -, -",
        "to, 2026-03-10T11:00:00Z, -, -, -",
        "from, yesterday, 2026-03-10T11:00:00Z, -, -",
        "to, 2026-03-10T11:00:00Z, 2026-03-10T11:00:00Z, -, -",
        "to, 2026-01-10T11:00:00Z, 2026-03-10T11:00:00Z, -, -",
        "numbers, 2026-03-10T11:00:00Z, 2026-03-10T11:30:00Z, -, some",
        "incident, 2026-03-10T11:00:00Z, -, 0, -",
      })
  void a_wrong_parameter_is_named(
      String field, String from, String to, String incident, String numbers) {
    BundleQuery query =
        BundleQuery.read(new Parameters(from, to, incident, numbers), ledger.incidents(), NOW);

    assertThat(query)
        .isInstanceOfSatisfying(
            Wrong.class,
            wrong ->
                assertThat(wrong.problem().json()).contains("\"field\":\"" + field + "\"", "422"));
  }

  @ParameterizedTest
  @CsvSource({"none", "../../etc/passwd", "01a20d62-512f-7293-a554-e41ca4c4d90d"})
  void an_unknown_incident_is_not_found(String id) {
    assertThat(BundleQuery.read(new Parameters(null, null, id, null), ledger.incidents(), NOW))
        .isInstanceOfSatisfying(
            Wrong.class, wrong -> assertThat(wrong.problem().status()).isEqualTo(404));
  }

  private static Contents wanted(Parameters parameters) {
    BundleQuery query = BundleQuery.read(parameters, ledger.incidents(), NOW);
    assertThat(query).isInstanceOf(Wanted.class);
    return ((Wanted) query).contents();
  }
}
