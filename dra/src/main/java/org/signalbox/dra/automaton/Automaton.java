package org.signalbox.dra.automaton;

import org.signalbox.diameter.message.AvpCursor;
import org.signalbox.dra.automaton.Program.Step;

/**
 * A deterministic machine over a {@link Program}, made of the states that texts have led to: one
 * table access for each character, whatever the number of patterns.
 *
 * <p><b>Table.</b> States are rows of one array, a place for each class of characters; what stands
 * there leads to the state that follows, {@link StateTable#UNKNOWN} while no text has gone there.
 *
 * <p><b>Bounds.</b> When the table is full it is dropped, and states are made anew as they are met.
 * So texts that a stranger makes up cost time, linear in their length and in the program's, but no
 * memory.
 *
 * <p><b>Threads.</b> Any thread may search, without a lock as long as all states on its way are
 * known. One that adds a state holds the lock.
 */
final class Automaton {

  private final Program program;
  private final CharacterClasses classes;
  private final int words;
  private volatile StateTable known;

  /**
   * A machine.
   *
   * @param patterns how many the program has places for
   */
  Automaton(Program program, int patterns) {
    this.program = program;
    this.classes = new CharacterClasses(program);
    this.words = (patterns + Long.SIZE - 1) / Long.SIZE;
    this.known = empty();
  }

  private StateTable empty() {
    Closure closure = new Closure(program, words, true);
    program.starts().forEach(closure::add);
    return StateTable.beginningWith(closure.state(), classes.count());
  }

  /** Adds the patterns found in a text without surrogates. */
  void search(String text, PatternHits hits) {
    Walk walk = new Walk(hits);
    int length = text.length();
    for (int i = 0; i < length; i++) {
      walk.take(classes.of(text.charAt(i)));
    }
    walk.end();
  }

  /**
   * Adds the patterns found in the text of an AVP.
   *
   * @return false when the text is not ASCII alone; then hits may be missing
   */
  boolean search(AvpCursor text, PatternHits hits) {
    Walk walk = new Walk(hits);
    int length = text.dataLength();
    for (int i = 0; i < length; i++) {
      byte octet = text.dataAt(i);
      if (octet < 0) {
        return false;
      }
      walk.take(classes.ofAscii(octet));
    }
    walk.end();
    return true;
  }

  /** One search on its way. */
  private final class Walk {
    private final PatternHits hits;
    private StateTable table = known;
    private int row;

    Walk(PatternHits hits) {
      this.hits = hits;
      enter(table.begin());
    }

    void take(int kind) {
      int next = table.next(row, kind);
      enter(next == StateTable.UNKNOWN ? follow(kind) : next);
    }

    private void enter(int next) {
      row = StateTable.row(next);
      if (StateTable.isFound(next)) {
        table.state(row).hitNow(hits);
      }
    }

    private int follow(int kind) {
      AutomatonState made = after(table.state(row), kind);
      table = keep(table, row, kind, made);
      return table.leadTo(made);
    }

    void end() {
      table.state(row).hitAtEnd(hits);
    }
  }

  /** The state that a character of a class leads to. */
  private AutomatonState after(AutomatonState state, int kind) {
    int example = classes.example(kind);
    Closure closure = new Closure(program, words, false);
    for (int step : state.waiting()) {
      if (program.steps().get(step) instanceof Step.Consume consume && consume.of().has(example)) {
        closure.add(consume.next());
      }
    }
    // A pattern may begin at any place.
    program.starts().forEach(closure::add);
    return closure.state();
  }

  /**
   * Keeps a state and the way to it.
   *
   * @return the table that has it: another than it was reached in, when that had no room
   */
  private synchronized StateTable keep(StateTable from, int row, int kind, AutomatonState made) {
    StateTable table = known;
    if (!table.has(made) && table.isFull()) {
      table = empty();
    }
    if (!table.has(made)) {
      table = table.with(made);
    }
    if (table.continues(from)) {
      table.lead(row, kind, made);
    }
    known = table;
    return table;
  }
}
