package io.callrelay.platform;

/**
 * A bearer token and the name of whom it was given to. The name appears in ledger and log, the
 * token never.
 *
 * @param name who presents it, for example {@code pbx-mumbai}
 * @param token the secret, at least 8 of the characters that RFC 6750 allows
 * @param role what it allows
 */
public record NamedToken(String name, String token, Role role) {
  @Override
  public String toString() {
    return name + ":***:" + role.word();
  }
}
