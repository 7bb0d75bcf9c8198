package io.callrelay.simulator.spec;

import java.util.List;
import java.util.Locale;

/** Checks a whole request: S4.1, S4.2, and through {@link BodyReader} and {@link FieldRules} S5. */
public final class SpecificationCheck {
  private final Profile profile;

  public SpecificationCheck(Profile profile) {
    this.profile = profile;
  }

  /** Never throws: what cannot be read is a violation. */
  public Reading read(WebhookRequest request) {
    Findings findings = new Findings(profile);
    checkMethod(request, findings);
    checkContentType(request, findings);
    checkContentEncoding(request, findings);
    Payload payload = BodyReader.read(request.body().getBytes(), findings);
    FieldRules.check(payload, findings);
    return findings.about(payload);
  }

  private static void checkMethod(WebhookRequest request, Findings findings) {
    if (!request.method().equals("POST")) {
      findings.broken("method", "S4.1", request.method(), "is not POST");
    }
  }

  private static void checkContentType(WebhookRequest request, Findings findings) {
    List<String> types = request.values("Content-Type");
    if (types.size() != 1) {
      findings.brokenStrictly(
          "Content-Type", "S4.2", String.join(", ", types), "must be given exactly once");
      return;
    }
    String[] parts = types.get(0).split(";", -1);
    if (!parts[0].strip().equalsIgnoreCase("application/json")) {
      findings.brokenStrictly("Content-Type", "S4.2", types.get(0), "is not application/json");
    }
    for (int i = 1; i < parts.length; i++) {
      checkParameter(parts[i].strip().toLowerCase(Locale.ROOT), types.get(0), findings);
    }
  }

  /** A coded body is no JSON to a vendor who was not told of codings. */
  private static void checkContentEncoding(WebhookRequest request, Findings findings) {
    for (String encoding : request.values("Content-Encoding")) {
      if (!encoding.equalsIgnoreCase("identity")) {
        findings.broken("Content-Encoding", "S4.2", encoding, "is not plain application/json");
      }
    }
  }

  private static void checkParameter(String parameter, String type, Findings findings) {
    if (!parameter.startsWith("charset=")) {
      return;
    }
    String charset = parameter.substring("charset=".length()).replace("\"", "");
    if (!charset.equals("utf-8")) {
      findings.brokenStrictly("Content-Type", "S4.2", type, "names a charset that is not UTF-8");
    }
  }
}
