package io.callrelay.simulator.certification.coverage;

import io.callrelay.simulator.certification.result.CheckDescription;
import java.util.List;
import java.util.Optional;

/**
 * A clause of the specification, or a reading of what it leaves open.
 *
 * @param id {@code S7.2}, {@code S5.tpDTMF}; {@code R1} and on for readings
 * @param section the heading that it stands under
 * @param text as the specification has it
 * @param checks ids of checks that prove it beside those that cite it
 * @param whyNone why no check can prove it; empty when one can
 */
public record Clause(
    String id, String section, String text, List<String> checks, Optional<String> whyNone) {

  public boolean isProvedBy(CheckDescription check) {
    return check.clauses().contains(id) || checks.contains(check.id());
  }
}
