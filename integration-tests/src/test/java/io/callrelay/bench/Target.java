package io.callrelay.bench;

/**
 * Where load goes, on this machine.
 *
 * @param token that the server asks for
 * @param status with which it says that all is well
 */
record Target(int port, String path, String token, int status) {}
