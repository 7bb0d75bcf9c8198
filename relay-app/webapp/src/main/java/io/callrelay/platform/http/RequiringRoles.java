package io.callrelay.platform.http;

import io.callrelay.platform.EventLog;
import io.callrelay.platform.Printable;
import io.callrelay.platform.Role;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts before each method of the API what its {@link AllowedTo} says; without one, a wall. */
@Provider
public class RequiringRoles implements DynamicFeature {
  @Override
  public void configure(ResourceInfo method, FeatureContext context) {
    context.register(
        new Guard(allowed(method.getResourceMethod().getAnnotation(AllowedTo.class))),
        Priorities.AUTHORIZATION);
  }

  private static Set<Role> allowed(@Nullable AllowedTo rule) {
    return rule == null ? Set.of() : Set.copyOf(Arrays.asList(rule.value()));
  }

  /** Lets in who has one of the roles. */
  @Priority(Priorities.AUTHORIZATION)
  static final class Guard implements ContainerRequestFilter {
    private static final EventLog LOG = EventLog.of(RequiringRoles.class);

    private final Set<Role> allowed;

    Guard(Set<Role> allowed) {
      this.allowed = allowed;
    }

    @Override
    public void filter(ContainerRequestContext request) {
      SecurityContext sender = request.getSecurityContext();
      if (!(sender instanceof Caller caller)) {
        request.abortWith(Refusal.unknown());
      } else if (allowed.stream().noneMatch(caller::has)) {
        LOG.warning("access-refused")
            .with("source", caller.name())
            .with("method", request.getMethod())
            .with("path", Printable.maskedDigits(request.getUriInfo().getPath()))
            .tell("A token or user without the role that this needs was presented");
        request.abortWith(Refusal.notAllowed(words()));
      }
    }

    private String words() {
      return allowed.isEmpty()
          ? "of nobody"
          : allowed.stream().sorted().map(Role::word).collect(Collectors.joining(" or "));
    }
  }
}
