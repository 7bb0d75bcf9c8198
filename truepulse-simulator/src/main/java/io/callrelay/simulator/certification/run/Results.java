package io.callrelay.simulator.certification.run;

import io.callrelay.simulator.certification.result.CheckResult;
import java.util.List;

/**
 * What a run found.
 *
 * @param checks one result for each check of the plan, in its order
 * @param complete false: it was broken off
 */
public record Results(List<CheckResult> checks, boolean complete) {}
