/**
 * What tests of the whole relay share: the unpacked distribution, a database, free ports, calls to
 * post, the relay's API as its users see it, and the one way to wait.
 */
package io.callrelay.support;
