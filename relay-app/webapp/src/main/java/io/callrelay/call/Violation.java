package io.callrelay.call;

/**
 * One way in which a posted body breaks the specification.
 *
 * @param field name of the field on the wire
 * @param clause the clause it breaks, for example {@code S5.tpCallStatus}
 * @param message what was found and what would be right; printable, phone numbers masked
 */
public record Violation(String field, String clause, String message) {}
