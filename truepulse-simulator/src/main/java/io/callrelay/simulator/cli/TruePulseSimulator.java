package io.callrelay.simulator.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code java -jar truepulse-simulator.jar COMMAND}. */
@Command(
    name = "truepulse-simulator",
    description = "True Pulse as QA needs it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {ServeCommand.class, CertifyCommand.class})
public final class TruePulseSimulator implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new TruePulseSimulator())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Duration.class, TruePulseSimulator::duration)
        .setParameterExceptionHandler(TruePulseSimulator::wrongUsage);
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "it is a duration such as PT60S or PT5M, not '" + text + "'");
    }
  }

  /** One sentence, and where to read on; the whole usage would bury it. */
  private static int wrongUsage(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    command.getErr().println(wrong.getMessage());
    UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
    command.getErr().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCodes.WRONG_USAGE;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say which command: serve or certify");
  }
}
