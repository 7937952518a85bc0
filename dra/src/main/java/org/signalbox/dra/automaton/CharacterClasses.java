package org.signalbox.dra.automaton;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Characters that no step of a program tells apart are one class, so that a state needs few places
 * for the states that follow it. Immutable.
 */
final class CharacterClasses {

  /** By character; the last place is for all beyond ASCII. */
  private final byte[] classes = new byte[Characters.ASCII + 1];

  /** One character of each class. */
  private final List<Integer> examples = new ArrayList<>();

  CharacterClasses(Program program) {
    Set<Characters> sets = new LinkedHashSet<>();
    for (Program.Step step : program.steps()) {
      if (step instanceof Program.Step.Consume consume) {
        sets.add(consume.of());
      }
    }
    Map<List<Boolean>, Integer> known = new HashMap<>();
    for (int c = 0; c <= Characters.ASCII; c++) {
      int character = c;
      List<Boolean> told = sets.stream().map(set -> set.has(character)).toList();
      Integer kind = known.get(told);
      if (kind == null) {
        kind = examples.size();
        known.put(told, kind);
        examples.add(c);
      }
      classes[c] = kind.byteValue();
    }
  }

  /** The class of a character. */
  int of(char c) {
    return classes[c < Characters.ASCII ? c : Characters.ASCII] & 0xFF;
  }

  /** The class of a character of ASCII. */
  int ofAscii(byte c) {
    return classes[c] & 0xFF;
  }

  /** A character of a class. */
  int example(int kind) {
    return examples.get(kind);
  }

  int count() {
    return examples.size();
  }
}
