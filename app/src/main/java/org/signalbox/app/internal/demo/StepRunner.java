package org.signalbox.app.internal.demo;

import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.call.RpcCaller;
import org.signalbox.app.internal.text.CdrTableText;
import org.signalbox.app.internal.text.CdrTotalsText;
import org.signalbox.app.internal.text.EventCostText;
import org.signalbox.app.internal.text.ExplanationText;
import org.signalbox.app.internal.text.JsonColours;
import org.signalbox.app.internal.text.Terminal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes one call of the walk after the other, shows each with its answer, and keeps count. */
final class StepRunner {

  private static final int WIDTH = 96;
  private static final long NANOS_PER_MICRO = 1_000;

  private final RpcCaller caller;
  private final Terminal terminal;
  private int calls;
  private int unexpected;

  StepRunner(RpcCaller caller, Terminal terminal) {
    this.caller = caller;
    this.terminal = terminal;
  }

  int calls() {
    return calls;
  }

  int unexpected() {
    return unexpected;
  }

  void run(JsonNode step) {
    String say = step.path("say").asString("");
    if (!say.isEmpty()) {
      terminal.line();
      terminal.line("   " + terminal.yellow(say));
    }
    String method = step.path("call").asString("");
    ObjectNode parameters = (ObjectNode) step.path("with");
    calls++;
    terminal.line(terminal.dim(number()) + terminal.bold(method));
    new JsonColours(terminal, WIDTH, "     ").print(parameters);
    call(step, method, parameters);
  }

  private String number() {
    return calls < 10 ? " " + calls + " " : calls + " ";
  }

  private void call(JsonNode step, String method, ObjectNode parameters) {
    Expectation expectation = new Expectation(step);
    long started = System.nanoTime();
    try {
      JsonNode result = caller.call(method, parameters);
      long micros = (System.nanoTime() - started) / NANOS_PER_MICRO;
      answer(step, result, micros);
      expectation
          .error()
          .map(error -> "expected the error " + error)
          .or(() -> expectation.mismatch(result))
          .ifPresent(this::surprise);
    } catch (RpcCaller.RpcFailure failure) {
      String text = String.valueOf(failure.getMessage());
      boolean wanted = expectation.error().filter(text::equals).isPresent();
      String remark = wanted ? terminal.dim("   as the posts have it, too") : "";
      terminal.line("   " + terminal.red("← " + text) + remark);
      if (!wanted) {
        surprise("expected " + expectation.error().orElse("a result"));
      }
    }
  }

  private void answer(JsonNode step, JsonNode result, long micros) {
    Terminal inner = terminal.indented("     ");
    String time = terminal.dim("   " + micros / 1_000 + "." + micros / 100 % 10 + " ms");
    if (step.path("show").asString("").equals("explanation")) {
      new ExplanationText(inner).print(result);
    } else if (step.path("show").asString("").equals("totals")) {
      new CdrTotalsText(inner).print(result);
    } else if (EventCostText.suits(result)) {
      new EventCostText(inner).print(result);
    } else if (CdrTableText.suits(result)) {
      new CdrTableText(inner).print(result);
    } else {
      terminal.line("   " + terminal.green("← " + shown(result)) + time);
    }
  }

  private static String shown(JsonNode result) {
    return result.isString() ? result.stringValue() : CallJson.line(result);
  }

  private void surprise(String what) {
    unexpected++;
    terminal.line("   " + terminal.bold(terminal.red("✗ " + what)));
  }
}
