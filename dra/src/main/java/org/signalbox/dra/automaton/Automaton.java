package org.signalbox.dra.automaton;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.signalbox.dra.automaton.Program.Step;

/**
 * A deterministic machine over a {@link Program}, made of the states that texts have led to: one
 * table access for each character, whatever the number of patterns.
 *
 * <p><b>Bounds.</b> States are kept until their sizes add up to {@value #KEPT_WORDS_MAX} words;
 * then all are dropped and made anew as they are met. So texts that a stranger makes up cost time,
 * linear in their length and in the program's, but no memory.
 *
 * <p><b>Threads.</b> Any thread may search. The states that follow a state are written without a
 * lock: a thread that does not see one yet makes an equal one.
 */
final class Automaton {

  private static final int KEPT_WORDS_MAX = 1 << 20;

  private final Program program;
  private final CharacterClasses classes;
  private final int words;
  private volatile Kept kept;

  /**
   * The states that were met.
   *
   * @param begin where every text begins
   * @param states by themselves
   * @param size of all together, in words
   */
  private record Kept(
      AutomatonState begin, Map<AutomatonState, AutomatonState> states, AtomicInteger size) {}

  /**
   * A machine.
   *
   * @param patterns how many the program has places for
   */
  Automaton(Program program, int patterns) {
    this.program = program;
    this.classes = new CharacterClasses(program);
    this.words = (patterns + Long.SIZE - 1) / Long.SIZE;
    this.kept = empty();
  }

  private Kept empty() {
    Closure closure = new Closure(program, words, true);
    program.starts().forEach(closure::add);
    return new Kept(closure.state(classes.count()), new ConcurrentHashMap<>(), new AtomicInteger());
  }

  /** Adds the patterns found in a text without surrogates. */
  void search(String text, PatternHits hits) {
    AutomatonState state = kept.begin();
    int length = text.length();
    for (int i = 0; i < length; i++) {
      state.hit(hits, false);
      int kind = classes.of(text.charAt(i));
      AutomatonState next = state.next(kind);
      state = next == null ? follow(state, kind) : next;
    }
    state.hit(hits, true);
  }

  private AutomatonState follow(AutomatonState state, int kind) {
    int example = classes.example(kind);
    Closure closure = new Closure(program, words, false);
    for (int step : state.waiting()) {
      if (program.steps().get(step) instanceof Step.Consume consume && consume.of().has(example)) {
        closure.add(consume.next());
      }
    }
    // A pattern may begin at any place.
    program.starts().forEach(closure::add);
    AutomatonState next = keep(closure.state(classes.count()));
    state.next(kind, next);
    return next;
  }

  private AutomatonState keep(AutomatonState made) {
    Kept all = kept;
    AutomatonState known = all.states().putIfAbsent(made, made);
    if (known != null) {
      return known;
    }
    if (all.size().addAndGet(made.size()) > KEPT_WORDS_MAX) {
      kept = empty();
    }
    return made;
  }
}
