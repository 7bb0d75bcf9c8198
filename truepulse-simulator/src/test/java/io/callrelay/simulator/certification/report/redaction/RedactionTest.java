package io.callrelay.simulator.certification.report.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.certification.report.Found;
import io.callrelay.simulator.certification.result.Certificate;
import io.callrelay.simulator.certification.result.CheckResult;
import io.callrelay.simulator.certification.result.Evidence;
import io.callrelay.simulator.certification.result.Evidence.Kind;
import io.callrelay.simulator.certification.result.Outcome;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  private static final Evidence WEBHOOK =
      Found.evidence(Kind.WEBHOOK_ARRIVED, 0, Found.webhook("call-1"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"x\":\"9841012345\"}            | {\"x\":\"******2345\"}",
        "https://a.example/9841012345.wav  | https://a.example/******2345.wav",
        "+919841012345                     | +********2345",
        "+91 98410 12345                   | +91 ***** *2345",
        "(984) 101-2345                    | (***) ***-2345",
        "\\u0039\\u0038\\u0034\\u0031\\u0030\\u0031\\u0032\\u0033\\u0034\\u0035 | \\u002a\\u002a\\u002a\\u002a\\u002a\\u002a\\u0032\\u0033\\u0034\\u0035",
        "984\\u00310\\u00312345            | ***\\u002a*\\u002a2345",
        "q=%39%38%34%31%30%31%32%33%34%35  | q=%2a%2a%2a%2a%2a%2a%32%33%34%35",
        "a&#57;841012345b                  | a&#42;*****2345b",
        "022-6911-2345                     | ***-****-2345",
        "02269112345                       | *******2345",
        "{\\\"n\\\":\\\"9841012345\\\"}    | {\\\"n\\\":\\\"******2345\\\"}",
        "rec-9841012345-20261124           | rec-******2345-20261124",
        "twice 9841012345 9841012345       | twice ******2345 ******2345"
      })
  void a_number_that_was_seen_is_masked_in_whatever_spelling(String bytes, String masked) {
    assertThat(redacted(bytes)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-24T04:16:31.05Z",
        "24-11-2026",
        "78521",
        "call-1",
        "1700000000123",
        "12345",
        "550e8400-e29b-41d4-a716-446655440000",
        "Content-Length: 431"
      })
  void what_is_no_phone_number_stays(String bytes) {
    assertThat(redacted(bytes)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"callerNumber\":\"7012399887\"}",
        "{\"tp\\u0043allerNumber\":\"7012399887\"}",
        "{\"tpDIDNumber\": 7012399887}",
        "tpCallerNumber=7012399887&x=y",
        "/webhook?did=%37012399887",
        "<phone>7012399887</phone>",
        "X-Caller-Number: 7012399887",
        "{\"inner\":\"{\\\"tpCallerNumber\\\":\\\"7012399887\\\"}\"}",
        "{\"mobile\":[\"+91 70123 99887\"]}"
      })
  void a_number_is_learned_from_whatever_calls_itself_one(String bytes) {
    Evidence[] evidence = {
      Found.evidence(Kind.WEBHOOK_ARRIVED, 0, bytes),
      Found.evidence(Kind.WEBHOOK_ANSWERED, 1, "we had 7012399887 before")
    };
    assertThat(bytes(redacted(evidence).get(1))).isEqualTo("we had ******9887 before");
  }

  @Test
  void a_number_in_utf16_is_masked() {
    String text = "{\"tpCallerNumber\":\"7012399887\"}";
    Buffer bytes = Buffer.buffer(text.getBytes(StandardCharsets.UTF_16LE));
    List<Evidence> redacted = redacted(Found.evidence(Kind.WEBHOOK_ARRIVED, 0, bytes));
    assertThat(redacted.get(0).bytes().toString(StandardCharsets.UTF_16LE))
        .isEqualTo("{\"tpCallerNumber\":\"******9887\"}");
  }

  @Test
  void bytes_that_are_no_text_come_out_as_they_went_in() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    List<Evidence> redacted =
        redacted(WEBHOOK, Found.evidence(Kind.WEBHOOK_ANSWERED, 0, Buffer.buffer(all)));
    assertThat(redacted.get(1).bytes().getBytes()).isEqualTo(all);
  }

  @Test
  void a_number_is_masked_in_findings_notes_names_and_addresses() {
    CheckResult result =
        Found.result(
            "x",
            Outcome.FAILED,
            "tpCallerNumber was 9841012345.",
            WEBHOOK,
            Evidence.note(Found.START, "call 022 6911 2345 from +44 20 7946 0958 or 5550001111"));
    CheckResult redacted = Redaction.of(Found.certificate(result), false).results().get(0);
    assertThat(redacted.finding()).isEqualTo("tpCallerNumber was ******2345.");
    assertThat(redacted.evidence().get(1).words())
        .isEqualTo("call *** **** 2345 from +** ** **** 0958 or ******1111");
  }

  @Test
  void with_numbers_shown_only_secrets_go() {
    Evidence post = Found.evidence(Kind.POSTED_TO_INTAKE, 0, Found.post("call-1"));
    Certificate certificate = Found.certificate(Found.result(Outcome.PASSED, post));
    String bytes = bytes(Redaction.of(certificate, true).results().get(0).evidence().get(0));
    assertThat(bytes).contains(Found.CALLER, Found.DID).doesNotContain(Found.TOKEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Authorization: Bearer abcdefgh123    | Authorization: [removed]",
        "PROXY-AUTHORIZATION:Basic YWJjOmRlZg | PROXY-AUTHORIZATION:[removed]",
        "Set-Cookie: a=b; Secure              | Set-Cookie: [removed]",
        "X-Api-Key: 1234                      | X-Api-Key: [removed]",
        "X-Auth-Token : 1234                  | X-Auth-Token : [removed]",
        "GET /x?access_token=abc&y=1          | GET /x?access_token=[removed]&y=1",
        "http://me:pw@host/                   | http://[removed]@host/",
        "{\"password\" : \"p\", \"a\":\"b\"}  | {\"password\" : \"[removed]\", \"a\":\"b\"}"
      })
  void what_is_named_like_a_secret_is_removed(String bytes, String without) {
    assertThat(redacted(bytes)).isEqualTo(without);
  }

  @Test
  void a_header_that_goes_on_in_the_next_line_is_removed_to_its_end() {
    assertThat(redacted("Authorization: Bearer\r\n abcdefgh\r\nHost: x\r\n"))
        .isEqualTo("Authorization: [removed]\r\nHost: x\r\n");
  }

  @Test
  void a_token_that_was_seen_is_removed_wherever_it_is_echoed() {
    String escaped = Found.TOKEN.replace("/", "\\/");
    List<Evidence> redacted =
        redacted(
            Found.evidence(Kind.POSTED_TO_INTAKE, 0, Found.post("call-1")),
            Found.evidence(Kind.INTAKE_ANSWERED, 1, "{\"got\":\"" + escaped + "\"}"),
            Evidence.note(Found.START, "it said " + Found.TOKEN));
    assertThat(bytes(redacted.get(1))).isEqualTo("{\"got\":\"[removed]\"}");
    assertThat(redacted.get(2).words()).isEqualTo("it said [removed]");
  }

  @Test
  void bytes_without_end_are_cut_and_say_so_and_no_number_is_cut_in_two() {
    String start = "x".repeat(Redaction.MOST_BYTES - 5);
    String endless = start + Found.CALLER + "y".repeat(1_000_000);
    Evidence cut = redacted(WEBHOOK, Found.evidence(Kind.WEBHOOK_ARRIVED, 0, endless)).get(1);
    assertThat(bytes(cut)).isEqualTo(start + "*****");
    assertThat(cut.words())
        .isEqualTo("it was seen (" + endless.length() + " bytes; the first 65536 are kept)");
  }

  @Test
  void evidence_without_end_is_cut_and_says_so() {
    List<Evidence> notes = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      notes.add(Evidence.note(Found.START.plusMillis(i), "note " + i));
    }
    List<Evidence> redacted = redacted(notes.toArray(Evidence[]::new));
    assertThat(redacted).hasSize(Redaction.FIRST + 1 + Redaction.LAST);
    assertThat(redacted.get(Redaction.FIRST).words())
        .isEqualTo("750 more were seen and are left out here");
    assertThat(redacted.get(Redaction.FIRST + 1).words()).isEqualTo("note 950");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n x",
        "token",
        "&token",
        "\"token",
        "%41",
        "%",
        "\\u",
        "caller",
        "did=",
        "://a",
        "://",
        "[:",
        "1 ",
        "token: a\n ",
        "authorization: x\n",
        "&#",
        "9841012",
        " \t"
      })
  void bytes_that_are_made_to_stall_a_search_do_not(String part) {
    String bytes = "Authorization: x\r\n?token" + part.repeat(100_000);
    assertThat(redacted(bytes)).startsWith("Authorization: [removed]");
  }

  private static String redacted(String bytes) {
    return bytes(redacted(WEBHOOK, Found.evidence(Kind.WEBHOOK_ANSWERED, 1, bytes)).get(1));
  }

  private static List<Evidence> redacted(Evidence... evidence) {
    Certificate certificate = Found.certificate(Found.result(Outcome.PASSED, evidence));
    return Redaction.of(certificate, false).results().get(0).evidence();
  }

  private static String bytes(Evidence evidence) {
    return evidence.bytes().toString(StandardCharsets.UTF_8);
  }
}
