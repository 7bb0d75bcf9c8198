package io.callrelay.access.oidc;

import io.callrelay.platform.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the claims of an ID token mean here.
 *
 * @param nameClaim the claim with a person's name; {@code sub} where it holds none that is fit
 * @param rolesClaim the claim with roles or groups: one of this very name or else, with dots, the
 *     way to it through objects
 * @param values which values of it give which role
 */
record UserClaims(String nameClaim, String rolesClaim, Map<Role, List<String>> values) {
  /**
   * Stands in front of each name. No built-in user and no token has a colon in its name, so what a
   * provider calls somebody can be mistaken for neither.
   */
  static final String PREFIX = "oidc:";

  /** As long as the ledger keeps with the prefix; nothing that is invisible or breaks lines. */
  private static final Pattern FIT = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ]{1,59}");

  private static final List<Role> HIGHEST_FIRST = List.of(Role.ADMIN, Role.OPERATOR, Role.VIEWER);

  /** Under which name a person is known here; empty when the provider gives none that is fit. */
  Optional<String> name(Map<String, Object> claims) {
    return fit(claims.get(nameClaim)).or(() -> fit(claims.get("sub"))).map(PREFIX::concat);
  }

  private static Optional<String> fit(@Nullable Object claim) {
    return Optional.ofNullable(claim)
        .filter(String.class::isInstance)
        .map(text -> text.toString().strip())
        .filter(FIT.asMatchPredicate());
  }

  /** The highest role that a person has; empty when it is none. */
  Optional<Role> role(Map<String, Object> claims) {
    Set<String> held = held(claims);
    return HIGHEST_FIRST.stream()
        .filter(role -> values.getOrDefault(role, List.of()).stream().anyMatch(held::contains))
        .findFirst();
  }

  private Set<String> held(Map<String, Object> claims) {
    Object found = claims.containsKey(rolesClaim) ? claims.get(rolesClaim) : along(claims);
    Stream<?> all =
        found instanceof Collection<?> several ? several.stream() : Stream.ofNullable(found);
    return all.filter(String.class::isInstance).map(Object::toString).collect(Collectors.toSet());
  }

  /** What lies at the end of the dotted way, if anything does. */
  private @Nullable Object along(Map<String, Object> claims) {
    Object place = claims;
    for (String step : rolesClaim.split("\\.", -1)) {
      place = place instanceof Map<?, ?> object ? object.get(step) : null;
    }
    return place;
  }
}
