package io.callrelay.simulator.cli;

import io.callrelay.simulator.certification.CertificationOptions;
import io.callrelay.simulator.certification.Source;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say what is certified. */
final class CertifyTarget {
  @Option(
      names = "--intake",
      paramLabel = "URL",
      description = "Posts calls there, one each as the eleven-field JSON")
  private @Nullable String intake;

  @Option(names = "--token", description = "Bearer token for the intake")
  private @Nullable String token;

  @Option(
      names = "--operator-token",
      description = "Bearer token for the operators' API, when the integration is True Pulse Relay")
  private @Nullable String operatorToken;

  @Option(
      names = "--observe",
      description = "A person makes the calls; says what to do and recognises what arrives")
  private boolean observe;

  @Option(
      names = "--caller",
      paramLabel = "DIGITS",
      description = "With --observe: only calls whose caller number ends so")
  private @Nullable String caller;

  @Option(
      names = "--did",
      paramLabel = "DIGITS",
      description = "With --observe: only calls whose tracking number ends so")
  private @Nullable String did;

  @Option(
      names = "--integration",
      paramLabel = "NAME",
      defaultValue = "not named",
      description = "Name and version of what is certified, for the report")
  private String integration = "";

  @Option(
      names = "--by",
      paramLabel = "NAME",
      defaultValue = "not named",
      description = "Who answers for this run, for the report")
  private String by = "";

  /**
   * As options of the suite.
   *
   * @throws IllegalArgumentException saying which option is missing, superfluous or wrong
   */
  CertificationOptions options() {
    CertificationOptions options = observe ? observed() : driven();
    return options.withIntegration(integration).withCertifiedBy(by);
  }

  private CertificationOptions observed() {
    require(
        intake == null && token == null,
        "--observe posts no calls: leave out --intake and --token");
    require(operatorToken == null, "--operator-token goes with --intake");
    requireDigits("--caller", caller);
    requireDigits("--did", did);
    return CertificationOptions.observing()
        .withSource(new Source.Observed(Optional.ofNullable(caller), Optional.ofNullable(did)));
  }

  private CertificationOptions driven() {
    String url = intake;
    String secret = token;
    if (url == null) {
      throw new IllegalArgumentException("say --intake URL --token TOKEN, or --observe");
    }
    if (secret == null || secret.isBlank()) {
      throw new IllegalArgumentException("--intake needs --token, the bearer token of the intake");
    }
    require(caller == null && did == null, "--caller and --did go with --observe");
    CertificationOptions options = CertificationOptions.driving(url(url), secret);
    String operator = operatorToken;
    return operator == null ? options : options.withOperatorToken(operator);
  }

  private static URI url(String text) {
    try {
      URI url = new URI(text);
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (http && url.getHost() != null) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("--intake is no URL: " + e.getMessage(), e);
    }
    throw new IllegalArgumentException(
        "--intake is an http or https URL such as http://127.0.0.1:8080/api/v1/calls, not " + text);
  }

  private static void requireDigits(String option, @Nullable String digits) {
    require(
        digits == null || digits.matches("\\d{1,20}"),
        option + " takes the last digits of a number, not " + digits);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
