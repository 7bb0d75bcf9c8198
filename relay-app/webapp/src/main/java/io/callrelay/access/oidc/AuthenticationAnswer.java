package io.callrelay.access.oidc;

import com.nimbusds.oauth2.sdk.id.Issuer;
import io.callrelay.access.oidc.LogInOutcome.Refused;
import io.callrelay.access.oidc.LogInOutcome.Why;
import io.callrelay.platform.Printable;
import java.util.Map;
import java.util.Optional;

/**
 * With what the provider sent a browser back (OpenID Connect Core 3.1.2.5). A parameter that stands
 * there twice counts as none.
 */
record AuthenticationAnswer(Map<String, String[]> parameters) {
  private static final int MOST_TOLD = 200;

  String state() {
    return single("state");
  }

  String code() {
    return single("code");
  }

  /** Why it is none that a code can be taken from, if it is not. */
  Optional<Refused> refusal(Issuer issuer) {
    if (parameters.containsKey("iss") && !single("iss").equals(issuer.getValue())) {
      // RFC 9207: an answer of another provider, mixed in by whoever wants its code.
      return Optional.of(new Refused(Why.NOT_VERIFIED, "the answer is another issuer's"));
    }
    if (parameters.containsKey("error")) {
      String error = single("error");
      String told = Printable.cut(error + ": " + single("error_description"), MOST_TOLD);
      Why why = error.equals("access_denied") ? Why.DENIED : Why.PROVIDER_ERROR;
      return Optional.of(new Refused(why, told));
    }
    return code().isBlank()
        ? Optional.of(new Refused(Why.PROVIDER_ERROR, "the answer has no code"))
        : Optional.empty();
  }

  private String single(String name) {
    String[] values = parameters.get(name);
    return values != null && values.length == 1 ? values[0] : "";
  }
}
