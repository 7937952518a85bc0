package org.signalbox.app.internal.agent;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.core.SourcePosition;
import org.signalbox.dra.route.RouteExplanation;
import org.signalbox.dra.route.RouteExplanation.Candidate;
import org.signalbox.dra.route.RouteExplanation.Outcome;
import org.signalbox.dra.trace.TracedRequest;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A traced request as an object of JSON, with its subscribers masked unless they are asked for. */
final class TraceLine {

  private static final int SHOWN_MAX = 6;
  private static final int NANO_DIGITS_OF_MILLIS = 6;
  private static final int MILLIS_DIGITS = 3;

  private static final Pattern NUMBER = Pattern.compile("[0-9]{6,}");

  private final boolean clear;

  TraceLine(boolean clear) {
    this.clear = clear;
  }

  ObjectNode of(TracedRequest traced) {
    ObjectNode line = CallJson.object();
    List<String> subscribers = traced.subscribers();
    line.put("at", traced.at().toString());
    line.put("from", traced.from());
    line.put("application", DictionaryNames.application(traced.request().applicationId()));
    line.put("command", DictionaryNames.request(traced.request()));
    line.put("subscriber", subscribers.isEmpty() ? "" : shown(subscribers.getFirst()));
    traced.explanation().ifPresent(why -> add(line, why, subscribers));
    ArrayNode sent = line.putArray("sentTo");
    traced.sentTo().forEach(sent::add);
    line.put("result", traced.answer().resultCode());
    line.put("experimental", traced.answer().experimental());
    line.put("error", masked(traced.answer().errorMessage(), subscribers));
    line.put("milliseconds", millis(traced.answer().took()));
    return line;
  }

  private static BigDecimal millis(Duration took) {
    return BigDecimal.valueOf(took.toNanos(), NANO_DIGITS_OF_MILLIS)
        .setScale(MILLIS_DIGITS, java.math.RoundingMode.HALF_UP);
  }

  private void add(ObjectNode line, RouteExplanation why, List<String> subscribers) {
    ArrayNode steps = line.putArray("steps");
    for (RouteExplanation.Step step : why.steps()) {
      steps
          .addObject()
          .put("what", masked(step.what(), subscribers))
          .put("why", masked(step.why(), subscribers))
          .put("taken", step.taken())
          .put("at", step.position().map(SourcePosition::toString).orElse(""));
    }
    ArrayNode candidates = line.putArray("candidates");
    why.candidates().forEach(candidate -> add(candidates.addObject(), candidate, subscribers));
    switch (why.outcome()) {
      case Outcome.Sent _ -> line.put("outcome", "sent");
      case Outcome.Refused refused ->
          line.put("outcome", "refused").put("reason", masked(refused.reason(), subscribers));
      case Outcome.Redirected redirected ->
          line.put("outcome", "redirected").put("reason", String.join(", ", redirected.hosts()));
    }
  }

  private void add(ObjectNode line, Candidate candidate, List<String> subscribers) {
    line.put("peer", candidate.peer());
    line.put("score", candidate.score());
    line.put("out", candidate.exclusion().orElse(""));
    ArrayNode parts = line.putArray("parts");
    candidate
        .contributions()
        .forEach(part ->
            parts
                .addObject()
                .put("what", masked(part.what(), subscribers))
                .put("score", part.score())
                .put("at", part.position().map(SourcePosition::toString).orElse("")));
  }

  private String masked(String text, List<String> subscribers) {
    String masked = text;
    for (String name : subscribers) {
      masked = masked.replace(name, shown(name));
      // Others write the number alone that an NAI or a URI holds.
      for (MatchResult number : NUMBER.matcher(name).results().toList()) {
        masked = masked.replace(number.group(), shown(number.group()));
      }
    }
    return masked;
  }

  private String shown(String name) {
    if (clear) {
      return name;
    }
    int kept = Math.min(SHOWN_MAX, name.length() / 2);
    return name.substring(0, kept) + "*".repeat(Math.min(10, name.length() - kept));
  }
}
