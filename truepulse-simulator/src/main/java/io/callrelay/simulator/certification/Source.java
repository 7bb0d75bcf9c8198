package io.callrelay.simulator.certification;

import java.net.URI;
import java.util.Optional;

/** Where the calls come from. */
public sealed interface Source {

  /**
   * The suite posts them, each as the eleven-field JSON with a bearer token.
   *
   * @param intake takes one call by POST and answers 2xx
   * @param token for the intake
   * @param operatorToken for the API of the relay of this project, when the integration is one
   */
  record Driven(URI intake, String token, Optional<String> operatorToken) implements Source {}

  /**
   * A person makes them, or whatever stands behind the integration.
   *
   * @param caller last digits of the number that is called from; empty: any
   * @param did last digits of the tracking number that is called; empty: any
   */
  record Observed(Optional<String> caller, Optional<String> did) implements Source {}
}
