package io.callrelay.operations.bundle;

import static io.callrelay.platform.Html.text;

import io.callrelay.call.CallField;
import io.callrelay.escalation.TruePulseSupport;
import io.callrelay.ledger.Incident;
import io.callrelay.operations.bundle.Summary.Alike;
import io.callrelay.operations.bundle.Summary.Slot;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/**
 * The bundle's page for people: readable alone, without the relay, without a network and without
 * scripts. Everything foreign in it is text.
 */
record SummaryPage(Contents contents, Summary summary, Map<String, String> about) {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#1d2939;--dim:#475467;--line:#d0d5dd;--back:#fff;--soft:#f5f6f8;--bad:#b42318;--good:#18794e}
      @media(prefers-color-scheme:dark){:root{--ink:#e6e9ee;--dim:#a3adbb;--line:#3a4250;--back:#14181f;--soft:#1d232c;--bad:#f0786d;--good:#4cc38a}}
      body{margin:0 auto;max-width:1080px;padding:28px 20px 60px;color:var(--ink);background:var(--back);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
      h1{font-size:26px;line-height:1.25;margin:0 0 4px}h2{font-size:19px;margin:36px 0 10px}p{margin:6px 0}.dim{color:var(--dim)}
      .cards{display:flex;flex-wrap:wrap;gap:12px;margin:18px 0}.card{flex:1 1 150px;background:var(--soft);border-radius:8px;padding:12px 16px}
      .card b{display:block;font-size:24px;font-variant-numeric:tabular-nums}
      .box{border-left:4px solid var(--bad);background:var(--soft);border-radius:4px;padding:10px 16px;margin:16px 0}
      .over{border-color:var(--good)}table{border-collapse:collapse;width:100%;font-size:14px}
      th,td{text-align:left;vertical-align:top;padding:6px 12px 6px 0;border-bottom:1px solid var(--line)}th{color:var(--dim);font-weight:600}
      .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}code,pre{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:13px}
      .few{width:auto;min-width:340px}td code{overflow-wrap:anywhere}pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--soft);border:1px solid var(--line);border-radius:6px;padding:10px 12px;margin:6px 0 0;max-height:340px;overflow:auto}
      .chart{display:flex;align-items:flex-end;gap:2px;height:120px;border-bottom:1px solid var(--line)}
      .chart div{flex:1;display:flex;flex-direction:column;justify-content:flex-end;height:100%}
      .chart i{display:block;background:var(--good)}.chart i.f{background:var(--bad)}.ends{display:flex;justify-content:space-between;color:var(--dim);font-size:13px}
      .key i{display:inline-block;width:10px;height:10px;background:var(--good);margin:0 5px 0 14px}.key i.f{background:var(--bad)}
      .fail{border-top:1px solid var(--line);padding:12px 0}.fail h3{font-size:15px;margin:0}
      """;

  void write(Writer page) throws IOException {
    page.write("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n");
    page.write("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    page.write("style-src 'unsafe-inline'\">\n");
    page.write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.write("<title>True Pulse Relay: support bundle</title>\n<style>" + STYLE + "</style>");
    page.write("</head><body>\n");
    head(page);
    chart(page);
    reasons(page);
    failures(page);
    undelivered(page);
    files(page);
    about(page);
    page.write("</body></html>\n");
  }

  private void head(Writer page) throws IOException {
    page.write("<h1>Deliveries to True Pulse</h1><p>Attempts from <b>");
    page.write(contents.range().from() + "</b> to <b>" + contents.range().to() + "</b> (UTC)");
    page.write(". Made " + contents.madeAt() + ".</p>");
    if (contents.incident().isPresent()) {
      incident(contents.incident().get(), page);
    }
    if (contents.after().isPresent()) {
      page.write("<p class=\"box\">Older attempts of this time were left out, so that the file");
      page.write(" stays small. The relay's API gives the whole: GET /api/v1/support-bundle.</p>");
    }
    long failed = summary.attempts() - summary.succeeded();
    page.write("<div class=\"cards\">");
    card("attempts", "%,d".formatted(summary.attempts()), page);
    card("got SUCCESS", "%,d".formatted(summary.succeeded()), page);
    card("did not", "%,d".formatted(failed), page);
    card("calls", summary.calls(), page);
    card("of these not delivered yet", summary.undeliveredCalls(), page);
    page.write("</div>\n");
  }

  private static void incident(Incident incident, Writer page) throws IOException {
    page.write(incident.open() ? "<div class=\"box\">" : "<div class=\"box over\">");
    page.write("<b>Incident " + text(incident.cause()) + "</b>, since ");
    page.write(incident.start().since().toString());
    page.write(incident.overAt().map(over -> ", over " + over).orElse(", still open"));
    page.write(". At most " + "%,d".formatted(incident.sight().mostCalls()) + " calls waited.<br>");
    page.write(text(incident.sight().words()) + "</div>\n");
  }

  private static void card(String label, String number, Writer page) throws IOException {
    page.write("<div class=\"card\"><b>" + text(number) + "</b>" + text(label) + "</div>");
  }

  private void chart(Writer page) throws IOException {
    List<Slot> slots = summary.slots();
    long most = slots.stream().mapToLong(slot -> slot.succeeded() + slot.failed()).max().orElse(0);
    page.write("<h2>Attempts over time</h2><div class=\"chart\" role=\"img\" aria-label=\"");
    page.write("Attempts over time; the same numbers are in attempts.csv\">");
    for (Slot slot : slots) {
      page.write(
          "<div title=\"%,d got SUCCESS, %,d did not\">"
              .formatted(slot.succeeded(), slot.failed()));
      page.write("<i class=\"f\" style=\"height:%s\"></i>".formatted(share(slot.failed(), most)));
      page.write("<i style=\"height:%s\"></i></div>".formatted(share(slot.succeeded(), most)));
    }
    page.write("</div><div class=\"ends\"><span>" + contents.range().from() + "</span><span>");
    page.write(
        "at most %,d in %,d seconds</span><span>"
            .formatted(most, Math.max(1, summary.slotLength().toSeconds())));
    page.write(contents.range().to() + "</span></div>");
    page.write("<p class=\"key dim\"><i></i>got SUCCESS<i class=\"f\"></i>did not</p>\n");
  }

  private static String share(long part, long whole) {
    return whole == 0 ? "0" : "%.2f%%".formatted(100.0 * part / whole);
  }

  private void reasons(Writer page) throws IOException {
    page.write(
        "<h2>What attempts came to</h2><table class=\"few\"><tr><th>reason</th><th class=\"n\">attempts</th></tr>");
    for (Map.Entry<String, Long> reason : summary.reasons().entrySet()) {
      page.write("<tr><td><code>" + text(reason.getKey()) + "</code></td><td class=\"n\">");
      page.write("%,d</td></tr>".formatted(reason.getValue()));
    }
    page.write("</table>\n");
  }

  private void failures(Writer page) throws IOException {
    List<Alike> failures = summary.failures();
    page.write("<h2>Failures, alike ones together</h2>");
    if (failures.isEmpty()) {
      page.write("<p>None: every attempt got SUCCESS.</p>");
    }
    for (Alike alike : failures) {
      ShownAttempt last = alike.last();
      page.write("<div class=\"fail\"><h3>%,d &times; ".formatted(alike.attempts()));
      page.write(text(last.attempt().reason()) + status(last) + "</h3><p>");
      page.write(text(last.detail()) + "</p><p class=\"dim\">Newest: ");
      page.write(last.attempt().startedAt() + ", call <code>" + text(last.callId()));
      page.write("</code>, attempt " + last.attempt().number() + ", took ");
      page.write(last.attempt().took().toMillis() + " ms, relay " + text(last.attempt().node()));
      page.write("</p>");
      if (last.answer().isPresent() && !last.answer().get().text().isEmpty()) {
        page.write("<pre>" + text(last.answer().get().text()) + "</pre>");
      }
      page.write("</div>\n");
    }
  }

  private static String status(ShownAttempt shown) {
    return shown.answer().map(answer -> " &middot; HTTP " + answer.status()).orElse("");
  }

  private void undelivered(Writer page) throws IOException {
    page.write("<h2>Calls that are not delivered yet</h2>");
    List<ShownAttempt> calls = summary.undelivered();
    if (calls.isEmpty()) {
      page.write("<p>None of the calls in this bundle.</p>");
      return;
    }
    page.write("<table><tr><th>tpCallID</th><th>customer</th><th>caller</th><th>DID</th>");
    page.write("<th class=\"n\">attempts</th><th>last attempt</th><th>last reason</th></tr>");
    for (ShownAttempt call : calls) {
      page.write("<tr><td><code>" + text(call.callId()) + "</code></td><td>");
      page.write(field(call, CallField.CUSTOMER_NAME) + " (" + field(call, CallField.CUSTOMER_ID));
      page.write(")</td><td>" + field(call, CallField.CALLER_NUMBER) + "</td><td>");
      page.write(field(call, CallField.DID_NUMBER) + "</td><td class=\"n\">");
      page.write(call.attempt().number() + "</td><td>" + call.attempt().startedAt());
      page.write("</td><td><code>" + text(call.attempt().reason()) + "</code></td></tr>\n");
    }
    page.write("</table><p class=\"dim\">The most often tried of " + summary.undeliveredCalls());
    page.write(". The relay goes on trying all of them until SUCCESS (S7.2).</p>\n");
  }

  private static String field(ShownAttempt call, CallField field) {
    return text(call.call().getOrDefault(field, ""));
  }

  private void files(Writer page) throws IOException {
    page.write("<h2>Files</h2><table><tr><th>file</th><th>what it is</th></tr>");
    file("attempts.ndjson", "Every attempt with the full answer, one JSON object a line.", page);
    file(
        "attempts.csv",
        "The same for a spreadsheet (UTF-8). A leading ' marks text that would"
            + " otherwise be taken for a formula.",
        page);
    file("relay.json", "Versions, and settings without secrets.", page);
    file(SummedZip.SUMS, "Checksums: sha256sum -c SHA256SUMS.", page);
    page.write(
        "</table><p>Phone numbers are "
            + (contents.fullNumbers()
                ? "<b>shown in full</b>: treat this file as personal data."
                : "masked but for their last four digits, also inside answers."));
    page.write(
        " Times are UTC. A <code>reason</code> is the relay's reading of an answer: SUCCESS"
            + " only for a 2xx whose whole body is a JSON object with status exactly SUCCESS (S6.1).</p>\n");
  }

  private static void file(String name, String what, Writer page) throws IOException {
    page.write("<tr><td><code>" + name + "</code></td><td>" + text(what) + "</td></tr>");
  }

  private void about(Writer page) throws IOException {
    page.write("<h2>The relay</h2><p>Relays that made these attempts: ");
    page.write(text(String.join(", ", summary.nodes())) + "</p><table>");
    for (Map.Entry<String, String> fact : about.entrySet()) {
      page.write("<tr><td><code>" + text(fact.getKey()) + "</code></td><td><code>");
      page.write(text(fact.getValue()) + "</code></td></tr>");
    }
    page.write("</table><h2>Contact</h2><p>True Pulse support: " + TruePulseSupport.MAIL + ", ");
    page.write(TruePulseSupport.PHONE + " (S10)</p>\n");
  }
}
