/**
 * Taking out of a certificate what a report must not show. In: a certificate as it was found. Out:
 * the same with phone numbers masked, tokens removed and endless evidence cut. Guaranteed: it is
 * applied to every text and every byte of it, so that whoever writes it down cannot forget.
 */
@NullMarked
package io.callrelay.simulator.certification.report.redaction;

import org.jspecify.annotations.NullMarked;
