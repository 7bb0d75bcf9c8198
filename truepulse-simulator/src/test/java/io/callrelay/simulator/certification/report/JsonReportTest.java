package io.callrelay.simulator.certification.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.certification.result.Certificate;
import io.callrelay.simulator.certification.result.Evidence.Kind;
import io.callrelay.simulator.certification.result.Outcome;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class JsonReportTest {
  private static final String SCHEMA =
      "/io/callrelay/simulator/certification/certification-report.schema.json";

  @Test
  void it_keeps_to_its_schema() throws IOException {
    OutputUnit found = validated(json(Found.wholePlan()));
    assertThat(found.getErrors()).isNullOrEmpty();
    assertThat(found.getValid()).isTrue();
  }

  @Test
  void one_with_bytes_that_are_no_text_and_nothing_else_keeps_to_it_too() throws IOException {
    JsonObject json =
        json(
            Found.certificate(
                Found.result(
                    Outcome.ERROR,
                    Found.evidence(Kind.WEBHOOK_ANSWERED, 3, Buffer.buffer(new byte[] {-1, 0})))));
    assertThat(validated(json).getValid()).isTrue();
    assertThat(evidence(json, 0).getString("base64")).isEqualTo("/wA=");
  }

  @Test
  void the_schema_refuses_what_it_does_not_know() throws IOException {
    JsonObject json = json(Found.certificate(Found.result(Outcome.PASSED)));
    assertThat(validated(json.copy().put("surprise", 1)).getValid()).isFalse();
    json.remove("verdict");
    assertThat(validated(json).getValid()).isFalse();
  }

  @Test
  void bytes_are_as_they_were_and_attempts_have_their_spacing() {
    JsonObject json =
        json(
            Found.certificate(
                Found.result(Outcome.PASSED, Found.retried("cert-1", 100, 1_134, 3_000))));
    assertThat(evidence(json, 2).getString("text")).isEqualTo(Found.webhook("cert-1"));
    assertThat(evidence(json, 2).getInteger("attempt")).isEqualTo(1);
    assertThat(evidence(json, 2).containsKey("sincePreviousMs")).isFalse();
    assertThat(evidence(json, 4).getInteger("sincePreviousMs")).isEqualTo(1_034);
    assertThat(evidence(json, 6).getInteger("attempt")).isEqualTo(3);
    assertThat(evidence(json, 6).getInteger("sincePreviousMs")).isEqualTo(1_866);
    assertThat(evidence(json, 6).getString("at")).isEqualTo("2026-11-24T04:26:34.050Z");
  }

  @Test
  void counts_and_verdict_are_those_of_the_certificate() {
    JsonObject json =
        json(
            Found.certificate(
                Found.result("a", Outcome.PASSED, "x"),
                Found.result("b", Outcome.FAILED, "y"),
                Found.result("c", Outcome.FAILED, "z")));
    assertThat(json.getJsonObject("counts").getMap())
        .containsEntry("passed", 1)
        .containsEntry("failed", 2)
        .containsEntry("review", 0);
    assertThat(json.getJsonObject("verdict").getString("code")).isEqualTo("FAILED");
    assertThat(json.getInteger("tookMs")).isEqualTo(93_500);
  }

  private static JsonObject json(Certificate certificate) {
    return new JsonObject(Buffer.buffer(JsonReport.of(certificate, false)));
  }

  private static JsonObject evidence(JsonObject json, int index) {
    return json.getJsonArray("checks")
        .getJsonObject(0)
        .getJsonArray("evidence")
        .getJsonObject(index);
  }

  private static OutputUnit validated(JsonObject json) throws IOException {
    try (InputStream schema =
        Objects.requireNonNull(JsonReportTest.class.getResourceAsStream(SCHEMA))) {
      JsonSchemaOptions options =
          new JsonSchemaOptions()
              .setBaseUri("urn:truepulse:")
              .setDraft(Draft.DRAFT202012)
              .setOutputFormat(OutputFormat.Basic);
      JsonSchema parsed = JsonSchema.of(new JsonObject(Buffer.buffer(schema.readAllBytes())));
      assertThat(parsed.fieldNames()).containsAll(List.of("required", "$defs"));
      return Validator.create(parsed, options).validate(json);
    }
  }
}
