/**
 * The progress of a certification on the control port's web page, under {@code /certification}. In:
 * what the run tells its onlookers. Out: a page that shows it and lets a person answer there as
 * well as at the keyboard.
 */
@NullMarked
package io.callrelay.simulator.certification.board;

import org.jspecify.annotations.NullMarked;
