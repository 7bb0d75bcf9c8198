package io.callrelay.platform;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What somebody may do. */
public enum Role {
  /** Posts calls, and looks at single calls by their id. */
  INTAKE,
  /** Looks at everything. */
  VIEWER,
  /** Looks, and acts: pauses, retries, replays, withdraws. */
  OPERATOR,
  /** Does all that operators do, and says who else may: makes and revokes tokens and users. */
  ADMIN;

  /** This role and those that it includes. Posting calls is nobody's but {@link #INTAKE}'s. */
  public Set<Role> included() {
    return switch (this) {
      case INTAKE -> EnumSet.of(INTAKE);
      case VIEWER -> EnumSet.of(VIEWER);
      case OPERATOR -> EnumSet.of(VIEWER, OPERATOR);
      case ADMIN -> EnumSet.of(VIEWER, OPERATOR, ADMIN);
    };
  }

  /** How it is written in settings and JSON: in small letters. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role that is written so, if one is. */
  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findAny();
  }
}
