package io.callrelay.simulator.certification.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.callrelay.simulator.certification.coverage.CoveredClause;
import io.callrelay.simulator.certification.report.words.Judgement;
import io.callrelay.simulator.certification.report.words.Times;
import io.callrelay.simulator.certification.result.Certificate;
import io.callrelay.simulator.certification.result.CheckResult;
import io.callrelay.simulator.certification.result.Outcome;
import io.callrelay.simulator.certification.result.Subject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The report for machines; its form is in {@code certification-report.schema.json}. */
final class JsonReport {
  /** Changes when a field changes its meaning or goes; not when one is added. */
  private static final String FORMAT = "truepulse-certification/1";

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;

  private JsonReport(JsonGenerator json) {
    this.json = json;
  }

  /**
   * Of a certificate that may be written down as it is.
   *
   * @param masked whether phone numbers were masked in it
   */
  static byte[] of(Certificate certificate, boolean masked) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      DefaultIndenter lines = new DefaultIndenter("  ", "\n"); // the same on every system
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
      new JsonReport(json).write(certificate, masked);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a certificate as JSON", e);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private void write(Certificate certificate, boolean masked) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", FORMAT);
    json.writeStringField("suiteVersion", certificate.suiteVersion());
    json.writeStringField("started", Times.iso(certificate.started()));
    json.writeStringField("ended", Times.iso(certificate.ended()));
    json.writeNumberField("tookMs", between(certificate).toMillis());
    json.writeBooleanField("complete", certificate.complete());
    json.writeBooleanField("numbersMasked", masked);
    writeVerdict(Judgement.of(certificate));
    writeSubject(certificate.subject());
    writeCounts(certificate);
    json.writeArrayFieldStart("checks");
    for (CheckResult result : certificate.results()) {
      writeCheck(result);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("coverage");
    for (CoveredClause clause : CoveredClause.of(certificate.results())) {
      writeClause(clause);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static Duration between(Certificate certificate) {
    return Duration.between(certificate.started(), certificate.ended());
  }

  private void writeVerdict(Judgement judgement) throws IOException {
    json.writeObjectFieldStart("verdict");
    json.writeStringField("code", judgement.code().name());
    json.writeStringField("headline", judgement.headline());
    json.writeStringField("sentence", judgement.sentence());
    json.writeEndObject();
  }

  private void writeSubject(Subject subject) throws IOException {
    json.writeObjectFieldStart("subject");
    json.writeStringField("integration", subject.integration());
    json.writeStringField("certifiedBy", subject.certifiedBy());
    json.writeStringField("mode", subject.mode().name());
    json.writeStringField("profile", subject.profile());
    writeIfPresent("intake", subject.intake());
    json.writeStringField("webhook", subject.webhook());
    json.writeEndObject();
  }

  private void writeCounts(Certificate certificate) throws IOException {
    json.writeObjectFieldStart("counts");
    for (Outcome outcome : Outcome.values()) {
      json.writeNumberField(outcome.name().toLowerCase(Locale.ROOT), certificate.count(outcome));
    }
    json.writeEndObject();
  }

  private void writeCheck(CheckResult result) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", result.check().id());
    json.writeStringField("module", result.check().module());
    json.writeStringField("title", result.check().title());
    writeStrings("clauses", result.check().clauses());
    json.writeStringField("level", result.check().level().name());
    json.writeStringField("does", result.check().does());
    json.writeStringField("expects", result.check().expects());
    json.writeNumberField("limitMs", result.check().limit().toMillis());
    json.writeStringField("outcome", result.outcome().name());
    json.writeStringField("finding", result.finding());
    json.writeStringField("started", Times.iso(result.started()));
    json.writeNumberField("tookMs", result.took().toMillis());
    new JsonEvidence(json).write(result.evidence());
    json.writeEndObject();
  }

  private void writeClause(CoveredClause clause) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", clause.clause().id());
    json.writeStringField("section", clause.clause().section());
    json.writeStringField("text", clause.clause().text());
    json.writeStringField("state", clause.state().name());
    writeStrings("checks", clause.checks().stream().map(result -> result.check().id()).toList());
    writeIfPresent("whyNone", clause.clause().whyNone());
    json.writeEndObject();
  }

  private void writeStrings(String name, Iterable<String> strings) throws IOException {
    json.writeArrayFieldStart(name);
    for (String string : strings) {
      json.writeString(string);
    }
    json.writeEndArray();
  }

  private void writeIfPresent(String name, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get());
    }
  }
}
