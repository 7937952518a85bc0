package org.signalbox.app.internal.text;

import org.signalbox.core.SourcePosition;
import org.signalbox.diameter.dictionary.Dictionary;
import org.signalbox.diameter.dictionary.MessagePrinter;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.dra.freediameter.RouteExplanation;

/** Shows people why a request goes where it goes. */
public final class RouteExplanationText {

  private static final int SCORE_WIDTH = 6;

  private final Terminal terminal;
  private final MessagePrinter printer = MessagePrinter.masking(Dictionary.standard());

  public RouteExplanationText(Terminal terminal) {
    this.terminal = terminal;
  }

  /** One request: its line, its candidates with their scores, the choice. */
  public void print(DiameterMessage request, RouteExplanation explanation) {
    terminal.line(terminal.bold(printer.line(request)));
    explanation.candidates().forEach(this::candidate);
    terminal.line(choice(explanation));
  }

  private void candidate(RouteExplanation.Candidate candidate) {
    if (candidate.passed()) {
      terminal.line("  " + candidate.peer() + "  out: the request came from it or passed it");
      return;
    }
    String end = candidate.usable() ? "" : "  out: below zero";
    terminal.line("  " + terminal.cyan(candidate.peer()) + "  " + candidate.total() + end);
    for (RouteExplanation.Contribution part : candidate.contributions()) {
      String score = (part.score() > 0 ? "+" : "") + part.score();
      String place =
          part.position().map(SourcePosition::toString).map(text -> "  " + text).orElse("");
      terminal.line(
          " ".repeat(Math.max(1, SCORE_WIDTH + 4 - score.length()))
              + score
              + "  "
              + part.what()
              + terminal.dim(place));
    }
  }

  private static String choice(RouteExplanation explanation) {
    if (explanation.refusal().isPresent()) {
      return "refused: " + explanation.refusal().get();
    }
    return explanation.best().size() == 1
        ? "goes to " + explanation.best().getFirst()
        : "goes to one of " + String.join(", ", explanation.best()) + ", evenly";
  }
}
