package org.signalbox.app.internal.text;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.app.internal.ocs.CreditAnswer;
import org.signalbox.app.internal.ocs.CreditOutcome;
import org.signalbox.app.internal.ocs.CreditRequests;
import org.signalbox.app.internal.ocs.CreditStep;

/** A credit-control session as text, step by step while it goes on. One thread. */
public final class CreditText {

  private static final int AT_WIDTH = 16;
  private static final int REQUEST_WIDTH = 36;
  private static final int ANSWER_WIDTH = 64;

  private final Terminal terminal;
  private final String unit;

  /**
   * Text of a session.
   *
   * @param unit what is written beside numbers of units
   */
  public CreditText(Terminal terminal, String unit) {
    this.terminal = terminal;
    this.unit = unit;
  }

  /** The Session-Id, which other commands take. */
  public void session(String id) {
    terminal.line(terminal.dim("session " + id));
  }

  /** One request and its answer. */
  public void step(CreditStep step) {
    CreditAnswer answer = step.answer();
    String told = answer.cost().map(cost -> "cost " + cost.toPlainString()).orElse("");
    String answered = Terminal.padded(answered(answer), told.isEmpty() ? 0 : ANSWER_WIDTH);
    terminal.line(
        (Terminal.padded(units(step.at()), AT_WIDTH)
                + Terminal.padded(asked(step.step()), REQUEST_WIDTH)
                + (answer.isSuccess() ? answered : terminal.red(answered))
                + told)
            .stripTrailing());
  }

  private String asked(CreditRequests.Step step) {
    String used = step.used().isPresent() ? "  used " + units(step.used().getAsLong()) : "";
    return step.type().shown() + " " + step.number() + used;
  }

  private String answered(CreditAnswer answer) {
    List<String> parts = new ArrayList<>(List.of(Long.toString(answer.code())));
    answer.granted().ifPresent(count -> parts.add("granted " + units(count)));
    answer.finalUnit().ifPresent(action -> parts.add("the last, then " + action));
    answer.validity().ifPresent(seconds -> parts.add("valid " + seconds + " s"));
    answer.message().ifPresent(parts::add);
    return String.join(", ", parts);
  }

  private String units(long count) {
    return count + " " + unit;
  }

  /** How it ended. */
  public void outcome(CreditOutcome outcome) {
    String end =
        switch (outcome.end()) {
          case DONE -> terminal.green("ended after " + units(outcome.used()));
          case CUT -> terminal.yellow("cut after " + units(outcome.used()) + ": no more credit");
          case REFUSED -> terminal.red("refused with " + outcome.code() + name(outcome.code()));
          case ABORTED ->
              terminal.yellow("ended by the charging system after " + units(outcome.used()));
        };
    terminal.line(end + outcome.cost().map(cost -> ", cost " + cost.toPlainString()).orElse(""));
  }

  /** What a client's user is told of a refusal. */
  private static String name(long code) {
    return switch ((int) code) {
      case 3002 -> ": the charging system cannot be reached";
      case 3004 -> ": the charging system is too busy";
      case 4010 -> ": the service is barred";
      case 4012 -> ": not enough credit";
      case 5002 -> ": the session is not known";
      case 5003 -> ": the account may not use it";
      case 5030 -> ": there is no such account";
      case 5031 -> ": there is no price for it";
      default -> "";
    };
  }
}
