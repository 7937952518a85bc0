package org.signalbox.app.internal.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.signalbox.core.SourcePosition;
import org.signalbox.diameter.dictionary.Dictionary;
import org.signalbox.diameter.dictionary.MessagePrinter;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.dra.route.RouteExplanation;
import org.signalbox.dra.route.RouteExplanation.Outcome;
import org.signalbox.dra.route.RouteExplanation.Share;

/** Shows people why a request goes where it goes. */
public final class RouteExplanationText {

  private static final int SCORE_WIDTH = 6;

  private final Terminal terminal;
  private final MessagePrinter printer = MessagePrinter.masking(Dictionary.standard());

  public RouteExplanationText(Terminal terminal) {
    this.terminal = terminal;
  }

  /** One request: its line, what was looked at, its candidates with their scores, the choice. */
  public void print(DiameterMessage request, RouteExplanation explanation) {
    terminal.line(terminal.bold(printer.line(request)));
    explanation.steps().forEach(this::step);
    explanation.candidates().forEach(this::candidate);
    terminal.line(choice(explanation.outcome()));
  }

  private void step(RouteExplanation.Step step) {
    String mark = step.taken() ? terminal.green("yes") : terminal.dim("no ");
    terminal.line("  " + mark + " " + step.what() + ": " + step.why() + place(step.position()));
  }

  private String place(Optional<SourcePosition> position) {
    return position.map(known -> terminal.dim("  " + known)).orElse("");
  }

  private void candidate(RouteExplanation.Candidate candidate) {
    String out = candidate.exclusion().map(why -> "  out: " + why).orElse("");
    if (candidate.contributions().isEmpty()) {
      terminal.line("  " + candidate.peer() + out);
      return;
    }
    terminal.line("  " + terminal.cyan(candidate.peer()) + "  " + candidate.score() + out);
    for (RouteExplanation.Contribution part : candidate.contributions()) {
      String score = (part.score() > 0 ? "+" : "") + part.score();
      terminal.line(
          " ".repeat(Math.max(1, SCORE_WIDTH + 4 - score.length()))
              + score
              + "  "
              + part.what()
              + place(part.position()));
    }
  }

  private static String choice(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused refused -> "refused: " + refused.resultCode() + ", " + refused.reason();
      case Outcome.Redirected redirected ->
          "redirected to " + String.join(", ", redirected.hosts());
      case Outcome.Sent sent -> first(sent.first()) + next(sent.next());
    };
  }

  private static String first(List<Share> shares) {
    if (shares.size() == 1) {
      return "goes to " + shares.getFirst().peer();
    }
    int total = shares.stream().mapToInt(Share::weight).sum();
    boolean even = shares.stream().map(Share::weight).distinct().count() == 1;
    return "goes to one of "
        + shares.stream()
            .map(share -> even ? share.peer() : share.peer() + " " + percent(share, total))
            .collect(Collectors.joining(", "))
        + (even ? ", evenly" : "");
  }

  private static String percent(Share share, int total) {
    return Math.round(100.0 * share.weight() / total) + " %";
  }

  private static String next(List<String> next) {
    return next.isEmpty() ? "" : "; when none of them is left: " + String.join(", ", next);
  }
}
