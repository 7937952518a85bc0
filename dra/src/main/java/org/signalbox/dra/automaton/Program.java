package org.signalbox.dra.automaton;

import java.util.ArrayList;
import java.util.List;

/**
 * Expressions as steps of one nondeterministic machine (Thompson's construction): a step consumes a
 * character, forks, asks for an anchor, or says that a pattern is found. Immutable once built.
 */
final class Program {

  /** Steps of all patterns together; a machine that is larger is not built. */
  static final int STEPS_MAX = 20_000;

  /** One step; those that do not end go on to others. */
  sealed interface Step {

    /** Consumes a character of a set. */
    record Consume(Characters of, int next) implements Step {}

    /** Goes on in two places. */
    record Fork(int first, int second) implements Step {}

    /** Goes on at the begin of the text only. */
    record AtBegin(int next) implements Step {}

    /** Goes on at the end of the text only. */
    record AtEnd(int next) implements Step {}

    /** A pattern is found. */
    record Found(int pattern) implements Step {}
  }

  private final List<Step> steps = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();

  /** Adds a pattern; false, and nothing is changed, when it makes the machine too large. */
  boolean add(Expression expression, int pattern) {
    int before = steps.size();
    int found = emit(new Step.Found(pattern));
    int start = build(expression, found);
    if (steps.size() > STEPS_MAX) {
      steps.subList(before, steps.size()).clear();
      return false;
    }
    starts.add(start);
    return true;
  }

  List<Step> steps() {
    return steps;
  }

  /** Where each pattern begins. */
  List<Integer> starts() {
    return starts;
  }

  private int emit(Step step) {
    steps.add(step);
    return steps.size() - 1;
  }

  /** Builds backwards: what follows is there already. Returns where the expression begins. */
  private int build(Expression expression, int next) {
    if (steps.size() > STEPS_MAX) {
      return next;
    }
    return switch (expression) {
      case Expression.One one -> emit(new Step.Consume(one.of(), next));
      case Expression.Begin _ -> emit(new Step.AtBegin(next));
      case Expression.End _ -> emit(new Step.AtEnd(next));
      case Expression.Sequence sequence -> {
        int start = next;
        for (Expression part : sequence.parts().reversed()) {
          start = build(part, start);
        }
        yield start;
      }
      case Expression.Choice choice -> {
        int start = build(choice.parts().getLast(), next);
        for (Expression part : choice.parts().reversed().subList(1, choice.parts().size())) {
          start = emit(new Step.Fork(build(part, next), start));
        }
        yield start;
      }
      case Expression.Repeat repeat -> build(repeat, next);
    };
  }

  private int build(Expression.Repeat repeat, int next) {
    int start = next;
    if (repeat.most() == Expression.Repeat.UNBOUNDED) {
      // The fork comes first, so that the part can lead back to it.
      int fork = emit(new Step.Fork(next, next));
      steps.set(fork, new Step.Fork(build(repeat.part(), fork), next));
      start = fork;
    }
    for (int i = repeat.least(); i < repeat.most(); i++) {
      start = emit(new Step.Fork(build(repeat.part(), start), next));
    }
    for (int i = 0; i < repeat.least(); i++) {
      start = build(repeat.part(), start);
    }
    return start;
  }
}
