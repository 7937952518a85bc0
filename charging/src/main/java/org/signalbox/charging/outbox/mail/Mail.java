package org.signalbox.charging.outbox.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * A mail of text.
 *
 * @param id the same however often it is sent
 * @param to whom it is for, at least one
 * @param subject of any characters
 * @param text of any characters and lines
 * @param at when it was written
 */
record Mail(String id, List<String> to, String subject, String text, Instant at) {

  private static final int SUBJECT_MAX = 150;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

  /**
   * As it goes over the line (RFC 5322). The text is in base64, so that no line of it is too long
   * and none can be taken for a header.
   */
  List<String> lines(String from) {
    String domain = from.substring(from.indexOf('@') + 1);
    List<String> lines = new ArrayList<>();
    lines.add("From: <" + from + ">");
    lines.add("To: <" + String.join(">,\r\n <", to) + ">");
    lines.add("Subject: " + visible(subject));
    lines.add("Date: " + DATE.format(at.atZone(ZoneOffset.UTC)));
    lines.add("Message-ID: <" + id + "@" + domain + ">");
    lines.add("Auto-Submitted: auto-generated");
    lines.add("MIME-Version: 1.0");
    lines.add("Content-Type: text/plain; charset=utf-8");
    lines.add("Content-Transfer-Encoding: base64");
    lines.add("");
    String encoded = Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    lines.addAll(encoded.lines().toList());
    return lines;
  }

  /** What a header may hold: a line break in it would begin another header. */
  private static String visible(String text) {
    StringBuilder visible = new StringBuilder();
    for (int i = 0; i < text.length() && i < SUBJECT_MAX; i++) {
      char each = text.charAt(i);
      visible.append(each >= ' ' && each < 127 ? each : '?');
    }
    return visible.toString();
  }
}
