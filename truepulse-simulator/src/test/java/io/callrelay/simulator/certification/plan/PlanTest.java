package io.callrelay.simulator.certification.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callrelay.simulator.certification.CertificationOptions.Tempo;
import io.callrelay.simulator.certification.RunProfile;
import io.callrelay.simulator.certification.check.Checks;
import io.callrelay.simulator.certification.result.CheckDescription;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanTest {
  private static Plan plan(RunProfile profile) {
    return Plan.of(profile, Tempo.USUAL);
  }

  @Test
  void every_check_of_the_plan_is_bound_and_nothing_else_is() {
    assertThat(Checks.all().keySet())
        .containsExactlyInAnyOrderElementsOf(
            plan(RunProfile.SHORT).checks().stream().map(PlannedCheck::id).toList());
  }

  @ParameterizedTest
  @EnumSource(RunProfile.class)
  void every_check_says_in_full_what_it_is(RunProfile profile) {
    assertThat(plan(profile).descriptions())
        .hasSizeGreaterThan(40)
        .allSatisfy(PlanTest::isSaidInFull)
        .extracting(CheckDescription::id)
        .doesNotHaveDuplicates();
  }

  private static void isSaidInFull(CheckDescription check) {
    assertThat(check.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
    assertThat(check.title()).isNotBlank();
    assertThat(check.does()).endsWith(".");
    assertThat(check.expects()).contains(".");
    assertThat(check.clauses())
        .isNotEmpty()
        .allMatch(clause -> clause.matches("S([1-9]|10)(\\.\\d+|\\.tp[A-Za-z]+)?"));
    assertThat(check.limit()).isPositive();
  }

  @Test
  void the_full_profile_takes_its_time() {
    Plan quick = plan(RunProfile.SHORT);
    Plan full = plan(RunProfile.FULL);
    assertThat(full.times().outage()).isGreaterThan(quick.times().outage().multipliedBy(10));
    for (int i = 0; i < quick.checks().size(); i++) {
      assertThat(full.checks().get(i).patience()).isGreaterThan(quick.checks().get(i).patience());
    }
  }

  @Test
  void the_pace_shortens_the_waits_and_leaves_promptness_alone() {
    Times usual = plan(RunProfile.SHORT).times();
    Times quick = Plan.of(RunProfile.SHORT, new Tempo(0.1, 1)).times();

    assertThat(quick.quiet().multipliedBy(10)).isEqualTo(usual.quiet());
    assertThat(quick.prompt()).isEqualTo(usual.prompt());
    assertThat(quick.atOnce()).isEqualTo(usual.atOnce());
    assertThat(quick.retryAfter()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void ids_that_are_not_in_it_are_named() {
    assertThatThrownBy(
            () -> plan(RunProfile.SHORT).requireKnown(List.of("prompt", "swift", "brisk")))
        .hasMessageContaining("no check is called brisk, swift")
        .hasMessageContaining("prompt-at-once");
  }
}
