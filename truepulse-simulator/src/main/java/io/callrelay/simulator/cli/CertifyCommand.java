package io.callrelay.simulator.cli;

import io.callrelay.simulator.CannotStart;
import io.callrelay.simulator.certification.CertificationOptions;
import io.callrelay.simulator.certification.CertificationOptions.Tempo;
import io.callrelay.simulator.certification.Certifying;
import io.callrelay.simulator.certification.IntegrationUnreachable;
import io.callrelay.simulator.certification.Source.Driven;
import io.callrelay.simulator.certification.plan.Plan;
import io.callrelay.simulator.certification.report.UnusableKey;
import io.callrelay.simulator.certification.result.Certificate;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Certifies one integration. */
@Command(
    name = "certify",
    description = "Certifies an integration against the specification and writes the report.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0  every must that was run was kept",
      "  1  a must was not kept",
      "  2  wrong usage",
      "  3  the integration could not be reached",
      "  4  the suite itself failed",
      "  5  incomplete: broken off before the end, or nothing can be said of a must"
    })
final class CertifyCommand implements Callable<Integer> {
  @Mixin private CertifyTarget target = new CertifyTarget();
  @Mixin private CertifyChoice choice = new CertifyChoice();
  @Mixin private CertifyReport report = new CertifyReport();

  @Option(names = "--list", description = "Prints the plan and runs nothing")
  private boolean list;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      CertifyWords.print(Plan.of(choice.profile(), Tempo.USUAL), out);
      return ExitCodes.PASSED;
    }
    try {
      report.prepare();
      return certify(choice.on(target.options()), out);
    } catch (IllegalArgumentException | CannotStart | UnusableKey e) {
      return failed(ExitCodes.WRONG_USAGE, e);
    } catch (IntegrationUnreachable e) {
      return failed(ExitCodes.UNREACHABLE, e);
    } catch (IOException e) {
      return failed(ExitCodes.SUITE_FAILED, e);
    }
  }

  private int failed(int code, Exception failure) {
    spec.commandLine().getErr().println("certify: " + failure.getMessage());
    return code;
  }

  /** Whoever makes the calls is there, at the keyboard or at the web page. */
  private static Keyboard keyboard(CertificationOptions options, TerminalProgress progress) {
    return Keyboard.open(System.in, progress::line, options.source() instanceof Driven);
  }

  private int certify(CertificationOptions options, PrintWriter out)
      throws IntegrationUnreachable, IOException {
    boolean terminal = Ansi.AUTO.enabled();
    TerminalProgress progress = new TerminalProgress(out, terminal);
    Optional<Keyboard> keyboard =
        options.choice().person() ? Optional.of(keyboard(options, progress)) : Optional.empty();
    try (BrokenOff brokenOff = BrokenOff.watching(Thread.currentThread())) {
      Certificate certificate =
          keyboard.isPresent()
              ? Certifying.run(options, progress, keyboard.get())
              : Certifying.run(options, progress);
      progress.close();
      Thread.interrupted();
      CertifyWords.print(certificate, out);
      report.write(certificate, out);
      out.flush();
      return brokenOff.endingWith(ExitCodes.of(certificate));
    }
  }
}
