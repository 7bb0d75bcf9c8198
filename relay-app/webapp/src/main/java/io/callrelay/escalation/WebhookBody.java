package io.callrelay.escalation;

import com.fasterxml.jackson.core.JsonGenerator;
import io.callrelay.escalation.Report.Story;
import io.callrelay.ledger.Incident;
import io.callrelay.platform.Json;
import java.io.IOException;
import java.util.Map;

/** A report as what a webhook understands: plain JSON, a Slack message or a Teams card. */
final class WebhookBody {
  private static final int SLACK_MOST_TEXT = 2900;

  private final MailText mail;

  WebhookBody(MailText mail) {
    this.mail = mail;
  }

  /**
   * The body in a form.
   *
   * @param form {@code json}, {@code slack} or {@code teams}
   */
  String in(String form) {
    return switch (form) {
      case "slack" -> Json.object(this::slack);
      case "teams" -> Json.object(this::teams);
      default -> Json.object(this::plain);
    };
  }

  private void plain(JsonGenerator json) throws IOException {
    json.writeStringField("kind", mail.report().kind().name());
    json.writeStringField("title", mail.report().title());
    json.writeStringField("at", mail.report().at().toString());
    json.writeStringField("node", mail.report().node());
    json.writeArrayFieldStart("incidents");
    for (Story story : mail.report().stories()) {
      json.writeStartObject();
      plain(story, json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("truePulse");
    json.writeStringField("mail", TruePulseSupport.MAIL);
    json.writeStringField("phone", TruePulseSupport.PHONE);
    json.writeEndObject();
  }

  private void plain(Story story, JsonGenerator json) throws IOException {
    Incident incident = story.incident();
    json.writeStringField("id", incident.id().toString());
    json.writeStringField("cause", incident.cause());
    json.writeStringField("title", story.words().title());
    json.writeStringField("since", incident.start().since().toString());
    if (incident.overAt().isPresent()) {
      json.writeStringField("overAt", incident.overAt().get().toString());
    }
    json.writeBooleanField("open", incident.open());
    json.writeNumberField("calls", incident.sight().calls());
    json.writeNumberField("mostCalls", incident.sight().mostCalls());
    json.writeStringField("words", incident.sight().words());
    if (mail.address(story).isPresent()) {
      json.writeStringField("link", mail.address(story).get());
    }
  }

  private void slack(JsonGenerator json) throws IOException {
    json.writeStringField("text", slackText(mail.subject()));
    json.writeArrayFieldStart("blocks");
    for (Story story : mail.report().stories()) {
      json.writeStartObject();
      json.writeStringField("type", "section");
      json.writeObjectFieldStart("text");
      json.writeStringField("type", "mrkdwn");
      json.writeStringField("text", slack(story));
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private String slack(Story story) {
    String icon = story.incident().open() ? ":red_circle: " : ":white_check_mark: ";
    StringBuilder words = new StringBuilder(icon);
    words.append('*').append(slackText(story.words().title())).append("*\n");
    facts(story).forEach((label, fact) -> words.append(label + ": " + slackText(fact) + "\n"));
    mail.address(story).ifPresent(link -> words.append("<" + link + "|Open this incident>\n"));
    words.append("True Pulse: " + TruePulseSupport.MAIL + ", " + TruePulseSupport.PHONE);
    return words.length() <= SLACK_MOST_TEXT
        ? words.toString()
        : words.substring(0, SLACK_MOST_TEXT);
  }

  /** The three characters that Slack takes for markup. */
  private static String slackText(String foreign) {
    return foreign.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private Map<String, String> facts(Story story) {
    return Facts.of(story.incident(), mail.report().at(), mail.times());
  }

  private void teams(JsonGenerator json) throws IOException {
    json.writeStringField("type", "message");
    json.writeArrayFieldStart("attachments");
    json.writeStartObject();
    json.writeStringField("contentType", "application/vnd.microsoft.card.adaptive");
    json.writeObjectFieldStart("content");
    json.writeStringField("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    json.writeStringField("type", "AdaptiveCard");
    json.writeStringField("version", "1.4");
    json.writeArrayFieldStart("body");
    for (Story story : mail.report().stories()) {
      teams(story, json);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void teams(Story story, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "TextBlock");
    json.writeStringField("size", "Medium");
    json.writeStringField("weight", "Bolder");
    json.writeBooleanField("wrap", true);
    json.writeStringField("color", story.incident().open() ? "Attention" : "Good");
    String over = story.incident().open() ? "" : "Over: ";
    json.writeStringField("text", over + story.words().title());
    json.writeEndObject();
    json.writeStartObject();
    json.writeStringField("type", "FactSet");
    json.writeArrayFieldStart("facts");
    for (Map.Entry<String, String> fact : facts(story).entrySet()) {
      teamsFact(fact.getKey(), fact.getValue(), json);
    }
    teamsFact("True Pulse", TruePulseSupport.MAIL + ", " + TruePulseSupport.PHONE, json);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void teamsFact(String label, String fact, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("title", label);
    json.writeStringField("value", fact);
    json.writeEndObject();
  }
}
