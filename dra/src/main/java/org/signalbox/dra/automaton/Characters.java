package org.signalbox.dra.automaton;

/**
 * A set of characters: each of ASCII by itself, all others together.
 *
 * @param low bits of the characters 0 to 63
 * @param high bits of the characters 64 to 127
 * @param others true when it has all beyond ASCII
 */
record Characters(long low, long high, boolean others) {

  /** Characters of ASCII. */
  static final int ASCII = 128;

  static final Characters NONE = new Characters(0, 0, false);
  static final Characters DIGITS = range('0', '9');
  static final Characters WORD = DIGITS.or(range('a', 'z')).or(range('A', 'Z')).or(of('_'));
  static final Characters SPACES = of(' ').or(of('\t')).or(of('\n')).or(of('\f')).or(of('\r'));

  /** What a dot stands for: everything but a line feed. */
  static final Characters DOT = of('\n').complement();

  /** One character of ASCII. */
  static Characters of(int character) {
    return range(character, character);
  }

  /** Characters of ASCII, both ends included. */
  static Characters range(int first, int last) {
    long low = 0;
    long high = 0;
    for (int c = first; c <= last; c++) {
      low |= c < Long.SIZE ? 1L << c : 0;
      high |= c < Long.SIZE ? 0 : 1L << c;
    }
    return new Characters(low, high, false);
  }

  Characters or(Characters more) {
    return new Characters(low | more.low, high | more.high, others || more.others);
  }

  Characters complement() {
    return new Characters(~low, ~high, !others);
  }

  /** Whether it has a character of ASCII, or for {@link #ASCII} all others. */
  boolean has(int character) {
    if (character >= ASCII) {
      return others;
    }
    return ((character < Long.SIZE ? low : high) >>> character & 1) != 0;
  }
}
