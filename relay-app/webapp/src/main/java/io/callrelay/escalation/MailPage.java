package io.callrelay.escalation;

import static io.callrelay.platform.Html.text;

import io.callrelay.escalation.Report.Excerpt;
import io.callrelay.escalation.Report.Story;
import io.callrelay.ledger.Notice;

/**
 * A report as a mail in HTML. Tables and inline styles, for that is what mail programs show alike;
 * no picture, no script, nothing that is fetched.
 */
record MailPage(MailText mail) {
  private static final String FONT =
      "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";
  private static final String MONO =
      "font-family:ui-monospace,Menlo,Consolas,monospace;font-size:13px;line-height:1.5;";
  private static final String RED = "#b42318";
  private static final String AMBER = "#93540a";
  private static final String GREEN = "#18794e";

  String html() {
    Report report = mail.report();
    StringBuilder page = new StringBuilder(4096);
    page.append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .append("<title>")
        .append(text(mail.subject()))
        .append("</title></head>")
        .append("<body style=\"margin:0;padding:0;background:#f2f4f7;\">")
        .append("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\"")
        .append(
            " style=\"background:#f2f4f7;\"><tr><td align=\"center\" style=\"padding:24px 12px;\">")
        .append(
            "<table role=\"presentation\" width=\"640\" cellpadding=\"0\" cellspacing=\"0\" style=\"")
        .append("width:100%;max-width:640px;background:#ffffff;border-radius:8px;overflow:hidden;")
        .append("border:1px solid #d0d5dd;")
        .append(FONT)
        .append("color:#1d2939;\">");
    head(page);
    report.stories().forEach(story -> story(story, page));
    foot(page);
    return page.append("</table></td></tr></table></body></html>").toString();
  }

  private void head(StringBuilder page) {
    page.append("<tr><td style=\"background:")
        .append(colour())
        .append(";padding:20px 28px;\">")
        .append("<div style=\"font-size:13px;color:#ffffff;\">True Pulse Relay &middot; ")
        .append(text(kind()))
        .append("</div>")
        .append("<div style=\"font-size:22px;line-height:1.3;font-weight:600;color:#ffffff;\">")
        .append(text(mail.report().title()))
        .append("</div></td></tr>");
  }

  private String colour() {
    if (mail.report().stories().stream().noneMatch(story -> story.incident().open())) {
      return GREEN;
    }
    return mail.report().kind() == Notice.Kind.REMINDER ? AMBER : RED;
  }

  private String kind() {
    return switch (mail.report().kind()) {
      case RAISED -> "incident";
      case REMINDER -> "reminder";
      case OVER -> "incident over";
      case DIGEST -> "several incidents";
    };
  }

  private void story(Story story, StringBuilder page) {
    page.append("<tr><td style=\"padding:20px 28px 4px;border-top:1px solid #eaecf0;\">");
    if (mail.report().stories().size() > 1) {
      String state = story.incident().open() ? "" : " &ndash; over";
      page.append("<h2 style=\"font-size:17px;margin:0 0 10px;\">")
          .append(text(story.words().title()))
          .append(state)
          .append("</h2>");
    }
    page.append("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\">");
    Facts.of(story.incident(), mail.report().at(), mail.times())
        .forEach((label, fact) -> fact(label, fact, page));
    page.append("</table>");
    if (story.incident().open()) {
      paragraph("What it means", story.words().meaning(), page);
      paragraph("What you can do", story.words().advice(), page);
    }
    mail.address(story).ifPresent(address -> button(address, page));
    page.append("</td></tr>");
    if (!story.newest().isEmpty()) {
      excerpts(story, page);
    }
  }

  private static void fact(String label, String fact, StringBuilder page) {
    page.append(
            "<tr><td width=\"130\" valign=\"top\" style=\"padding:4px 12px 4px 0;font-size:14px;")
        .append("color:#475467;\">")
        .append(text(label))
        .append(
            "</td><td valign=\"top\" style=\"padding:4px 0;font-size:14px;word-break:break-word;\">")
        .append(text(fact))
        .append("</td></tr>");
  }

  private static void paragraph(String label, String words, StringBuilder page) {
    page.append("<p style=\"font-size:15px;line-height:1.5;margin:14px 0 0;\"><strong>")
        .append(text(label))
        .append(".</strong> ")
        .append(text(words))
        .append("</p>");
  }

  private static void button(String address, StringBuilder page) {
    page.append("<p style=\"margin:18px 0 6px;\"><a href=\"")
        .append(text(address))
        .append("\" style=\"display:inline-block;padding:10px 18px;border-radius:6px;")
        .append("background:#1d2939;color:#ffffff;text-decoration:none;font-size:14px;\">")
        .append("Open this incident</a></p>");
  }

  private void excerpts(Story story, StringBuilder page) {
    page.append(
            "<tr><td style=\"padding:14px 28px 4px;\"><h3 style=\"font-size:15px;margin:0 0 8px;\">")
        .append("The newest failed attempts</h3>");
    for (Excerpt excerpt : story.newest()) {
      page.append(
              "<div style=\"border-left:3px solid #d0d5dd;padding:2px 0 2px 12px;margin:0 0 14px;\">")
          .append("<div style=\"font-size:13px;color:#475467;\">")
          .append(text(mail.times().full(excerpt.at())))
          .append(" &middot; call ")
          .append(text(excerpt.callId()))
          .append("</div><div style=\"font-size:14px;\">")
          .append(text(excerpt.what()))
          .append("</div>");
      excerpt.answer().ifPresent(answer -> answer(answer, page));
      page.append("</div>");
    }
    page.append("</td></tr>");
  }

  private static void answer(String answer, StringBuilder page) {
    page.append("<pre style=\"")
        .append(MONO)
        .append("white-space:pre-wrap;word-break:break-word;")
        .append("background:#f8f9fb;border:1px solid #eaecf0;border-radius:4px;padding:8px 10px;")
        .append("margin:6px 0 0;\">")
        .append(text(answer))
        .append("</pre>");
  }

  private void foot(StringBuilder page) {
    page.append(
            "<tr><td style=\"padding:12px 28px 20px;\"><p style=\"font-size:14px;line-height:1.5;")
        .append("margin:0 0 12px;\">")
        .append(text(MailText.ALWAYS))
        .append(' ')
        .append(text(mail.attached()))
        .append("</p>")
        .append("<p style=\"font-size:14px;margin:0;padding:12px 14px;background:#f8f9fb;")
        .append("border-radius:6px;line-height:1.6;\"><strong>True Pulse support</strong><br>")
        .append("<a style=\"color:#1d2939;\" href=\"mailto:")
        .append(TruePulseSupport.MAIL)
        .append("\">")
        .append(TruePulseSupport.MAIL)
        .append("</a> &middot; ")
        .append("<a style=\"color:#1d2939;\" href=\"tel:")
        .append(TruePulseSupport.PHONE.replace(" ", ""))
        .append("\">")
        .append(TruePulseSupport.PHONE)
        .append("</a></p>")
        .append("<p style=\"font-size:12px;color:#475467;margin:14px 0 0;\">Sent by the relay on ")
        .append(text(mail.report().node()))
        .append(", ")
        .append(text(mail.times().full(mail.report().at())))
        .append(".</p></td></tr>");
  }
}
