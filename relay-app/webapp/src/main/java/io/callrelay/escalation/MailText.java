package io.callrelay.escalation;

import io.callrelay.escalation.Report.Excerpt;
import io.callrelay.escalation.Report.Story;
import java.net.URI;
import java.util.Comparator;
import java.util.Optional;

/**
 * A report as a mail: its subject and, as plain text, its body.
 *
 * @param link at which people reach the console, if they do
 * @param attached what is attached, or why nothing is
 */
record MailText(Report report, Times times, Optional<URI> link, String attached) {
  static final String ALWAYS = "The relay goes on retrying, whatever comes of this message (S8.3).";

  String subject() {
    String since =
        report.stories().stream()
            .map(story -> story.incident().start().since())
            .min(Comparator.naturalOrder())
            .map(first -> ", since " + times.brief(first))
            .orElse("");
    return "[True Pulse Relay] " + report.title() + since;
  }

  String plain() {
    StringBuilder mail = new StringBuilder();
    mail.append(report.title()).append("\n\n");
    for (Story story : report.stories()) {
      plain(story, mail);
    }
    mail.append(ALWAYS).append("\n\n").append(attached).append('\n');
    return mail.append("\nTrue Pulse support: ")
        .append(TruePulseSupport.MAIL)
        .append(", ")
        .append(TruePulseSupport.PHONE)
        .append("\nSent by the True Pulse Relay on ")
        .append(report.node())
        .append(", ")
        .append(times.full(report.at()))
        .append('\n')
        .toString();
  }

  private void plain(Story story, StringBuilder mail) {
    if (report.stories().size() > 1) {
      String title = story.words().title() + (story.incident().open() ? "" : " - over");
      mail.append(title).append('\n').append("=".repeat(title.length())).append('\n');
    }
    Facts.of(story.incident(), report.at(), times)
        .forEach((label, fact) -> mail.append("%-18s%s%n".formatted(label + ":", fact)));
    if (story.incident().open()) {
      mail.append("\nWhat it means: ").append(story.words().meaning());
      mail.append("\nWhat you can do: ").append(story.words().advice()).append('\n');
    }
    address(story).ifPresent(at -> mail.append("\nThis incident: ").append(at).append('\n'));
    for (Excerpt excerpt : story.newest()) {
      mail.append("\n--- ").append(times.full(excerpt.at())).append(", call ");
      mail.append(excerpt.callId()).append("\n").append(excerpt.what()).append('\n');
      excerpt.answer().ifPresent(answer -> mail.append(answer).append('\n'));
    }
    mail.append('\n');
  }

  /** Where an incident is looked at. */
  Optional<String> address(Story story) {
    return link.map(console -> console.toString().replaceAll("/+$", ""))
        .map(console -> console + "/console/#/incidents/" + story.incident().id());
  }
}
