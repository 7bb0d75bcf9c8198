package io.callrelay.simulator.certification.result;

import java.time.Duration;
import java.util.List;

/**
 * One check of the plan, in words.
 *
 * @param id for the command line and for machines: {@code retry-after-error}; stable between
 *     versions
 * @param module the group it is shown in: {@code Triggers}, {@code Payload}, {@code Retries}, ...
 * @param title one line for people
 * @param clauses what it proves: {@code S7.2}, {@code S5.tpDTMF}; never empty
 * @param level how much hangs on it
 * @param does what the suite does
 * @param expects what the integration must do then
 * @param limit the longest it may take
 */
public record CheckDescription(
    String id,
    String module,
    String title,
    List<String> clauses,
    Level level,
    String does,
    String expects,
    Duration limit) {}
