package org.signalbox.app.internal.text;

import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** Shows people the lines of a trace. One thread. */
public final class TraceText {

  private static final int SUCCESS_FROM = 2_000;
  private static final int SUCCESS_END = 3_000;

  private final Terminal terminal;

  public TraceText(Terminal terminal) {
    this.terminal = terminal;
  }

  /** One request: who asked what, the candidates, where it went, what came back. */
  public void print(JsonNode line) {
    if (line.has("dropped")) {
      terminal.line(terminal.yellow(line.path("dropped") + " requests were not shown: too many"));
      return;
    }
    terminal.line(
        terminal.dim(text(line, "at"))
            + " "
            + terminal.bold(text(line, "command") + " " + text(line, "application"))
            + " from "
            + terminal.cyan(text(line, "from"))
            + prefixed(" for ", text(line, "subscriber")));
    line.path("steps").forEach(this::step);
    line.path("candidates").forEach(this::candidate);
    terminal.line("  " + went(line) + ", " + answer(line));
  }

  private void step(JsonNode step) {
    String mark = step.path("taken").booleanValue(false) ? "yes" : "no ";
    terminal.line(
        "  "
            + mark
            + " "
            + text(step, "what")
            + ": "
            + text(step, "why")
            + terminal.dim(prefixed("  ", text(step, "at"))));
  }

  private void candidate(JsonNode candidate) {
    StringJoiner parts = new StringJoiner(", ", " (", ")").setEmptyValue("");
    for (JsonNode part : candidate.path("parts")) {
      long score = part.path("score").longValue(0);
      parts.add((score > 0 ? "+" : "") + score + " " + text(part, "what"));
    }
    terminal.line(
        "  "
            + text(candidate, "peer")
            + "  "
            + candidate.path("score")
            + parts
            + terminal.yellow(prefixed("  out: ", text(candidate, "out"))));
  }

  private String went(JsonNode line) {
    StringJoiner sent = new StringJoiner(", then ");
    line.path("sentTo").forEach(peer -> sent.add(peer.stringValue("")));
    if (sent.length() > 0) {
      return "sent to " + terminal.cyan(sent.toString());
    }
    return switch (text(line, "outcome")) {
      case "redirected" -> "redirected to " + text(line, "reason");
      case "refused" -> "refused: " + text(line, "reason");
      default -> "sent to nobody";
    };
  }

  private String answer(JsonNode line) {
    long code = line.path("result").longValue(0);
    String shown =
        (line.path("experimental").booleanValue(false) ? "experimental " : "result ") + code;
    boolean success = code >= SUCCESS_FROM && code < SUCCESS_END;
    return (success ? terminal.green(shown) : terminal.red(shown))
        + prefixed(" \"", text(line, "error"))
        + (text(line, "error").isEmpty() ? "" : "\"")
        + " after "
        + line.path("milliseconds")
        + " ms";
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).stringValue("");
  }

  private static String prefixed(String prefix, String text) {
    return text.isEmpty() ? "" : prefix + text;
  }
}
