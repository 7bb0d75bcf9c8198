package io.callrelay.access;

import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import io.callrelay.platform.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a page of another site made a browser send a request, by what the browser itself
 * says of it. A second wall: behind it every act under a session needs the CSRF token.
 */
@ApplicationScoped
class OtherSites {
  private static final Set<String> OURS = Set.of("same-origin", "none");

  private Optional<String> link;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway.Init")
  protected OtherSites() {}

  @Inject
  OtherSites(Settings settings) {
    this.link = settings.optionalUrl(Setting.SUPPORT_LINK).map(URI::getRawAuthority);
  }

  /**
   * Whether another site's page sent it. Programs say nothing of where they are, and are none.
   *
   * @param header a request's header by its name, or null
   */
  boolean sent(UnaryOperator<@Nullable String> header) {
    String site = header.apply("Sec-Fetch-Site");
    if (site != null) {
      return !OURS.contains(site);
    }
    String origin = header.apply("Origin");
    return origin != null && !isOurs(origin, header.apply("Host"));
  }

  /** A proxy may have changed the host; then the configured address counts. */
  private boolean isOurs(String origin, @Nullable String host) {
    int begin = origin.indexOf("://");
    String authority = begin < 0 ? "" : origin.substring(begin + 3);
    return !authority.isEmpty()
        && (authority.equalsIgnoreCase(host)
            || link.filter(authority::equalsIgnoreCase).isPresent());
  }

  /** What whoever sent it is told. */
  static Problem refusal() {
    return Problem.of(
        403,
        "other-site",
        "The request comes from a page of another site",
        "Only the relay's own console acts under a session. Behind a proxy that changes the Host"
            + " header, set relay.support.link to the address in the browser.");
  }
}
