package io.callrelay.simulator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One simulator per test class, reset before each test. Register it in a static field, or with
 * {@code ExtendWith}; tests may take it as a parameter of type {@link SimulatedTruePulse}.
 */
public final class SimulatedTruePulseExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver {
  private final SimulatorSettings settings;
  private @Nullable SimulatedTruePulse simulator;

  public SimulatedTruePulseExtension() {
    this(SimulatorSettings.defaults());
  }

  public SimulatedTruePulseExtension(SimulatorSettings settings) {
    this.settings = settings;
  }

  /** The running simulator. */
  public SimulatedTruePulse simulator() {
    SimulatedTruePulse running = simulator;
    if (running == null) {
      throw new IllegalStateException(
          "register the extension in a static field or with ExtendWith");
    }
    return running;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    simulator = SimulatedTruePulse.start(settings);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    simulator().reset();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    simulator().close();
    simulator = null;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SimulatedTruePulse.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return simulator();
  }
}
