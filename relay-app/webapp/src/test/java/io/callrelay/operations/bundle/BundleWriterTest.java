package io.callrelay.operations.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.callrelay.call.Call;
import io.callrelay.call.CallId;
import io.callrelay.escalation.SupportBundle.Attachment;
import io.callrelay.ledger.Evidence.Range;
import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.ledger.LedgerEntry.Attempted;
import io.callrelay.ledger.LedgerEntry.Next;
import io.callrelay.ledger.LedgerEntry.Origin;
import io.callrelay.ledger.SwitchedLedger;
import io.callrelay.verdict.Answer;
import io.callrelay.verdict.Attempt;
import io.callrelay.verdict.Reason;
import io.callrelay.verdict.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a real ledger with hostile calls and answers. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BundleWriterTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Range HOUR = new Range(NOON, NOON.plusSeconds(3600));
  private static final String CALLER = "+919841012345";
  private static final String HOSTILE =
      "</pre><script src=//x></script>\r\n\"quoted\", no number " + CALLER + "; \u0000\u202E";
  private static final SwitchedLedger ledger = SwitchedLedger.empty();

  private final Bundles bundles =
      new Bundles(
          ledger.evidence(),
          ledger.incidents(),
          Clock.fixed(NOON.plusSeconds(4000), ZoneOffset.UTC),
          Map.of("relay.version", "<b>1</b>"));

  @BeforeAll
  static void fill() {
    attempt(
        "call-1",
        NOON.plusSeconds(10),
        new Verdict.Success("Data added."),
        "{\"status\":\"SUCCESS\"}");
    attempt(
        "=cmd|' /C calc'!A0",
        NOON.plusSeconds(20),
        new Verdict.Refused(Reason.ERROR_ANSWER, "=1+1 for " + CALLER, Optional.empty()),
        HOSTILE);
    Random random = new Random(20261101);
    for (int i = 0; i < 40; i++) {
      byte[] noise = new byte[6000];
      random.nextBytes(noise);
      attempt(
          "noise-" + i,
          NOON.plusSeconds(100 + i),
          new Verdict.Unreachable(Reason.HTTP_5XX, "HTTP 500", Optional.empty()),
          HexFormat.of().formatHex(noise).replaceAll("[0-9]", "x"));
    }
    attempt("later", NOON.plusSeconds(3600), new Verdict.Success(""), "{}");
  }

  @Test
  void every_file_is_there_with_its_right_sum() throws Exception {
    Map<String, byte[]> files = files(bundle(false));

    assertThat(files.keySet())
        .containsExactly(
            "attempts.ndjson", "attempts.csv", "summary.html", "relay.json", "SHA256SUMS");
    for (String line : text(files, "SHA256SUMS").lines().toList()) {
      String[] sum = line.split("  ", 2);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(files.get(sum[1]));
      assertThat(sum[0]).as(sum[1]).isEqualTo(HexFormat.of().formatHex(digest));
    }
    assertThat(text(files, "SHA256SUMS").lines()).hasSize(4);
  }

  @Test
  void all_attempts_of_the_time_are_in_both_forms_with_their_full_answers() throws Exception {
    Map<String, byte[]> files = files(bundle(true));

    assertThat(text(files, "attempts.ndjson").lines()).hasSize(42);
    assertThat(text(files, "attempts.ndjson"))
        .contains("no number " + CALLER)
        .contains("\"tpCallID\":\"call-1\"")
        .doesNotContain("\"later\"");
    assertThat(text(files, "attempts.csv"))
        .contains("no number " + CALLER)
        .startsWith("\uFEFF\"startedAt\"");
    assertThat(text(files, "attempts.csv").split("\r\n\"2026-03-01T12", -1)).hasSize(43);
  }

  @Test
  void numbers_are_masked_everywhere_by_default() throws Exception {
    for (Map.Entry<String, byte[]> file : files(bundle(false)).entrySet()) {
      assertThat(new String(file.getValue(), StandardCharsets.UTF_8))
          .as(file.getKey())
          .doesNotContain("9841012345", "02269112345", "98410");
    }
  }

  @Test
  void the_summary_holds_no_markup_but_its_own_and_no_script() throws Exception {
    String page = text(files(bundle(false)), "summary.html");

    assertThat(page)
        .doesNotContainIgnoringCase("<script")
        .contains("&lt;/pre&gt;&lt;script src=//x&gt;")
        .contains("&lt;b&gt;1&lt;/b&gt;")
        .contains("default-src 'none'")
        .contains("support@truepulse.com", "+91 7204464475")
        .doesNotContain("\u0000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1+1", "\uFF1D1"})
  void no_spreadsheet_takes_a_value_for_a_formula(String value) {
    assertThat(AttemptRow.cell(value)).startsWith("\"'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "2026-03-01T12:00:00Z", "a=b", "say \"hi\""})
  void other_values_stay_as_they_are(String value) {
    assertThat(AttemptRow.cell(value)).isEqualTo('"' + value.replace("\"", "\"\"") + '"');
  }

  @Test
  void an_attachment_has_all_when_it_fits_and_else_the_newest_attempts_and_says_so()
      throws Exception {
    Attachment all = attachment(5_000_000);
    assertThat(text(files(all.zip()), "attempts.ndjson").lines()).hasSize(42);
    assertThat(all.words()).contains("all attempts");

    Attachment part = attachment(65_536);
    Map<String, byte[]> files = files(part.zip());
    assertThat(part.zip().length).isLessThanOrEqualTo(65_536);
    assertThat(part.words()).contains("newest attempts only");
    assertThat(text(files, "attempts.ndjson").lines())
        .hasSizeBetween(1, 41)
        .last()
        .asString()
        .contains("\"noise-39\"");
    assertThat(text(files, "summary.html")).contains("Older attempts of this time were left out");
  }

  @Test
  void the_name_of_the_file_is_made_of_the_time_alone() {
    assertThat(attachment(5_000_000).name()).isEqualTo("true-pulse-support-20260301T130640Z.zip");
  }

  private Attachment attachment(long most) {
    return bundles.attachment(HOUR.from(), HOUR.to(), UUID.randomUUID(), most).orElseThrow();
  }

  private byte[] bundle(boolean fullNumbers) throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    bundles.write(new Contents(HOUR, Optional.empty(), Optional.empty(), fullNumbers, NOON), zip);
    return zip.toByteArray();
  }

  private static Map<String, byte[]> files(byte[] zip) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        files.put(entry.getName(), entries.readAllBytes());
      }
    }
    return files;
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.get(name), StandardCharsets.UTF_8);
  }

  private static void attempt(String id, Instant at, Verdict verdict, String answer) {
    Call call =
        new Call(
            new CallId(id),
            "78521",
            "ASG",
            CALLER,
            "02269112345",
            "23-10-2025",
            "2025-10-23T04:26:31.05Z",
            "2025-10-23T04:37:31.05Z",
            "51",
            "Answered",
            "https://domainname.com/" + CALLER + ".wav");
    Origin origin = new Origin(at, "pbx", UuidCreator.getTimeOrderedEpoch());
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    Attempt attempt =
        new Attempt(
            UuidCreator.getTimeOrderedEpoch(at),
            "node-1",
            at,
            Duration.ofMillis(25),
            verdict,
            Optional.of(new Answer(200, "text/html", List.of(), body, body.length, true)));
    ledger.write(new Accepted(call, origin, Optional.empty(), true));
    Next next =
        verdict instanceof Verdict.Success ? new Next.Done() : new Next.RetryAt(at.plusSeconds(60));
    ledger.write(new Attempted(call, origin, attempt, next));
  }
}
