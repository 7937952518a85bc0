package org.signalbox.dra.automaton;

import java.util.List;

/** A regular expression as a tree. Groups leave no trace: only whether a text matches counts. */
sealed interface Expression {

  /** One character of a set. */
  record One(Characters of) implements Expression {}

  /** The begin of the text. */
  record Begin() implements Expression {}

  /** The end of the text. */
  record End() implements Expression {}

  /** One after another; none for the empty text. */
  record Sequence(List<Expression> parts) implements Expression {

    public Sequence {
      parts = List.copyOf(parts);
    }
  }

  /** Any one of some. */
  record Choice(List<Expression> parts) implements Expression {

    public Choice {
      parts = List.copyOf(parts);
    }
  }

  /**
   * The same several times.
   *
   * @param most {@link #UNBOUNDED} for no end
   */
  record Repeat(Expression part, int least, int most) implements Expression {

    static final int UNBOUNDED = -1;
  }
}
