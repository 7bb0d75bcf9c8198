package io.callrelay.simulator.certification.report.redaction;

import io.callrelay.simulator.certification.result.Certificate;
import io.callrelay.simulator.certification.result.CheckDescription;
import io.callrelay.simulator.certification.result.CheckResult;
import io.callrelay.simulator.certification.result.Evidence;
import io.callrelay.simulator.certification.result.Subject;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Takes out of a certificate what a report must not show. */
public final class Redaction {
  /** Of one message; a simulator can be made to send bytes without end. */
  static final int MOST_BYTES = 64 * 1024;

  /** Looked at beyond that, so that no number is cut in two and then not known for one. */
  private static final int MARGIN = 16 * 1024;

  /** Of one check: those at the start, and those at the end. */
  static final int FIRST = 200;

  static final int LAST = 50;

  private final PhoneNumbers numbers = new PhoneNumbers();
  private final Secrets secrets = new Secrets();
  private final boolean showNumbers;

  private Redaction(boolean showNumbers) {
    this.showNumbers = showNumbers;
  }

  /**
   * What may be written down of it.
   *
   * @param showNumbers whether phone numbers stay as they are
   */
  public static Certificate of(Certificate certificate, boolean showNumbers) {
    Redaction redaction = new Redaction(showNumbers);
    certificate.results().forEach(redaction::learn);
    return redaction.redacted(certificate);
  }

  private void learn(CheckResult result) {
    numbers.learn(result.finding());
    for (Evidence evidence : result.evidence()) {
      String bytes = latin1(evidence.bytes(), MOST_BYTES + MARGIN);
      numbers.learn(bytes);
      secrets.learn(bytes);
      numbers.learn(evidence.words());
    }
  }

  private Certificate redacted(Certificate certificate) {
    return new Certificate(
        subject(certificate.subject()),
        certificate.suiteVersion(),
        certificate.started(),
        certificate.ended(),
        certificate.results().stream().map(this::result).toList(),
        certificate.complete());
  }

  private Subject subject(Subject subject) {
    return new Subject(
        prose(subject.integration()),
        prose(subject.certifiedBy()),
        subject.mode(),
        subject.profile(),
        subject.intake().map(this::data),
        data(subject.webhook()));
  }

  private CheckResult result(CheckResult result) {
    List<Evidence> evidence = new ArrayList<>();
    for (Evidence piece : shortened(result.evidence())) {
      evidence.add(evidence(piece));
    }
    return new CheckResult(
        check(result.check()),
        result.outcome(),
        prose(result.finding()),
        result.started(),
        result.took(),
        List.copyOf(evidence));
  }

  private CheckDescription check(CheckDescription check) {
    return new CheckDescription(
        check.id(),
        check.module(),
        data(check.title()),
        check.clauses(),
        check.level(),
        data(check.does()),
        data(check.expects()),
        check.limit());
  }

  private static List<Evidence> shortened(List<Evidence> evidence) {
    int size = evidence.size();
    if (size <= FIRST + LAST) {
      return evidence;
    }
    List<Evidence> shortened = new ArrayList<>(evidence.subList(0, FIRST));
    Evidence next = evidence.get(FIRST);
    shortened.add(
        Evidence.note(next.at(), (size - FIRST - LAST) + " more were seen and are left out here"));
    shortened.addAll(evidence.subList(size - LAST, size));
    return shortened;
  }

  private Evidence evidence(Evidence evidence) {
    int length = evidence.bytes().length();
    String bytes = data(latin1(evidence.bytes(), MOST_BYTES + MARGIN));
    String kept = bytes.substring(0, Math.min(bytes.length(), MOST_BYTES));
    String words = prose(evidence.words());
    return new Evidence(
        evidence.at(),
        evidence.kind(),
        length > MOST_BYTES
            ? words + " (" + length + " bytes; the first " + kept.length() + " are kept)"
            : words,
        Buffer.buffer(kept.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** A character for each byte, so that what is not text comes out as it went in. */
  private static String latin1(Buffer bytes, int most) {
    return new String(
        bytes.getBytes(0, Math.min(bytes.length(), most)), StandardCharsets.ISO_8859_1);
  }

  private String data(String text) {
    return redacted(text, numbers::masked);
  }

  private String prose(String text) {
    return redacted(text, numbers::maskedProse);
  }

  private String redacted(String text, UnaryOperator<String> masking) {
    String clean = secrets.removedFrom(text);
    return showNumbers ? clean : masking.apply(clean);
  }
}
