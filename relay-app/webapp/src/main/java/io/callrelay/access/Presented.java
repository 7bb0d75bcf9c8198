package io.callrelay.access;

import io.callrelay.platform.Role;
import java.util.Set;

/** What is known of a token that somebody presented. */
sealed interface Presented {
  /** It is somebody's. */
  record Known(String name, Set<Role> roles) implements Presented {}

  /** It is nobody's, or it was revoked. */
  record Unknown() implements Presented {}

  /** It is none of the settings, and the ledger has not been asked since the very first start. */
  record NotKnownYet() implements Presented {}
}
