package org.signalbox.dra.automaton;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import org.signalbox.dra.automaton.Program.Step;

/** Follows a program's steps as far as they go without a character. For one state; one thread. */
final class Closure {

  private final Program program;
  private final boolean atBegin;
  private final BitSet seen = new BitSet();
  private final BitSet waiting = new BitSet();
  private final BitSet atEnd = new BitSet();
  private final long[] foundNow;
  private final long[] foundAtEnd;

  /**
   * Nothing yet.
   *
   * @param words of 64 patterns each
   * @param atBegin true at the begin of the text
   */
  Closure(Program program, int words, boolean atBegin) {
    this.program = program;
    this.atBegin = atBegin;
    this.foundNow = new long[words];
    this.foundAtEnd = new long[words];
  }

  /** Follows one step. */
  void add(int step) {
    follow(step, seen, foundNow);
  }

  private void follow(int first, BitSet visited, long[] found) {
    Deque<Integer> open = new ArrayDeque<>();
    open.push(first);
    while (!open.isEmpty()) {
      int at = open.pop();
      if (visited.get(at)) {
        continue;
      }
      visited.set(at);
      switch (program.steps().get(at)) {
        case Step.Consume _ -> waiting.set(at);
        case Step.Fork fork -> {
          open.push(fork.second());
          open.push(fork.first());
        }
        case Step.AtBegin begin -> {
          if (atBegin) {
            open.push(begin.next());
          }
        }
        case Step.AtEnd end -> atEnd.set(end.next());
        case Step.Found(int pattern) -> found[pattern / Long.SIZE] |= 1L << pattern;
      }
    }
  }

  /** The state in which all that was added waits. */
  AutomatonState state() {
    int[] consuming = waiting.stream().toArray();
    // What is met behind the end of the text can only be found, or ask for the end once more.
    BitSet visited = new BitSet();
    for (int step = atEnd.nextSetBit(0); step >= 0; step = atEnd.nextSetBit(0)) {
      atEnd.clear(step);
      follow(step, visited, foundAtEnd);
    }
    return new AutomatonState(consuming, foundNow, foundAtEnd);
  }
}
