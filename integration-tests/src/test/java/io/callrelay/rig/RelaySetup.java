package io.callrelay.rig;

import io.callrelay.support.Distribution;
import io.callrelay.support.FreePort;
import io.callrelay.support.Scratch;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a relay is to be started; nothing of it changes from one start to the next.
 *
 * @param data its data directory
 * @param port where its API listens
 * @param environment the settings, by the names of their environment variables
 * @param launcher what stands before the program on the command line
 */
public record RelaySetup(
    Path data, int port, Map<String, String> environment, List<String> launcher) {
  public static final String INTAKE_TOKEN = "token-of-telephony";
  public static final String OPERATOR_TOKEN = "token-of-the-operator";

  /** Embedded ledger and broker, in a new data directory, on a free port. */
  public static RelaySetup of(String name, URI truePulse) {
    int port = FreePort.find();
    Path data = Scratch.empty(name + "-relay");
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("RELAY_TRUEPULSE_URL", truePulse.toString());
    environment.put("RELAY_DATA_DIR", data.toString());
    environment.put("RELAY_HTTP_ADDRESS", "127.0.0.1");
    environment.put("RELAY_HTTP_PORT", Integer.toString(port));
    environment.put("RELAY_INTAKE_TOKENS", "telephony:" + INTAKE_TOKEN);
    environment.put("RELAY_OPERATOR_TOKENS", "tests:" + OPERATOR_TOKEN);
    environment.put("RELAY_BROKER_MIN_DISK_FREE", "52428800");
    return new RelaySetup(data, port, environment, List.of());
  }

  public RelaySetup with(String variable, String value) {
    Map<String, String> changed = new LinkedHashMap<>(environment);
    changed.put(variable, value);
    return new RelaySetup(data, port, changed, launcher);
  }

  public RelaySetup without(String variable) {
    Map<String, String> changed = new LinkedHashMap<>(environment);
    changed.remove(variable);
    return new RelaySetup(data, port, changed, launcher);
  }

  public RelaySetup on(int otherPort) {
    return new RelaySetup(data, otherPort, environment, launcher)
        .with("RELAY_HTTP_PORT", Integer.toString(otherPort));
  }

  /** Another node with the same settings, on a data directory and a port of its own. */
  public RelaySetup another(String name) {
    Path other = Scratch.empty(name + "-relay");
    return new RelaySetup(other, port, environment, launcher)
        .with("RELAY_DATA_DIR", other.toString())
        .with("RELAY_NODE", name)
        .on(FreePort.find());
  }

  public RelaySetup launchedBy(List<String> command) {
    return new RelaySetup(data, port, environment, command);
  }

  /** The program with exactly these settings. */
  public ProcessBuilder command() {
    List<String> command = new ArrayList<>(launcher);
    command.add(Distribution.unpacked().program().toString());
    ProcessBuilder builder = new ProcessBuilder(command).directory(data.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("RELAY_"));
    builder.environment().putAll(environment);
    return builder;
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }
}
