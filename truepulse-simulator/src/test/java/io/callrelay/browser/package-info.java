/** A real browser for the tests of web pages: the simulator's, and the relay's console. */
package io.callrelay.browser;
