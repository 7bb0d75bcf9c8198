package io.callrelay.deployed;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.support.LedgerDatabase;
import io.callrelay.support.MailServer;
import io.callrelay.support.OpenIdProvider;
import io.callrelay.support.RelayApi;
import io.callrelay.support.TraceCollector;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one deployment of this run: {@link RelayApi}, {@link SimulatedTruePulse}, {@link
 * LedgerDatabase}, {@link MailServer} and {@link TraceCollector} as parameters. After each test
 * True Pulse takes everything again and the relay delivers what it still has, and the connections
 * between them are closed, so that no test meets the calls of another.
 */
final class OnTheDeployedRelay implements BeforeAllCallback, AfterEachCallback, ParameterResolver {
  private static final Map<Class<?>, Function<DeployedRelay, Object>> PARAMETERS =
      Map.of(
          DeployedRelay.class, relay -> relay,
          RelayApi.class, DeployedRelay::api,
          SimulatedTruePulse.class, DeployedRelay::truePulse,
          LedgerDatabase.class, DeployedRelay::ledger,
          MailServer.class, DeployedRelay::mailbox,
          TraceCollector.class, DeployedRelay::traces,
          OpenIdProvider.class, DeployedRelay::provider);

  @Override
  public void beforeAll(ExtensionContext context) {
    relay(context);
  }

  /** The run's store closes it when all tests are over. */
  private static DeployedRelay relay(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(OnTheDeployedRelay.class))
        .getOrComputeIfAbsent(DeployedRelay.class, key -> start(), DeployedRelay.class);
  }

  private static DeployedRelay start() {
    try {
      return DeployedRelay.start();
    } catch (Exception e) {
      throw new IllegalStateException("the relay does not start", e);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    DeployedRelay relay = relay(context);
    relay.truePulse().clearScripts();
    relay.truePulse().listen();
    relay.api().resume();
    eventually(
        () -> {
          JsonPath status = relay.api().status();
          assertThat(status.getString("delivery.state")).isEqualTo("OPEN");
          assertThat(status.getLong("calls.QUEUED")).isZero();
          assertThat(status.getLong("calls.RETRYING")).isZero();
        });
    relay.truePulse().refuse();
    // The port that was just closed may be taken for a moment longer.
    eventually(() -> relay.truePulse().reset());
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return PARAMETERS.containsKey(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return PARAMETERS.get(parameter.getParameter().getType()).apply(relay(context));
  }
}
